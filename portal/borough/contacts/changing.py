"""The pages with a form about an entry of the directory, for those who look after it."""

from collections.abc import Callable
from uuid import UUID

from portal.borough.contacts.rights import must_look_after
from portal.forms.changing import Answer, F, FormPages, Values
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact, get_contact_to_change

PAGES = FormPages(
    "contact", get_contact, get_contact_to_change, folder="borough/contacts", home="contacts.contact"
)


def change_contact(
    contact_id: UUID,
    form: F,
    page: str,
    work: Callable[[Contact, F], str],
    *,
    offer: Callable[[Contact, F], object] = lambda _contact, _form: None,
    about: Callable[[Contact], Values] = lambda _contact: {},
) -> Answer:
    """The page with its form, or the entry after `work` was done to it, which says what it did.

    NotAllowed for somebody whose entry it is not.
    """
    return PAGES.change(contact_id, form, page, work, None, check=must_look_after, offer=offer, more=about)
