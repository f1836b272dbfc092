"""The way of every page with a form about an entry: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.borough.contacts.rights import must_look_after
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact, get_contact_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change_contact(
    contact_id: UUID,
    form: F,
    page: str,
    work: Callable[[Contact, F], str],
    *,
    offer: Callable[[F], None] = lambda _form: None,
    about: Callable[[Contact], dict[str, Any]] = lambda _contact: {},
) -> Answer:
    """The page with its form, or the entry after `work` was done to it, which says what it did.

    `offer` fills in what can be chosen, `about` what else the page shows. NotAllowed for somebody whose
    entry it is not.
    """
    must_look_after(get_contact(contact_id))
    offer(form)
    if not form.is_submitted():
        return _page(page, form, contact_id, about)
    found, done = get_contact_to_change(contact_id), list[str]()
    status = attempt(form, lambda: done.append(_do(found, form, work)))
    if status != DONE:
        offer(form)
        return _page(page, form, contact_id, about), status
    flash(done[0])
    return redirect(url_for("contacts.contact", contact_id=contact_id))


def _do(found: Contact, form: F, work: Callable[[Contact, F], str]) -> str:
    form.must_be_fresh(found)
    return work(found, form)


def _page(
    page: str, form: VersionedForm, contact_id: UUID, about: Callable[[Contact], dict[str, Any]]
) -> str:
    contact = get_contact(contact_id)
    form.catch_up(contact)
    return render_template(f"borough/contacts/{page}.html", form=form, contact=contact, **about(contact))
