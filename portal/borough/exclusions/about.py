"""The exclusions of a supplier in words, for its own page and for the page of one of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import may
from tenants.dating import format_day
from tenants.people.permissions import Permission
from tenants.records.checks.exclusion_owed import is_told, notice_clock, notice_due_on
from tenants.records.checks.exclusion_queries import exclusions_of
from tenants.records.checks.models import Exclusion
from tenants.records.checks.rules import DECISION_WORDS, Decision
from tenants.records.documents.rules import how_late
from tenants.records.suppliers.models import Supplier

#: The kind of a tag decides its colour; the words in it always say the same.
DECISION_KINDS: dict[Decision, str] = {
    Decision.EXCLUDED: "late",
    Decision.NOT_EXCLUDED: "done",
    Decision.UNDECIDED: "soon",
}


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Whether the Procurement Review Unit was told, and by when it has to be."""

    is_owed: bool
    is_late: bool
    words: str
    note: str  # how many days are left, or how late it is
    source: str  # what the day rests on


@dataclass(frozen=True, slots=True)
class ExclusionLine:
    """One exclusion in words."""

    id: UUID
    href: str
    title: str
    decision: str
    decision_kind: str
    decided: str  # "3 November 2026, by the director of procurement"
    notice: NoticeLine | None  # of a decision to exclude


@dataclass(frozen=True, slots=True)
class ExclusionsView:
    """Every exclusion that was considered; `consider_href` is empty for whoever may not."""

    lines: tuple[ExclusionLine, ...]
    consider_href: str


def about_supplier(supplier: Supplier, house: str, today: date) -> ExclusionsView:
    """The exclusions of a supplier; `house` is the tenant's part of an address."""
    base = f"/{house}/suppliers/{supplier.id}/exclusions/"
    return ExclusionsView(
        lines=tuple(line_of(each, base, today) for each in exclusions_of(supplier.id)),
        consider_href=f"{base}consider" if may(Permission.SUPPLIER_WRITE) else "",
    )


def line_of(each: Exclusion, base: str, today: date) -> ExclusionLine:
    """One exclusion in words; `base` is the address under which its supplier's are."""
    decision = Decision(each.decision)
    return ExclusionLine(
        id=each.id,
        href=f"{base}{each.id}/",
        title=each.title,
        decision=DECISION_WORDS[decision],
        decision_kind=DECISION_KINDS[decision],
        decided=f"{format_day(each.decided_on)}, {each.decided_by_words}" if each.decided_on else "",
        notice=_notice(each, today) if decision == Decision.EXCLUDED else None,
    )


def _notice(each: Exclusion, today: date) -> NoticeLine | None:
    if each.decided_on is None:
        return None
    rule, due_on = notice_clock(each.decided_on), notice_due_on(each.decided_on)
    if is_told(each) and each.notified_on:
        reference = f", reference {each.notice_reference}" if each.notice_reference else ""
        in_time = " This was after the last day in law." if due_on and each.notified_on > due_on else ""
        words = f"The unit was told on {format_day(each.notified_on)}{reference}.{in_time}"
        return NoticeLine(False, False, words, "", rule.source if rule else "")
    if rule is None or due_on is None:
        words = "The law in force on the day of the decision asks for no notice."
        return NoticeLine(False, False, words, "", "")
    kind = "law" if rule.is_law else "guidance"
    source = f"{rule.rule.days} days after the decision: {kind}, {rule.source}"
    words = f"Tell the Procurement Review Unit by {format_day(due_on)}."
    return NoticeLine(True, due_on < today, words, days_left(due_on, today), source)


def days_left(due_on: date, today: date) -> str:
    """ "8 days left", "the last day is today", "3 working days late"."""
    left = (due_on - today).days
    if left < 0:
        return how_late(due_on, today)
    if left == 0:
        return "The last day is today"
    return f"{left} day{'' if left == 1 else 's'} left"
