"""Writing the ways on from a step of a draft, and whom its reader reaches there."""

import re
from dataclasses import replace
from uuid import UUID

from tenants.errors import FieldError
from tenants.pathways import editing
from tenants.pathways.steps import Option, Step, StepContact
from tenants.records.documents.details import web_address
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.service import save_step, steps_of

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def save_way(pathway: Pathway, key: str, index: int | None, option: Option, *, by: UUID | None) -> None:
    """Writes one way on anew, or adds one when `index` is None; it leads to a step of the edition."""
    content = steps_of(pathway)
    step = editing.get_step(content, key)
    if option.goes_to not in content.steps:
        raise FieldError("goes_to", "Choose a step from the list.")
    ways = (*step.options, option) if index is None else editing.put_at(step.options, index, option)
    save_step(pathway, replace(step, options=ways), by=by)


def remove_way(pathway: Pathway, key: str, index: int, *, by: UUID | None) -> None:
    """Takes one way on out."""
    step = _step(pathway, key)
    save_step(pathway, replace(step, options=editing.without_at(step.options, index)), by=by)


def move_way_up(pathway: Pathway, key: str, index: int, *, by: UUID | None) -> None:
    """Offers one way on before its neighbour."""
    step = _step(pathway, key)
    save_step(pathway, replace(step, options=editing.moved_up(step.options, index)), by=by)


def save_contact(
    pathway: Pathway, key: str, index: int | None, contact: StepContact, *, by: UUID | None
) -> None:
    """Writes one contact anew, or adds one when `index` is None; FieldError when nobody can be reached."""
    step = _step(pathway, key)
    found = _checked(contact)
    known = (*step.contacts, found) if index is None else editing.put_at(step.contacts, index, found)
    save_step(pathway, replace(step, contacts=known), by=by)


def remove_contact(pathway: Pathway, key: str, index: int, *, by: UUID | None) -> None:
    """Takes one contact out."""
    step = _step(pathway, key)
    save_step(pathway, replace(step, contacts=editing.without_at(step.contacts, index)), by=by)


def _step(pathway: Pathway, key: str) -> Step:
    return editing.get_step(steps_of(pathway), key)


def _checked(contact: StepContact) -> StepContact:
    if not contact.words.strip():
        raise FieldError("words", "Enter who it is.")
    must_be_email(contact.email)
    is_reached = any((contact.service_key, contact.phone, contact.email, contact.url, contact.is_missing))
    if not is_reached:
        raise FieldError("phone", "Enter a way to reach them, or tick that it is not known yet.")
    return replace(contact, url=web_address(contact.url) if contact.url.strip() else "")


def must_be_email(typed: str) -> None:
    """FieldError("email") for what can be no address; nothing typed is fine."""
    if typed.strip() and not _EMAIL.fullmatch(typed.strip()):
        raise FieldError("email", "Enter an e-mail address like adult.services@council.gov.uk")
