"""The pages on which the network sees every release, who has given figures, and drafts the next quarter."""

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, may, requires
from portal.borough.drafts.blueprint import drafts as pages
from portal.borough.drafts.forms import DraftForm
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.database import db, reading_only
from tenants.errors import Refusal
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from workflows.register.models import Release
from workflows.register.rules import STATUS_WORDS, ReleaseStatus
from workflows.releases.drafts import all_releases, find_draft, giving, next_quarter
from workflows.releases.measures import MEASURES
from workflows.releases.service import Prepared, draft_prepared, prepare


@pages.get("/", endpoint="drafts")
@requires(Permission.RELEASE_READ)
def list_drafts() -> str:
    """Every release with where it stands, and the quarter that can be drafted next."""
    return _page(DraftForm(formdata=None))


@pages.post("/draft")
@requires(Permission.RELEASE_WRITE)
def draft() -> Answer:
    """Builds, protects and proves the figures of a quarter, and keeps them as a draft."""
    form = DraftForm()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        prepared = _prepared(form.period.data or "")
    except Refusal as refusal:
        form.show(refusal)
        return _page(form), 409
    drafted: list[Release] = []
    status = attempt(form, lambda: drafted.append(_write(prepared)))
    if status != DONE:
        return _page(form), status
    flash("It is drafted. Nobody outside sees it until a second person publishes it.")
    return redirect(url_for("drafts.release", release_id=drafted[0].id))


def _prepared(period: str) -> Prepared:
    """The figures, made before anything is written: it takes seconds, in which others can go on saving."""
    db.session.rollback()
    try:
        with reading_only():
            return prepare(period, today=clock.today())
    finally:
        db.session.rollback()


def _write(prepared: Prepared) -> Release:
    return draft_prepared(prepared, by=current_person().id, today=clock.today())[0]


def _page(form: DraftForm) -> str:
    quarter, releases = next_quarter(clock.today()), all_releases()
    people = {each.drafted_by_id for each in releases} | {each.approved_by_id for each in releases}
    return render_template(
        "borough/drafts/drafts.html",
        form=form,
        releases=releases,
        waiting=find_draft(),
        quarter=quarter,
        giving=giving(quarter) if quarter else None,
        measures={each.key: each.title for each in MEASURES},
        names=names_of({each for each in people if each}),
        may_write=may(Permission.RELEASE_WRITE),
        statuses=STATUS_WORDS,
        draft_status=ReleaseStatus.DRAFT,
    )
