"""The secretariat's pages: who looked things up how often, and what one of them looked at."""

from datetime import timedelta

from flask import Blueprint, render_template, request

from portal.access import requires
from portal.paging import Page, page_asked_for
from tenants import clock
from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.guidance.queries import contact_services
from tenants.people.audiences import Audience
from tenants.people.permissions import Permission
from workflows.directory.look_ups import count_of, look_ups_of, name_of, readers, titles_of
from workflows.directory.models import LookUp
from workflows.directory.rules import LOOKED_WORDS, Looked

pages = Blueprint("look_ups", __name__, url_prefix="/<tenant:slug>/look-ups")

#: For how long back, in days; the first is shown unless another is asked for.
PERIODS = {"7": 7, "30": 30, "90": 90}
_WHO = {
    Audience.PUBLIC: "Everybody",
    Audience.MEMBERS: "Member or partner",
    Audience.NETWORK: "Network",
}


@pages.get("/")
@requires(Permission.PARTNER_WRITE)
def look_ups() -> str:
    """Everybody who looked something up lately, whoever is unusual first."""
    days = PERIODS.get(request.args.get("days", ""), 7)
    found = readers(clock.now() - timedelta(days=days))
    page = Page(page_asked_for(request.args.get("page")), len(found))
    return render_template(
        "borough/look_ups/look_ups.html",
        days=days,
        periods=PERIODS,
        shown=found[page.offset : page.offset + page.size],
        page=page,
        unusual=sum(bool(each.unusual) for each in found),
        total=sum(each.reading.look_ups for each in found),
        audiences=_WHO,
    )


@pages.get("/<reader>/")
@requires(Permission.PARTNER_WRITE)
def reader(reader: str) -> str:
    """What one of them looked at, the newest first."""
    name = name_of(reader)
    page = Page(page_asked_for(request.args.get("page")), count_of(reader))
    shown = look_ups_of(reader, offset=page.offset, limit=page.size)
    return render_template(
        "borough/look_ups/reader.html",
        name=name,
        is_person=shown[0].person_id is not None,
        page=page,
        lines=_lines(shown),
        titles=titles_of(shown),
    )


def _lines(shown: list[LookUp]) -> list[tuple[LookUp, str, str, str]]:
    """Each with what was opened, of which service and which places, in words."""
    services = {each.key: each.title for each in contact_services()}
    places = {each.slug: each.name for each in tenants_of_kind(TenantKind.AUTHORITY)}
    return [
        (
            each,
            LOOKED_WORDS[Looked(each.kind)],
            services.get(each.service_key, ""),
            ", ".join(places.get(slug, slug) for slug in each.place.split(",") if slug),
        )
        for each in shown
    ]
