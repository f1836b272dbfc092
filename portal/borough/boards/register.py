"""The register of boards in words: a row for each, what needs attention, and who reports to whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from portal.borough.boards.layers import Edge
from portal.borough.boards.next_steps import next_step
from portal.borough.boards.picture import Box, Picture, draw
from portal.formatting import day
from tenants.records.boards.overview import Overview
from tenants.records.boards.rules import KIND_WORDS, LIFE_ORDER, LIFE_WORDS, BoardKind, Life
from tenants.records.boards.standing import Held

#: The kind of a tag decides its colour; the words in it always say the same.
LIFE_KINDS: dict[Life, str] = {
    Life.ACTIVE: "done",
    Life.PLANNED: "waiting",
    Life.PAUSED: "soon",
    Life.ENDED: "quiet",
}
_DASHED = (Life.PLANNED, Life.PAUSED, Life.ENDED)
#: How lists by life are called.
LIFE_GROUPS: dict[Life, str] = {
    Life.ACTIVE: "In force",
    Life.PLANNED: "Planned",
    Life.PAUSED: "Paused",
    Life.ENDED: "Ended",
}


@dataclass(frozen=True, slots=True)
class Above:
    """Whom a board reports to; without an address when that is only named."""

    title: str
    href: str
    part: str
    note: str  # "ended", or nothing


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One board as lists show it."""

    id: UUID
    href: str
    title: str
    kind: str
    life: Life
    life_words: str
    life_kind: str
    life_note: str  # since when and why, when it is not in force
    is_about_modern_slavery: bool
    is_guest: bool
    chair: str
    chair_flag: str  # "Vacant", "Not named", or nothing
    parents: tuple[Above, ...]
    frequency: str
    next_meeting: str
    last_meeting: str
    member_count: int
    open_count: int
    late_count: int
    home: str = ""  # the tenant that looks after it, when that is another


@dataclass(frozen=True, slots=True)
class Attention:
    """What is wanting about one board; each finding with the address at which to mend it, if any."""

    row: BoardRow
    findings: tuple[tuple[str, str, str], ...]  # words, address, and the words of the link


def board_rows(found: Sequence[Overview], house: str) -> list[BoardRow]:
    """The boards in words; `house` is the tenant's part of an address."""
    return [board_row(one, house) for one in found]


def board_row(one: Overview, house: str) -> BoardRow:
    """One board in words."""
    board, prefix = one.board, f"/{house}/boards/"
    chair, flag = _chair(one)
    return BoardRow(
        id=board.id,
        href=f"{prefix}{board.id}/",
        title=board.title,
        kind=KIND_WORDS[BoardKind(board.kind)],
        life=one.life,
        life_words=LIFE_WORDS[one.life],
        life_kind=LIFE_KINDS[one.life],
        life_note=_life_note(one),
        is_about_modern_slavery=board.is_about_modern_slavery,
        is_guest=board.shared_from_id is not None,
        chair=chair,
        chair_flag=flag,
        parents=tuple(_above(one, prefix)),
        frequency=one.frequency,
        next_meeting=day(one.next_meets_on),
        last_meeting=day(one.last_met_on),
        member_count=one.member_count,
        open_count=one.load.open,
        late_count=one.load.late,
    )


def _chair(one: Overview) -> tuple[str, str]:
    """Who chairs it; that a body with a wider task has no chair here says only that nobody wrote it down."""
    if one.chair is None and one.board.shared_from_id is not None:
        return "Named by the council that looks after it", ""
    if one.chair is None and not one.board.is_about_modern_slavery:
        return "Not recorded", ""
    return chair_words(one.chair)


def chair_words(held: Held | None) -> tuple[str, str]:
    """Who holds an office, and a word that stands out when nobody does."""
    if held is None:
        return "", "Not named"
    if not held.is_vacant:
        return held.words, ""
    since = f" since {day(held.since_on)}" if held.since_on else ""
    if held.seat.is_vacant:
        return "", f"Vacant{since}"
    return held.words, "Vacant"


def _life_note(one: Overview) -> str:
    board = one.board
    match one.life:
        case Life.ENDED:
            when = f"on {day(board.ended_on)}" if board.ended_on else ""
        case Life.PLANNED:
            when = f"to start on {day(board.starts_on)}" if board.starts_on else ""
        case _:
            when = ""
    return ": ".join(part for part in (when, board.life_reason) if part)


def _above(one: Overview, prefix: str) -> Iterable[Above]:
    for parent in one.parents:
        href = f"{prefix}{parent.id}/" if parent.id else ""
        yield Above(parent.title, href, parent.part, "ended" if parent.life == Life.ENDED else "")


def attention(found: Sequence[Overview], rows: Sequence[BoardRow], *, may_write: bool) -> list[Attention]:
    """The boards about which something is wanting, in the order of the list."""
    return [
        Attention(row, tuple(told(one, row, may_write=may_write)))
        for one, row in zip(found, rows, strict=True)
        if one.findings
    ]


def told(one: Overview, row: BoardRow, *, may_write: bool) -> Iterable[tuple[str, str, str]]:
    """Each finding with its next step."""
    for finding in one.findings:
        step = next_step(finding.about, one.life) if may_write else ("", "")
        yield finding.words, f"{row.href}{step[0]}" if step[1] else "", step[1]


def groups(rows: Iterable[BoardRow], asked: Life | None) -> list[tuple[str, list[BoardRow]]]:
    """The rows by life, those in force first, boards about modern slavery before others; or of one life."""
    kept = [life for life in LIFE_ORDER if asked in (None, life)]
    listed = sorted(rows, key=lambda row: not row.is_about_modern_slavery)
    found = ((LIFE_GROUPS[life], [row for row in listed if row.life == life]) for life in kept)
    return [(heading, group) for heading, group in found if group]


def picture_of(found: Sequence[Overview]) -> Picture:
    """Who reports to whom, drawn: boards that have ended only where another still reports to them."""
    shown = [one for one in found if one.life != Life.ENDED]
    ended = {one.board.id: one for one in found if one.life == Life.ENDED}
    named: dict[str, Box] = {}
    edges: list[Edge] = []
    for one in shown:
        for parent in one.parents:
            key = str(parent.id) if parent.id else f"named:{parent.title.casefold()}"
            if parent.id in ended:
                named.setdefault(key, _box(ended[parent.id]))
            elif parent.id is None:
                named.setdefault(key, Box(key, parent.title, "Only named here", is_named_only=True))
            edges.append(Edge(str(one.board.id), key, parent.part))
    return draw([*named.values(), *(_box(one) for one in shown)], list(dict.fromkeys(edges)))


def _box(one: Overview) -> Box:
    return Box(
        key=str(one.board.id),
        title=one.board.title,
        about=KIND_WORDS[BoardKind(one.board.kind)],
        life="" if one.life == Life.ACTIVE else LIFE_WORDS[one.life],
        is_dashed=one.life in _DASHED,
    )
