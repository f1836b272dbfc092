"""The public pages: survivor services by what somebody needs, and one service."""

from uuid import UUID

from flask import render_template, request

from portal.access import find_current_person, public
from portal.paging import Page, page_asked_for
from portal.survivor_services.asked import wanted_in
from portal.survivor_services.blueprint import survivor_services as pages
from portal.survivor_services.words import Known, choices_of, sentence, shown
from workflows.published_services.queries import get_published, published_services
from workflows.published_services.search import fitting, languages_of

PAGE_SIZE = 20


@pages.get("/services/")
@public
def services() -> str:
    """What a survivor may need, and the services that fit; nothing of who asks is kept."""
    every, known = published_services(), Known.now()
    languages = languages_of(every)
    wanted = wanted_in(request.args, known.needs, known.areas, languages)
    found = fitting(every, wanted, {**known.needs, **known.areas})
    page = Page(page_asked_for(request.args.get("page")), len(found), PAGE_SIZE)
    return render_template(
        "survivor_services/services.html",
        wanted=wanted,
        sentence=sentence(wanted, known),
        found=[shown(each.copy, known) for each in found[page.offset : page.last_shown]],
        page=page,
        total=len(every),
        known=known,
        choices=choices_of(languages, known),
        may_suggest=find_current_person() is not None,
    )


@pages.get("/services/<uuid:service_id>")
@public
def service(service_id: UUID) -> str:
    """One service: what, for whom, where, and how to refer."""
    published = get_published(service_id)
    return render_template("survivor_services/service.html", service=shown(published.copy, Known.now()))
