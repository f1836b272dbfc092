"""Finds whom a step says to reach: its own words, and whoever the directory has for the reader to see."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request, url_for

from portal.access import find_current_person
from portal.directory.limits import current_audience, note_look_up
from tenants import clock
from tenants.guidance.queries import contact_services
from tenants.pathways.steps import Step, StepContact
from tenants.people.audiences import Audience
from workflows.directory.entries import EntryView, entries_for
from workflows.directory.limits import signed_in_reader, spent_limit
from workflows.directory.rules import Looked
from workflows.published_pathways.values import Place


@dataclass(frozen=True, slots=True)
class Reached:
    """One line of a step's contacts.

    `look_up` leads to everybody in the directory for the same, `sign_in` to there being more to see.
    """

    contact: StepContact
    entries: Sequence[EntryView] = ()
    look_up: str = ""
    sign_in: str = ""


def contacts_of(step: Step, place: Place) -> list[Reached]:
    """The contacts of a step, in its order, with the place's own entries in the directory."""
    audience = _audience() if any(each.service_key for each in step.contacts) else Audience.PUBLIC
    titles = {service.key: service.title for service in contact_services()} if step.contacts else {}
    return [_reached(each, place, titles.get(each.service_key, ""), audience) for each in step.contacts]


def _reached(contact: StepContact, place: Place, title: str, audience: Audience) -> Reached:
    if not title:
        return Reached(contact)
    words = title if place.is_national else f"{title} {place.name}"
    look_up = url_for("directory.look_up", words=words)
    if place.is_national:
        return Reached(contact, (), look_up)
    found = entries_for(place.slug, contact.service_key, audience)
    if audience > Audience.PUBLIC:
        note_look_up(Looked.SEARCH, service_key=contact.service_key, places=(place.slug,), shown=len(found))
    return Reached(contact, found, look_up, _sign_in())


def _sign_in() -> str:
    """To the sign-in page and from there back to this step; empty for those who have signed in."""
    if find_current_person() is not None:
        return ""
    return url_for("account.sign_in", next=request.full_path.rstrip("?"))


def _audience() -> Audience:
    """The reader's own; the public's once they have looked up too much, because nobody is stopped here."""
    person, audience = find_current_person(), current_audience()
    if person is None:
        return Audience.PUBLIC
    return Audience.PUBLIC if spent_limit(signed_in_reader(person.id, audience), clock.now()) else audience
