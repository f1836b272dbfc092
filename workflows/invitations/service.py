"""Sends the letters with which people set a password: an invitation, or a forgotten password."""

from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.authorities.queries import get_tenant
from tenants.people import memberships
from tenants.people.models import Person
from tenants.people.password_links import LASTS_IN_WORDS, Occasion, PasswordLinks
from tenants.people.permissions import ROLE_WORDS, Role
from tenants.people.queries import find_person_by_email
from workflows.notices.service import queue_letter
from workflows.partner_sign_in.queries import signs_in_by_link

_INVITATION = """\
Hello {name},

You have been invited to the LMSL portal for {tenant}, as: {role}.
The portal is where the London Modern Slavery Leads Network keeps its action plans and deadlines.

{step}
{address}

{lasts}
If you did not expect this, you can ignore it: nobody can sign in until a password is set.
"""

_BY_LINK = """\
Hello {name},

Somebody, probably you, asked for a new password for the LMSL portal. You need none: your organisation is a \
partner of the network, and you sign in by a link that we mail to you. Ask for one here:

{address}

If it was not you, do nothing.
"""

_RESET = """\
Hello {name},

Somebody, probably you, asked for a new password for the LMSL portal. Set one here:
{address}

The address works once, for {lasts}.
If it was not you, do nothing: your password stays as it is.
"""


def invite(
    email: str, name: str, tenant_id: UUID, role: Role, *, links: PasswordLinks, by: UUID | None
) -> str:
    """Lets somebody into the tenant and writes to them; returns the address they were sent.

    FieldError as memberships.invite raises it.
    """
    person = memberships.invite(email, name, tenant_id, role, by=by)
    address = links.base_url if person.password_hash else links.address_for(person, Occasion.INVITATION)
    words = _INVITATION.format(
        name=person.name,
        tenant=get_tenant(tenant_id).name,
        role=ROLE_WORDS[role],
        address=address,
        step=_step(person),
        lasts="" if person.password_hash else _lasts(Occasion.INVITATION),
    )
    key = f"invitation:{person.id}:{tenant_id}:{clock.now():%Y%m%d%H%M%S}"
    queue_letter(person.id, "Your invitation to the LMSL portal", words, dedupe_key=key)
    return address


def send_new_password_letter(email: str, *, links: PasswordLinks) -> None:
    """Writes to the person with this address, if there is one; at most once in ten minutes."""
    person = find_person_by_email(email)
    if person is None or not person.is_active:
        return
    words = _about_password(person, links)
    key = f"new-password:{person.id}:{clock.now():%Y%m%d%H%M}"[:-1]
    queue_letter(person.id, "Set a new password for the LMSL portal", words, dedupe_key=key)
    audit.note_portal_event("password:letter-asked-for", person_id=person.id)


def _about_password(person: Person, links: PasswordLinks) -> str:
    """How to set one; for whoever signs in by mailed links, that they need none."""
    if signs_in_by_link(person):
        return _BY_LINK.format(name=person.name, address=f"{links.base_url}/account/partner-sign-in")
    address = links.address_for(person, Occasion.RESET)
    return _RESET.format(name=person.name, address=address, lasts=LASTS_IN_WORDS[Occasion.RESET])


def _step(person: Person) -> str:
    if person.password_hash:
        return "Sign in with the password you already have:"
    return "Set a password here, then sign in:"


def _lasts(occasion: Occasion) -> str:
    lasts = LASTS_IN_WORDS[occasion]
    return f"The address works once, for {lasts}. After that, use “I have forgotten my password”.\n"
