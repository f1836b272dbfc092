"""The page that shows which authority has nobody confirmed for which service."""

from dataclasses import dataclass

from flask import render_template, request, url_for

from portal.access import signed_in
from portal.directory.blueprint import directory
from portal.directory.limits import must_be_of_the_network, must_not_be_too_many, note_look_up
from tenants import clock
from tenants.guidance.models import ContactService
from tenants.guidance.queries import contact_services
from workflows.directory.coverage import COVERED_WORDS, Coverage, Covered, Place, coverage
from workflows.directory.rules import Looked


@dataclass(frozen=True, slots=True)
class Square:
    """One square of the map as it is drawn."""

    place: Place
    words: str
    href: str


@directory.get("/coverage")
@signed_in
def covered() -> str:
    """A map and a table of London, for one service or for all that every authority should have."""
    must_be_of_the_network()
    must_not_be_too_many()
    services = contact_services()
    chosen = next((each for each in services if each.key == request.args.get("service")), None)
    found = coverage([chosen] if chosen else [each for each in services if each.is_expected])
    note_look_up(Looked.COVERAGE, service_key=chosen.key if chosen else "")
    return render_template(
        "directory/coverage.html",
        services=services,
        chosen=chosen,
        found=found,
        squares=_squares(found, chosen),
        total=found.total(chosen) if chosen else None,
        states=COVERED_WORDS,
        marks=_MARKS,
        today=clock.today(),
    )


#: What stands in a square beside its words, so that nobody has to tell colours apart.
_MARKS = {Covered.CONFIRMED: "✓", Covered.UNCONFIRMED: "?", Covered.VACANT: "○", Covered.NOBODY: "✕"}


def _squares(found: Coverage, chosen: ContactService | None) -> list[Square]:
    """Row by row, so that the keyboard goes over the map as one reads."""
    placed = [(each.tile.row, each.tile.column, each) for each in found.places if each.tile]
    ordered = [place for *_, place in sorted(placed, key=lambda one: one[:2])]
    return [Square(place, _words(place), _href(place, chosen)) for place in ordered]


def _words(place: Place) -> str:
    if len(place.services) == 1:
        return COVERED_WORDS[place.covered]
    return f"{place.confirmed} of {len(place.services)}"


def _href(place: Place, chosen: ContactService | None) -> str:
    """The entry where there is one for the service, else the place with everybody in it."""
    entries = place.services[0].entries if chosen else ()
    if len(entries) == 1:
        return url_for("directory.entry", entry_id=entries[0].entry_id)
    return url_for("directory.look_up", place=place.authority.slug)
