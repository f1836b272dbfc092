"""The meetings of a board as those outside the house may read them, each only as far as it has come."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.boards.card import DecisionCard, ItemCard, MeetingCard
from tenants.records.meetings.models import AgendaItem, Decision, Meeting
from tenants.records.meetings.rules import Stage

#: Stages in which the minutes are out, and with them the decisions.
WITH_MINUTES = frozenset({Stage.MINUTES_CIRCULATED, Stage.MINUTES_APPROVED})
#: Stages in which the agenda may be out; a meeting can be held without one.
WITH_AGENDA = WITH_MINUTES | {Stage.AGENDA_PUBLISHED, Stage.HELD}


def published_meetings(board_id: UUID) -> tuple[MeetingCard, ...]:
    """Every meeting, the earliest first."""
    statement = (
        select(
            Meeting.id,
            Meeting.title,
            Meeting.meets_on,
            Meeting.starts_at,
            Meeting.ends_at,
            Meeting.place,
            Meeting.url,
            Meeting.stage,
        )
        .where(Meeting.board_id == board_id)
        .order_by(Meeting.meets_on, Meeting.starts_at, Meeting.id)
    )
    items, decisions = _items(board_id), _decisions(board_id)
    return tuple(
        MeetingCard(
            id=str(row.id),
            title=row.title,
            meets_on=row.meets_on,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            place=row.place,
            url=row.url,
            stage=str(row.stage),
            items=tuple(items[row.id]),
            decisions=tuple(decisions[row.id]),
        )
        for row in db.session.execute(statement)
    )


def _items(board_id: UUID) -> defaultdict[UUID, list[ItemCard]]:
    """Items of meetings whose agenda is published; the minute only where the minutes are circulated."""
    statement = (
        select(
            Meeting.id,
            Meeting.stage,
            Meeting.agenda_published_on,
            AgendaItem.title,
            AgendaItem.purpose,
            AgendaItem.minute,
        )
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(Meeting.board_id == board_id, Meeting.stage.in_(WITH_AGENDA))
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    found: defaultdict[UUID, list[ItemCard]] = defaultdict(list)
    for row in db.session.execute(statement):
        has_minutes = row.stage in WITH_MINUTES
        if row.agenda_published_on is not None or row.stage != Stage.HELD:
            minute = row.minute if has_minutes else ""
            number = len(found[row.id]) + 1
            found[row.id].append(ItemCard(number, row.title, str(row.purpose), minute))
    return found


def _decisions(board_id: UUID) -> defaultdict[UUID, list[DecisionCard]]:
    statement = (
        select(Decision.meeting_id, Decision.ref, Decision.title, Decision.decided_on)
        .join(Meeting, Meeting.id == Decision.meeting_id)
        .where(Decision.board_id == board_id, Meeting.stage.in_(WITH_MINUTES))
        .order_by(Decision.ref)
    )
    found: defaultdict[UUID, list[DecisionCard]] = defaultdict(list)
    for row in db.session.execute(statement):
        found[row.meeting_id].append(DecisionCard(row.ref, row.title, row.decided_on))
    return found
