"""What the update page says of the action: as little as its owner needs to answer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tenants.authorities.queries import get_tenant
from tenants.people.queries import get_person, names_of
from tenants.records.plans.models import Action
from tenants.records.plans.queries import open_action_file, owner_of
from tenants.records.plans.rules import CLAIMED_WORDS, Claimed, lateness_words
from workflows.chasing.update_link import Link


@dataclass(frozen=True, slots=True)
class LastNote:
    """The newest progress note; `by_name` is empty when the portal wrote it."""

    text: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class About:
    """The action in words, and whose update this is; `covers_for` is empty when it is the owner's own."""

    tenant: str
    title: str
    name: str
    covers_for: str
    due: str
    lateness: str
    claimed: str
    percent: int
    note: LastNote | None


def about(link: Link, today: date) -> tuple[Action, About]:
    """The link's action and its words; to be called inside the tenant's scope."""
    file = open_action_file(link.action_id)
    action = file.action
    owner_name, owner_id = owner_of(action)
    note = next((_last_note(note.text, note.author_id, note.at) for note in file.notes if note.text), None)
    return action, About(
        tenant=get_tenant(link.tenant_id).name,
        title=action.title,
        name=get_person(link.person_id).name,
        covers_for="" if owner_id == link.person_id else owner_name,
        due=action.due.words(),
        lateness=lateness_words(action.due_on, today) if action.due_on else "",
        claimed=CLAIMED_WORDS[Claimed(action.claimed)],
        percent=action.percent,
        note=note,
    )


def _last_note(text: str, author_id: UUID | None, at: datetime) -> LastNote:
    names = names_of({author_id}) if author_id else {}
    return LastNote(text, next(iter(names.values()), ""), at)
