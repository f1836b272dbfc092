"""Makes the agenda and the minutes of a meeting as papers, to be read, printed or saved."""

from portal.access import current_belonging
from portal.borough.actions.rows import ActionRow, action_rows
from portal.borough.meetings.agenda_lines import ItemLine, agenda_lines, papers_for_all
from portal.borough.meetings.meeting_page import attendance_lines
from portal.borough.meetings.times import span_words
from tenants import clock
from tenants.dating import format_day
from tenants.records.boards.queries import get_board
from tenants.records.meetings.action_log import actions_of_board
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import attendance_of, get_meeting
from tenants.records.meetings.rules import ItemKind, Presence, Stage, sums_by_organisation
from workflows.papers.content import Block, Bullets, Facts, Paper, Paragraph, Section, Table

DRAFT = "Draft"


def agenda_paper(meeting: Meeting) -> Paper:
    """The agenda with running times; a draft until it is published."""
    items = agenda_lines(meeting, with_minutes=False)
    order = Table(
        "Order of business",
        ("Item", "Time", "Purpose", "Presented by"),
        tuple((f"{one.number}. {one.title}", one.begins, one.purpose, one.presenter) for one in items),
    )
    log = _open_actions(meeting)
    details = tuple(_agenda_section(one, log) for one in items if _has_more(one))
    for_all = tuple(_paper_words(one.title, one.url) for one in papers_for_all(meeting))
    papers = (Section("Papers for the whole meeting", (Bullets(for_all),)),) if for_all else ()
    return Paper(
        organisation=current_belonging().tenant_name,
        title=f"Agenda: {meeting.title}",
        subtitle=_day(meeting),
        about=_when_and_where(meeting),
        sections=(Section("Agenda", (order,)), *details, *papers),
        marking="" if meeting.agenda_published_on else DRAFT,
    )


def minutes_paper(meeting: Meeting) -> Paper:
    """The minutes with attendance, decisions and actions; a draft until they are approved."""
    items = agenda_lines(meeting, with_minutes=True)
    return Paper(
        organisation=current_belonging().tenant_name,
        title=f"Minutes: {meeting.title}",
        subtitle=_day(meeting),
        about=_when_and_where(meeting, *_approval(meeting)),
        sections=(
            _attendance(meeting),
            *(_minute_section(one) for one in items),
            _actions(items),
        ),
        marking="" if meeting.stage == Stage.MINUTES_APPROVED else DRAFT,
    )


def _day(meeting: Meeting) -> str:
    return f"{meeting.meets_on:%A} {format_day(meeting.meets_on)}"


def _when_and_where(meeting: Meeting, *more: tuple[str, str]) -> Facts:
    board = get_board(meeting.board_id).title
    pairs = (
        ("Board", board),
        ("When", f"{_day(meeting)}, {span_words(meeting.starts_at, meeting.ends_at)}"),
        ("Where", meeting.place),
        ("Join online", meeting.url),
        *more,
    )
    return Facts(tuple((term, words) for term, words in pairs if words))


def _approval(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    if meeting.minutes_approved_on is None:
        return (("Minutes", "Not approved yet"),)
    at = get_meeting(meeting.approved_at_id).meets_on if meeting.approved_at_id else None
    where = f"at the meeting on {format_day(at)}" if at else f"on {format_day(meeting.minutes_approved_on)}"
    return (("Minutes", f"Approved {where}"),)


def _has_more(item: ItemLine) -> bool:
    return bool(item.details or item.papers or item.about) or item.kind is ItemKind.ACTION_LOG


def _open_actions(meeting: Meeting) -> Table:
    """What earlier meetings asked for and is still open."""
    found = actions_of_board(meeting.board_id, is_open=True)
    rows = action_rows(found, house=current_belonging().slug, today=clock.today())
    return Table(
        "Open actions",
        ("Action", "Owner", "Due", "Status"),
        tuple((f"{row.ref}: {row.title}", row.owner, _due(row), row.state.claimed) for row in rows),
        nothing="None is open.",
    )


def _due(row: ActionRow) -> str:
    return f"{row.state.due} ({row.state.due_note})" if row.state.is_late else row.state.due


def _agenda_section(item: ItemLine, log: Table) -> Section:
    words = "\n\n".join(filter(None, (item.about, item.details)))
    papers = tuple(_paper_words(one.title, one.url) for one in item.papers)
    blocks: list[Block] = [Paragraph(words)] if words else []
    if item.kind is ItemKind.ACTION_LOG:
        blocks.append(log)
    if papers:
        blocks.append(Bullets(papers))
    return Section(f"{item.number}. {item.title}", tuple(blocks))


def _paper_words(title: str, url: str) -> str:
    return f"Paper: {title} ({url})" if url else f"Paper: {title}"


def _attendance(meeting: Meeting) -> Section:
    filled = attendance_of(meeting.id)
    who = Table(
        "Who was there",
        ("Organisation", "Who", "Attendance"),
        tuple((each.title, each.who, each.presence) for each in attendance_lines(filled)),
        nothing="No attendance was recorded.",
    )
    sums = sums_by_organisation((each.organisation, Presence(each.presence)) for each in filled)
    counted = Table(
        "By organisation",
        ("Organisation", "Present", "Deputies", "Apologies", "Absent"),
        tuple(
            (one.organisation, *map(str, (one.present, one.deputies, one.apologies, one.absent)))
            for one in sums
        ),
        numbers=frozenset({1, 2, 3, 4}),
    )
    return Section("Attendance", (who, counted) if filled else (who,))


def _minute_section(item: ItemLine) -> Section:
    blocks: list[Block] = [Paragraph(item.minute or "No minute was taken.")]
    decided = tuple(f"Decision {one.ref}: {one.title}" for one in item.decisions)
    agreed = tuple(f"Action {row.ref}: {row.title}. {row.owner}, {row.state.due}" for row in item.actions)
    if decided or agreed:
        blocks.append(Bullets((*decided, *agreed)))
    return Section(f"{item.number}. {item.title}", tuple(blocks))


def _actions(items: list[ItemLine]) -> Section:
    rows = [(row, item) for item in items for row in item.actions]
    table = Table(
        "Actions from this meeting",
        ("Action", "Owner", "Due", "Item"),
        tuple((f"{row.ref}: {row.title}", row.owner, row.state.due, str(item.number)) for row, item in rows),
        nothing="No actions came out of this meeting.",
    )
    return Section("Actions", (table,))
