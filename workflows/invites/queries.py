"""Reads who can be invited to a meeting, and who was sent what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.people.queries import members_of
from tenants.records.boards.models import BoardOffice
from tenants.records.boards.queries import members_on, office_on
from tenants.records.boards.rules import OFFICE_WORDS, Office
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.rules import Stage
from tenants.records.posts.models import Post
from tenants.scope import current_tenant
from workflows.invites.models import MeetingInvite
from workflows.invites.rules import Method
from workflows.notices.models import MessageState, OutboxMessage
from workflows.notices.rules import id_for


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody was last sent; `mail` is None when the e-mail is no longer known."""

    sequence: int
    method: Method
    sent_at: datetime
    mail: MessageState | None


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who belongs to the tenant; `seats` says what they are on the board, if anything."""

    person_id: UUID
    name: str
    email: str
    seats: tuple[str, ...]
    sent: Sent | None


def guests(meeting: Meeting) -> list[Guest]:
    """Everybody who can be invited: those of the board first, each by name."""
    seats, sent = _seats(meeting), _sent(meeting.id)
    people = [person for person, _ in members_of(current_tenant())]
    found = [
        Guest(person.id, person.name, person.email, tuple(seats[person.id]), sent.get(person.id))
        for person in people
    ]
    return sorted(found, key=lambda guest: not guest.seats)


def seats_without_account(meeting: Meeting) -> list[str]:
    """The seats of the board on that day that no person of the portal fills, in words."""
    seats = members_on(meeting.board_id, meeting.meets_on)
    held = _offices(meeting)
    named = [f"{OFFICE_WORDS[each.office]}: {each.words}" for each in held if each.words]
    return named + [
        ": ".join(filter(None, (seat.title, seat.role_words))) for seat in seats if not seat.person_id
    ]


def invites_of(meeting_id: UUID) -> list[MeetingInvite]:
    """Who was told what of the meeting."""
    return list(db.session.scalars(select(MeetingInvite).where(MeetingInvite.meeting_id == meeting_id)))


def reason_for_change(meeting: Meeting) -> str:
    """Why it was last moved or is cancelled, as whoever did it said; nothing when they did not."""
    if meeting.stage == Stage.CANCELLED:
        return meeting.cancelled_because
    moved = select(AuditEntry.after).where(
        AuditEntry.subject_id == meeting.id, AuditEntry.event == "meeting:moved"
    )
    last = db.session.scalar(moved.order_by(AuditEntry.at.desc()).limit(1))
    return str((last or {}).get("reason", ""))


def key_of(meeting_id: UUID, person_id: UUID, sequence: int, method: Method) -> str:
    """What makes a second e-mail to the same person about the same version impossible."""
    return f"invite:{meeting_id}:{person_id}:{sequence}:{method}"


def _seats(meeting: Meeting) -> defaultdict[UUID, list[str]]:
    """What people are on the board on the day of the meeting."""
    seats: defaultdict[UUID, list[str]] = defaultdict(list)
    held = _offices(meeting)
    holders = _holders(each.post_id for each in held if each.post_id)
    for office in held:
        person_id = office.person_id or holders.get(office.post_id)
        if person_id:
            seats[person_id].append(OFFICE_WORDS[Office(office.office)])
    for seat in members_on(meeting.board_id, meeting.meets_on):
        if seat.person_id:
            seats[seat.person_id].append(seat.title)
    return seats


def _offices(meeting: Meeting) -> list[BoardOffice]:
    return [held for office in Office if (held := office_on(meeting.board_id, office, meeting.meets_on))]


def _holders(post_ids: Iterable[UUID]) -> dict[UUID | None, UUID | None]:
    statement = select(Post.id, Post.holder_id).where(Post.id.in_(list(post_ids)))
    return {row.id: row.holder_id for row in db.session.execute(statement)}


def _sent(meeting_id: UUID) -> dict[UUID, Sent]:
    invites = invites_of(meeting_id)
    mails = dict(_mails(id_for(_key(invite)) for invite in invites))
    return {
        invite.person_id: Sent(
            invite.sequence, Method(invite.method), invite.sent_at, mails.get(id_for(_key(invite)))
        )
        for invite in invites
    }


def _key(invite: MeetingInvite) -> str:
    return key_of(invite.meeting_id, invite.person_id, invite.sequence, Method(invite.method))


def _mails(ids: Iterable[UUID]) -> Iterator[tuple[UUID, MessageState]]:
    statement = select(OutboxMessage.id, OutboxMessage.state).where(OutboxMessage.id.in_(list(ids)))
    for row in db.session.execute(statement):
        yield row.id, MessageState(row.state)
