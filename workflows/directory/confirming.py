"""Decides who is to be asked whether an entry is right, again and again until somebody says so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tenants.authorities.queries import get_tenant
from tenants.people.queries import get_person
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import ToConfirm, contacts_to_confirm
from tenants.scope import current_tenant
from workflows.chasing.circumstances import team_on
from workflows.chasing.rules import Team, who_is_there
from workflows.directory import confirm_link
from workflows.directory.asked import Telling, Told, reader_at, readers_of, tellings_of
from workflows.directory.bounces import has_bounced
from workflows.directory.confirm_letters import Asking, Role, service_title
from workflows.directory.confirm_link import Link
from workflows.directory.letter_keys import HOLDER, MAILBOX, LetterKey, address_at
from workflows.directory.stages import NOTICE, TELLS_LEADS, Stage, stage_on
from workflows.directory.standing import mark_contact_stale

STALE_WORDS = "Nobody has confirmed it for four weeks after it was due"


@dataclass(frozen=True, slots=True)
class Ask:
    """One entry to ask one reader about, in plain values, so that it can leave the tenant's scope."""

    asking: Asking
    key: LetterKey  # of the letter in which this entry is the most pressing one
    telling: Telling
    told: Told
    reader: str  # the same for whoever is one reader, in whichever tenant
    name: str
    address: str  # empty for a person of the portal


@dataclass(frozen=True, slots=True)
class Round:
    """What one tenant asks today, how many entries it marked as stale, and who has a letter of today."""

    asks: list[Ask]
    marked: int
    served: set[str]  # as Ask.reader


def ask_around(today: date) -> Round:
    """Whom to ask about what in the open tenant; nobody is asked twice at one stage of a round."""
    due = [(each, stage) for each in contacts_to_confirm(today + NOTICE) if (stage := _stage(each, today))]
    marked = sum(stage == Stage.STALE and _mark(each.contact, today) for each, stage in due)
    team = team_on(today)
    before = tellings_of(each.contact.id for each, _ in due)
    asks = (_ask(each, stage, told, today) for each, stage in due for told in _told(each, stage, team))
    return Round([ask for ask in asks if ask.telling not in before], marked, readers_of(today))


def _stage(each: ToConfirm, today: date) -> Stage | None:
    return stage_on(each.owed.due_on, today)


def _mark(contact: Contact, today: date) -> bool:
    if contact.stale_since_on is not None:
        return False
    mark_contact_stale(contact.id, STALE_WORDS, today=today)
    return True


def _told(each: ToConfirm, stage: Stage, team: Team) -> list[Told]:
    """Whoever looks after the entry, the leads when that is nobody, and them as well when it is late."""
    leads = [
        Told(who_is_there(lead_id, team) or lead_id, is_lead=True) for lead_id in dict.fromkeys(team.leads)
    ]
    first = list(_looking_after(each, team)) or leads
    people = [*first, *(leads if stage in TELLS_LEADS else [])]
    return list({told.key: told for told in reversed(people)}.values())[::-1]


def _looking_after(each: ToConfirm, team: Team) -> Iterator[Told]:
    """The owner or whoever covers for them; failing that the entry's own address, unless mail came back."""
    owner_id = each.owed.owner_id
    there = None
    if owner_id is not None and owner_id in team.members:
        there = who_is_there(owner_id, team)
    if there is not None:
        yield Told(there)
    elif not has_bounced(each.contact):
        place = HOLDER if each.contact.holder_email else MAILBOX
        if address_at(each.contact, place):
            yield Told(place=place)


def _ask(each: ToConfirm, stage: Stage, told: Told, today: date) -> Ask:
    contact, tenant_id = each.contact, current_tenant()
    ask = Ask(
        asking=_asking(each, stage, told, today),
        key=LetterKey(today, tenant_id, contact.id, told.key),
        telling=Telling(contact.id, each.owed.due_version, stage, told.key),
        told=told,
        reader=told.key,
        name="",
        address="",
    )
    if told.person_id is not None:
        return replace(ask, name=get_person(told.person_id).name)
    name = contact.holder if told.place == HOLDER else ""
    address = address_at(contact, told.place)
    return replace(ask, reader=reader_at(contact, told.place), name=name, address=address)


def _asking(each: ToConfirm, stage: Stage, told: Told, today: date) -> Asking:
    contact, link = each.contact, _link(each, told, today)
    return Asking(
        title=_called(contact),
        service=service_title(contact.service_key),
        tenant=get_tenant(current_tenant()).name,
        verified_on=contact.verified_on,
        is_warned_of=contact.stale_since_on is not None,
        stage=stage,
        due_on=each.owed.due_on,
        role=_role(told),
        address=confirm_link.address(link),
        last_day=link.last_day,
    )


def _called(contact: Contact) -> str:
    """One house may have the same post of several organisations."""
    return ", ".join(filter(None, (contact.title, contact.organisation)))


def _link(each: ToConfirm, told: Told, today: date) -> Link:
    return Link(
        tenant_id=current_tenant(),
        contact_id=each.contact.id,
        round=each.owed.due_version,
        issued_on=today,
        person_id=told.person_id,
        address_mark="" if told.person_id else confirm_link.mark_of(address_at(each.contact, told.place)),
    )


def _role(told: Told) -> Role:
    if told.person_id is None:
        return Role.OUTSIDE
    return Role.LEAD if told.is_lead else Role.OWNER
