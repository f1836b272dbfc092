"""Loads invented meetings of a tenant's boards, each as far as it would have come by today."""

from datetime import date, time
from typing import Any

from tenants import clock
from tenants.dating import Dating
from tenants.records.boards.models import Board
from tenants.records.boards.oversight import plans_of
from tenants.records.boards.queries import get_board
from tenants.records.meetings import service
from tenants.records.meetings.agenda import ItemDetails, add_item
from tenants.records.meetings.attendance import Mark, record_attendance, seats_of
from tenants.records.meetings.decisions import record_decision
from tenants.records.meetings.minute_actions import make_action
from tenants.records.meetings.minutes import take_minute
from tenants.records.meetings.models import AgendaItem, Meeting
from tenants.records.meetings.queries import get_meeting, items_of, meetings_of
from tenants.records.meetings.rhythm import Rhythm
from tenants.records.meetings.rules import ItemKind, Presence, Purpose, Stage
from tenants.records.plans.details import Details
from tenants.records.plans.queries import aims_of
from workflows.demonstration.frameworks import day
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant

_INVENTED = "meeting"
_INVENTED_IN_ACTION = "action, date and owner"
_TOOK_PLACE = (Stage.HELD, Stage.MINUTES_CIRCULATED, Stage.MINUTES_APPROVED)


def load_meetings(house: House, today: date) -> None:
    """Adds the meetings of the open tenant's own boards; what has not come yet stays planned."""
    for entry in by_tenant("meetings", "series").get(house.tenant.slug, []):
        _plan_series(entry, _board(entry, house))
    entries = by_tenant("meetings", "meetings").get(house.tenant.slug, [])
    planned = [(entry, _planned(entry, _board(entry, house))) for entry in entries]
    until = min(today, clock.today())
    for entry, meeting in planned:
        _add_items(meeting, entry)
        _go_on(meeting, entry, house, until)


def _board(entry: Entry, house: House) -> Board:
    return get_board(house.board_ids[entry["board"]])


def _plan_series(entry: Entry, board: Board) -> None:
    rhythm = Rhythm(entry["rule"], date.fromisoformat(entry["starts_on"]))
    service.plan_series(
        board, rhythm, days=rhythm.first(entry["meetings"]), by=None, invented=_INVENTED, **_where(entry)
    )


def _planned(entry: Entry, board: Board) -> Meeting:
    meets_on = date.fromisoformat(entry["meets_on"])
    if entry["is_in_series"]:
        return next(meeting for meeting in meetings_of(board.id) if meeting.meets_on == meets_on)
    return service.plan_meeting(board, meets_on=meets_on, by=None, invented=_INVENTED, **_where(entry))


def _where(entry: Entry) -> dict[str, Any]:
    return {
        "title": entry["title"],
        "starts_at": time.fromisoformat(entry["starts_at"]),
        "ends_at": time.fromisoformat(entry["ends_at"]),
        "place": entry["place"],
    }


def _add_items(meeting: Meeting, entry: Entry) -> None:
    for item in entry["items"]:
        details = ItemDetails(
            item["title"], Purpose(item["purpose"]), item["presenter"], item["minutes"], item["details"]
        )
        add_item(meeting, details, by=None)


def _go_on(meeting: Meeting, entry: Entry, house: House, until: date) -> None:
    """Takes the meeting from stage to stage, no further than the data say and than the day allows."""
    published_on, circulated_on = day(entry["agenda_published_on"]), day(entry["minutes_circulated_on"])
    if published_on and published_on <= until:
        service.publish_agenda(meeting, on=published_on, by=None)
    if entry["stage"] not in _TOOK_PLACE or meeting.meets_on > until:
        return
    service.hold_meeting(meeting, by=None, today=until)
    _record_who_came(meeting, entry)
    _take_minutes(meeting, entry, house)
    if circulated_on and circulated_on <= until:
        service.circulate_minutes(meeting, on=circulated_on, by=None)
        _approve(meeting, day(entry["minutes_approved_on"]), until)


def _approve(meeting: Meeting, on: date | None, until: date) -> None:
    """At the meeting of that day; by e-mail where there was none."""
    if on and on <= until:
        met = [other for other in meetings_of(meeting.board_id) if other.meets_on == on]
        service.approve_minutes(meeting, met[0] if met else None, on=on, by=None)


def _record_who_came(meeting: Meeting, entry: Entry) -> None:
    came = entry["attendance"]
    marks = [Mark(seat.member_id, Presence(came[seat.title])) for seat in seats_of(meeting)]
    record_attendance(meeting, marks, [], by=None)


def _take_minutes(meeting: Meeting, entry: Entry, house: House) -> None:
    said = {item["title"]: item for item in entry["items"]}
    standing = {ItemKind.LAST_MINUTES: "opening_minute", ItemKind.ACTION_LOG: "log_minute"}
    for item in items_of(meeting.id):
        if item.title in said:
            _take_minute(item, said[item.title], house)
        elif item.kind in standing:
            _write(item, entry[standing[ItemKind(item.kind)]])


def _take_minute(item: AgendaItem, said: Entry, house: House) -> None:
    _write(item, said["minute"], is_to_carry=said["is_to_carry"])
    if said["decision"]:
        record_decision(item, said["decision"]["title"], said["decision"]["reasons"], by=None)
    if said["action"]:
        _make_action(item, said["action"], house)


def _write(item: AgendaItem, text: str, *, is_to_carry: bool = False) -> None:
    take_minute(item, text, is_to_carry=is_to_carry, seen_version=item.version, by=None)


def _make_action(item: AgendaItem, entry: Entry, house: House) -> None:
    """Turns a minute into an action of the plan that the board oversees, unless its period is over."""
    plans = plans_of(get_meeting(item.meeting_id).board_id)
    aims = [aim for plan in plans for aim in aims_of(plan.id) if aim.title == entry["aim"]]
    if not aims:
        return
    details = Details(
        title=entry["title"],
        description=entry["description"],
        partners=tuple(entry["partners"]),
        owner_post_id=house.post_ids[entry["owner_post"]],
        invented=_INVENTED_IN_ACTION,
    )
    make_action(item, aims[0], details, Dating.on_day(date.fromisoformat(entry["due_on"])), by=None)
