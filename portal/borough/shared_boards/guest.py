"""A board that another council looks after, in words for the guest's own page of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.borough.boards.blueprint import boards as pages
from portal.borough.shared_boards.meetings import MeetingPart, meeting_part
from portal.formatting import day, moment, plural
from tenants import clock
from tenants.records.boards.card import BoardCard, LineCard, MemberCard, OfficeCard
from tenants.records.boards.models import Board, ReportingLine
from tenants.records.boards.queries import get_board, lines_up
from tenants.records.boards.rules import KIND_WORDS, LIFE_WORDS, OFFICE_WORDS, BoardKind, Life, Office
from tenants.records.meetings.rules import Stage
from workflows.sharing.queries import Offer, OwnSeat, SharedCard, card_for_guest, find_own_seat, offers
from workflows.sharing.rules import Standing


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One body that the guest's own part of the board reports to; a board of its own has a page."""

    parent: str
    part: str
    board_id: UUID | None


@dataclass(frozen=True, slots=True)
class Live:
    """What the home shows now."""

    title: str
    purpose: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[LineCard, ...]
    members: tuple[MemberCard, ...]
    next_meeting: MeetingPart | None
    last_minuted: MeetingPart | None
    meetings: tuple[MeetingPart, ...]  # the latest first
    published: str


@dataclass(frozen=True, slots=True)
class GuestPart:
    """The guest's side of a board; `live` is None once it is not shared any more, and `ended` says so."""

    home: str
    joined: str
    live: Live | None
    own_lines: tuple[OwnLine, ...]
    ended: str


@pages.app_template_global("guest_part")
def guest_context(board: Board) -> GuestPart | None:
    """What a guest's page of a board shows; None for a board of the tenant's own."""
    if board.shared_from_id is None:
        return None
    shared, seat = card_for_guest(board.shared_from_id), find_own_seat(board.shared_from_id)
    return GuestPart(
        home=seat.home_name if seat else "Another council",
        joined=day(shared.joined_on) if shared else "",
        live=_live(shared, clock.today()) if shared else None,
        own_lines=tuple(_own_line(line) for line in lines_up(board.id)),
        ended=_ended(seat) if seat and not shared else "",
    )


@pages.app_template_global("board_offers")
def waiting_offers() -> list[tuple[Offer, str]]:
    """What the tenant has been offered and not answered, each with its kind in words."""
    return [(offer, KIND_WORDS[offer.kind]) for offer in offers()]


def _live(shared: SharedCard, today: date) -> Live:
    card = shared.card
    meetings = tuple(meeting_part(one) for one in card.meetings)
    to_come = [one for one in meetings if one.meets_on >= today and one.stage != Stage.CANCELLED]
    minuted = [one for one in meetings if one.has_minutes]
    return Live(
        title=card.title,
        purpose=card.purpose,
        facts=tuple((label, words) for label, words in _facts(card) if words),
        lines=card.reports_to,
        members=card.members,
        next_meeting=to_come[0] if to_come else None,
        last_minuted=minuted[-1] if minuted else None,
        meetings=meetings[::-1],
        published=moment(shared.published_at),
    )


def _facts(card: BoardCard) -> list[tuple[str, str]]:
    """Label and words; what is not known has no words."""
    rules = card.rules
    return [
        ("Kind", KIND_WORDS[BoardKind(card.kind)]),
        ("Life", _life_words(card)),
        *((OFFICE_WORDS[Office(office.office)], _holder_words(office)) for office in card.offices),
        ("Meets", rules.frequency if rules else ""),
        ("Agenda and papers", _days(rules.agenda_days, "before the meeting") if rules else ""),
        ("Minutes and actions", _days(rules.minutes_days, "after the meeting") if rules else ""),
        ("Terms of reference", _terms_words(card)),
    ]


def _life_words(card: BoardCard) -> str:
    words = LIFE_WORDS[Life(card.life)]
    if card.life == Life.ENDED:
        reason = f": {card.ended_because}" if card.ended_because else ""
        return f"{words} on {day(card.ended_on)}{reason}" if card.ended_on else f"{words}{reason}"
    return f"{words}, since {day(card.starts_on)}" if card.starts_on and card.life == Life.ACTIVE else words


def _holder_words(office: OfficeCard) -> str:
    since = f" since {day(office.since_on)}" if office.since_on else ""
    return f"{office.words},{since}" if office.words and since else office.words or f"Vacant{since}"


def _days(count: int, words: str) -> str:
    return f"{plural(count, 'day')} {words}" if count else f"On the day, {words}"


def _terms_words(card: BoardCard) -> str:
    if card.terms is None:
        return ""
    agreed = f", agreed on {day(card.terms.agreed_on)}" if card.terms.agreed_on else ""
    return f"Version {card.terms.title}{agreed}"


def _own_line(line: ReportingLine) -> OwnLine:
    above = get_board(line.parent_id) if line.parent_id else None
    return OwnLine(above.title if above else line.parent_words, line.part, line.parent_id)


def _ended(seat: OwnSeat) -> str:
    """Who ended it, when and why; nothing of the board itself."""
    because = f" The reason given: {seat.ended_because}" if seat.ended_because else ""
    if seat.standing == Standing.LEFT:
        return f"You stopped taking part on {day(seat.ended_on)}.{because}"
    return f"{seat.home_name} stopped sharing this board with you on {day(seat.ended_on)}.{because}"
