"""Who may do what about an entry, beyond what their role allows anywhere."""

from portal.access import current_person, may
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import owner_of


def may_look_after(contact: Contact) -> bool:
    """Whether the person may keep the entry right: who may write contacts, or its owner."""
    return may(Permission.CONTACT_WRITE) or owner_of(contact)[1] == current_person().id


def must_look_after(contact: Contact) -> None:
    """NotAllowed for somebody whose entry it is not."""
    if not may_look_after(contact):
        raise NotAllowed("Only the owner of this entry and the leads can do that.")
