"""Door one for entries of the directory: what may leave of a post, each field to whom the tenant chose."""

from uuid import UUID

from tenants.authorities.queries import get_tenant
from tenants.dating import format_day
from tenants.errors import WrongState
from tenants.people.audiences import Audience
from tenants.records.contacts.copies import OUTSIDE, EntryCopy
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.rules import (
    TRAINING_WORDS,
    Availability,
    ContactState,
    Field,
    Training,
    visibility_of,
)
from tenants.scope import current_tenant

#: With one of these somebody can be reached.
WAYS = (Field.MAILBOX, Field.PHONE, Field.HOLDER_EMAIL, Field.DEPUTY_EMAIL)


def publication(contact_id: UUID) -> EntryCopy:
    """What others may see of the tenant's entry; NotFound when it is not the tenant's.

    WrongState when it has ended, and when nobody outside could reach anybody by it and no vacancy says why.
    """
    contact = get_contact(contact_id)
    if contact.state == ContactState.ENDED:
        raise WrongState("This entry has ended, so nothing of it may go into the directory.")
    return EntryCopy(
        id=contact.id,
        service_key=contact.service_key,
        organisation=contact.organisation or get_tenant(current_tenant()).name,
        title=contact.title,
        covers=tuple(contact.covers),
        availability=Availability(contact.availability),
        audience=_widest(contact),
        fields=_fields(contact),
        is_vacant=contact.vacant_since_on is not None,
        verified_on=contact.verified_on,
        stale_since_on=contact.stale_since_on,
        is_demonstration=contact.is_demonstration,
    )


def _fields(contact: Contact) -> dict[Audience, dict[Field, str]]:
    """Every field with words under the audience that it was given; what is only for us is left behind."""
    found: dict[Audience, dict[Field, str]] = {audience: {} for audience in OUTSIDE}
    for field in Field:
        audience, words = visibility_of(contact.visibility, field), words_of(contact, field)
        if words and audience in found:
            found[audience][field] = words
    return found


def _widest(contact: Contact) -> Audience:
    """Who sees the heading; of a vacant post whoever would see how to reach its holder."""
    fields = _fields(contact)
    seen = {field: audience for audience in OUTSIDE for field in fields[audience]}
    is_vacant = contact.vacant_since_on is not None
    if not is_vacant and not any(way in seen for way in WAYS):
        raise WrongState(
            "Nobody could be reached by this entry. Add a mailbox, a phone number or an e-mail address "
            "that others may see, or say that the post is vacant."
        )
    ways = [visibility_of(contact.visibility, way) for way in WAYS] if is_vacant else []
    return min([*seen.values(), *(way for way in ways if way in OUTSIDE)], default=Audience.NETWORK)


def words_of(contact: Contact, field: Field) -> str:
    """The field as readers see it; "" when there is nothing in it."""
    if field != Field.TRAINING:
        return str(getattr(contact, field.value))
    training = Training(contact.training)
    if training == Training.UNKNOWN:
        return ""
    words = TRAINING_WORDS[training]
    return f"{words}, {format_day(contact.trained_on)}" if contact.trained_on else words
