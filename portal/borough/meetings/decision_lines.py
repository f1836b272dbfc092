"""The lines of the register of decisions, every word prepared."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from flask import url_for

from tenants.records.boards.queries import boards
from tenants.records.meetings.decisions import is_after
from tenants.records.meetings.models import Decision
from tenants.records.meetings.queries import decisions, meetings_with_ids
from tenants.records.meetings.rules import Step, is_possible


class DecisionLine(NamedTuple):
    """One decision; `replaced_by` and `replaces` are references, each with its address in the register."""

    id: UUID
    ref: str
    anchor: str
    title: str
    reasons: str
    decided_on: date
    board: str
    meeting_href: str
    reference_url: str
    replaced_by: tuple[str, str] | None
    replaces: tuple[tuple[str, str], ...]
    may_be_corrected: bool
    may_be_replaced: bool  # a later one is there


def decision_lines(found: Sequence[Decision], *, is_circulated: bool) -> list[DecisionLine]:
    """The decisions in the order given; links lead only to decisions that may be seen."""
    everything = decisions(is_circulated=is_circulated)
    refs = {each.id: each.ref for each in everything}
    replaces: dict[UUID, list[str]] = {}
    for each in reversed(everything):
        if each.replaced_by_id:
            replaces.setdefault(each.replaced_by_id, []).append(each.ref)
    titles = {board.id: board.title for board in boards(with_ended=True)}
    stages = {one.id: one.stage for one in meetings_with_ids({each.meeting_id for each in found})}
    return [
        DecisionLine(
            id=each.id,
            ref=each.ref,
            anchor=anchor_of(each.ref),
            title=each.title,
            reasons=each.reasons,
            decided_on=each.decided_on,
            board=titles[each.board_id],
            meeting_href=url_for("meetings.meeting", meeting_id=each.meeting_id),
            reference_url=each.reference_url,
            replaced_by=_link(refs[each.replaced_by_id]) if each.replaced_by_id in refs else None,
            replaces=tuple(_link(ref) for ref in replaces.get(each.id, ())),
            may_be_replaced=any(is_after(one, each) for one in everything),
            may_be_corrected=is_possible(Step.MINUTE, stages[each.meeting_id]),
        )
        for each in found
    ]


def anchor_of(ref: str) -> str:
    """Where a decision stands on the page of the register: "d-2026-07"."""
    return ref.lower()


def _link(ref: str) -> tuple[str, str]:
    return ref, url_for("meetings.decisions", _anchor=anchor_of(ref))
