"""The pages on which a review is printed or taken along as a file."""

from uuid import UUID

from flask import render_template
from werkzeug.wrappers import Response

from portal.access import current_belonging, requires
from portal.borough.learning.blueprint import learning as pages
from portal.borough.learning.themes import themes_in_words
from portal.papers import send_pdf, send_word
from tenants import clock
from tenants.authorities.queries import get_tenant
from tenants.people.permissions import Permission
from tenants.records.learning.models import Review
from tenants.records.learning.queries import findings_of, followed, get_review
from workflows.papers.content import Paper
from workflows.review_papers.paper import review_paper


@pages.get("/<uuid:review_id>/paper")
@requires(Permission.LEARNING_READ)
def paper(review_id: UUID) -> str:
    """The review as a paper, to be printed."""
    found = get_review(review_id)
    return render_template("borough/learning/paper.html", review=found, paper=_paper(found))


@pages.get("/<uuid:review_id>/word")
@requires(Permission.LEARNING_READ)
def word(review_id: UUID) -> Response:
    """The review as a Word document."""
    found = get_review(review_id)
    return send_word(_paper(found), found.title)


@pages.get("/<uuid:review_id>/pdf")
@requires(Permission.LEARNING_READ)
def pdf(review_id: UUID) -> Response:
    """The review as a PDF."""
    found = get_review(review_id)
    return send_pdf(_paper(found), found.title)


def _paper(found: Review) -> Paper:
    titles, organisation = themes_in_words(), get_tenant(current_belonging().tenant_id).official_name
    lessons = [(each, titles.get(each.lesson.theme_key or "", "")) for each in followed(found.id)]
    return review_paper(organisation, found, findings_of(found.id), lessons, clock.today())
