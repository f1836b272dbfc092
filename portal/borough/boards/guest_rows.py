"""The rows of boards that another tenant looks after, with what that tenant shows of them now."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from portal.borough.boards.register import LIFE_KINDS, BoardRow
from portal.formatting import day
from tenants.records.boards.card import BoardCard
from tenants.records.boards.overview import Overview
from tenants.records.boards.rules import KIND_WORDS, LIFE_WORDS, BoardKind, Life, Office
from tenants.records.meetings.rules import Stage
from workflows.sharing.queries import SharedCard, cards_joined


def with_live_words(found: Sequence[Overview], rows: Sequence[BoardRow], today: date) -> list[BoardRow]:
    """The same rows, shared boards in their home’s words; reporting lines and actions stay ours."""
    if not any(row.is_guest for row in rows):
        return list(rows)
    shared = {each.board_id: each for each in cards_joined()}
    return [
        _live(row, shared.get(one.board.shared_from_id), today) if one.board.shared_from_id else row
        for one, row in zip(found, rows, strict=True)
    ]


def _live(row: BoardRow, shared: SharedCard | None, today: date) -> BoardRow:
    if shared is None:
        return row
    card = shared.card
    held = [each.meets_on for each in card.meetings if each.stage != Stage.CANCELLED]
    life = Life(card.life)
    return replace(
        row,
        title=card.title,
        kind=KIND_WORDS[BoardKind(card.kind)],
        life=life,
        life_words=LIFE_WORDS[life],
        life_kind=LIFE_KINDS[life],
        chair=_chair(card),
        chair_flag="" if _chair(card) else "Not named",
        frequency=card.rules.frequency if card.rules else "Not known",
        next_meeting=day(min((on for on in held if on >= today), default=None)),
        last_meeting=day(max((on for on in held if on < today), default=None)),
        member_count=len(card.members),
        home=shared.home_name,
    )


def _chair(card: BoardCard) -> str:
    return next((each.words for each in card.offices if each.office == Office.CHAIR), "")
