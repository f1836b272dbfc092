"""Building the agenda of a meeting: its standing items, those added, and those carried over."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select, update

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import Conflict, FieldError, WrongState
from tenants.records.meetings.keeping import note_agenda_changed
from tenants.records.meetings.models import AgendaItem, Decision, ItemAction, Meeting, Paper
from tenants.records.meetings.queries import get_meeting, items_of, items_to_carry, meetings_ahead
from tenants.records.meetings.rules import AHEAD, ItemKind, Purpose, Stage

MOST_MINUTES = 480
_MOST_LETTERS = {"title": 200, "presenter": 160, "details": 4000}


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """What people type about an agenda item."""

    title: str
    purpose: Purpose = Purpose.DISCUSSION
    presenter: str = ""
    minutes: int | None = None
    details: str = ""

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if not self.title.strip():
            raise FieldError("title", "Enter what the item is about.")
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field).strip()) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        if self.minutes is not None and not 1 <= self.minutes <= MOST_MINUTES:
            raise FieldError("minutes", f"Enter a whole number from 1 to {MOST_MINUTES}, or leave it empty.")

    def write_on(self, item: AgendaItem) -> None:
        """Copies the values to the record."""
        item.title, item.purpose = self.title.strip(), Purpose(self.purpose)
        item.presenter, item.details = self.presenter.strip(), self.details.strip()
        item.minutes = self.minutes


_OPENING = (
    (ItemKind.LAST_MINUTES, ItemDetails("Minutes of the last meeting", Purpose.DECISION, minutes=5)),
    (ItemKind.ACTION_LOG, ItemDetails("Actions from earlier meetings", Purpose.DISCUSSION, minutes=10)),
)
_CLOSING = (ItemKind.OTHER_BUSINESS, ItemDetails("Any other business", Purpose.DISCUSSION, minutes=5))


def begin_agenda(meeting: Meeting, *, by: UUID | None) -> None:
    """Adds the items every agenda has; and what was carried over, when no other meeting comes first."""
    for position, (kind, details) in enumerate((*_OPENING, _CLOSING), start=1):
        _add(meeting, kind, details, position)
    db.session.flush()
    ahead = meetings_ahead(meeting.board_id)
    if not ahead or ahead[0].id == meeting.id:
        bring_in_carried(meeting, by=by)


def add_item(meeting: Meeting, details: ItemDetails, *, by: UUID | None) -> AgendaItem:
    """Adds an item before any other business; WrongState once the minutes are approved."""
    _must_be_open(meeting)
    details.check()
    item = _insert(meeting, details)
    audit.record("agenda-item:added", item, by=by)
    note_agenda_changed(meeting)
    return item


def edit_item(item: AgendaItem, details: ItemDetails, *, seen_version: int, by: UUID | None) -> None:
    """Changes an item's words, purpose, presenter or length; Conflict when somebody was first."""
    meeting = get_meeting(item.meeting_id)
    _must_be_open(meeting)
    must_be_fresh(item, seen_version)
    details.check()
    details.write_on(item)
    if not db.session.is_modified(item):
        return
    audit.record("agenda-item:edited", item, by=by)
    note_agenda_changed(meeting)


def move_item(item: AgendaItem, *, is_up: bool, by: UUID | None) -> None:
    """Swaps an item with the one before or after it; nothing at either end of the agenda."""
    meeting = get_meeting(item.meeting_id)
    _must_be_open(meeting)
    items = items_of(meeting.id)
    here = items.index(item)
    there = here - 1 if is_up else here + 1
    if not 0 <= there < len(items):
        return
    items[here], items[there] = items[there], items[here]
    _number(items)
    audit.record("agenda-item:moved", item, by=by)
    note_agenda_changed(meeting)


def remove_item(item: AgendaItem, *, by: UUID | None) -> None:
    """Takes an item off an agenda; its papers stay with the meeting. WrongState once it was held or used."""
    meeting = get_meeting(item.meeting_id)
    if meeting.stage not in AHEAD or _is_used(item):
        raise WrongState("This item is part of the record of the meeting now, so it stays.")
    audit.record("agenda-item:removed", item, by=by, title=item.title)
    db.session.execute(update(Paper).where(Paper.item_id == item.id).values(item_id=None))
    db.session.delete(item)
    db.session.flush()
    _number(items_of(meeting.id))
    note_agenda_changed(meeting)


def bring_in_carried(meeting: Meeting, *, by: UUID | None) -> list[AgendaItem]:
    """Adds the items of the last held meeting that were marked to carry over and are on no agenda yet."""
    if meeting.stage not in AHEAD:
        raise WrongState("Items can be carried over only to a meeting that is still to come.")
    brought = []
    for earlier in items_to_carry(meeting.board_id, before=meeting.meets_on):
        details = ItemDetails(
            earlier.title, Purpose(earlier.purpose), earlier.presenter, earlier.minutes, earlier.details
        )
        item = _insert(meeting, details)
        item.carried_from_id = earlier.id
        audit.record("agenda-item:carried-over", item, by=by)
        brought.append(item)
    if brought:
        note_agenda_changed(meeting)
    return brought


def must_be_fresh(item: AgendaItem, seen_version: int) -> None:
    """Conflict when the item has changed since the person opened it."""
    if item.version != seen_version:
        raise Conflict("Somebody else changed this item while you were writing.", seen=seen_version)


def _insert(meeting: Meeting, details: ItemDetails) -> AgendaItem:
    """Adds an item before the last one, where that is any other business."""
    items = items_of(meeting.id)
    item = _add(meeting, ItemKind.ITEM, details, len(items) + 1)
    has_closing = bool(items) and items[-1].kind == ItemKind.OTHER_BUSINESS
    items.insert(len(items) - 1 if has_closing else len(items), item)
    _number(items)
    db.session.flush()
    return item


def _add(meeting: Meeting, kind: ItemKind, details: ItemDetails, position: int) -> AgendaItem:
    item = AgendaItem(id=uuid4(), meeting_id=meeting.id, kind=kind, position=position)
    details.write_on(item)
    db.session.add(item)
    return item


def _number(items: list[AgendaItem]) -> None:
    for position, item in enumerate(items, start=1):
        if item.position != position:
            item.position = position


def _must_be_open(meeting: Meeting) -> None:
    if meeting.stage in (Stage.MINUTES_APPROVED, Stage.CANCELLED):
        raise WrongState(
            "The agenda stays as it is, because the meeting is cancelled or its minutes are approved."
        )


def _is_used(item: AgendaItem) -> bool:
    """Whether anything was written down under the item."""
    decided = select(Decision.id).where(Decision.item_id == item.id).limit(1)
    acted = select(ItemAction.action_id).where(ItemAction.item_id == item.id).limit(1)
    found = (db.session.scalar(statement) for statement in (decided, acted))
    return bool(item.minute) or any(one is not None for one in found)
