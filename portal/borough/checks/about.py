"""The checks of one supplier in words, for its own page and beside the forms about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.access import may
from portal.borough.checks.words import OUTCOME_KINDS, due_note
from tenants.people.permissions import Permission
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import OPEN, checks_of
from tenants.records.checks.rules import CHECK_WORDS, OUTCOME_WORDS, CheckKind, CheckStatus, Outcome
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.suppliers.models import Supplier

#: The kinds in the order in which a supplier's page names them.
_ORDER = {kind: place for place, kind in enumerate(CheckKind)}


@dataclass(frozen=True, slots=True)
class DoneLine:
    """The latest check of one kind."""

    href: str
    kind: str
    done_on: date
    outcome: str
    outcome_kind: str
    earlier: int  # checks of the same kind before it
    invented: str


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A check that somebody is to do, or that is with the supplier."""

    href: str
    log_href: str
    kind: str
    kind_key: str
    is_with_supplier: bool
    due_on: date | None
    note: str
    is_late: bool
    owner: str


@dataclass(frozen=True, slots=True)
class ChecksOfSupplier:
    """What a supplier's page says of its checks."""

    latest: tuple[DoneLine, ...]
    planned: tuple[PlannedLine, ...]
    done: int
    log_href: str
    plan_href: str
    all_href: str
    may_write: bool


def about_supplier(supplier: Supplier, house: str, today: date) -> ChecksOfSupplier:
    """The latest check of each kind and what is planned; `house` is the tenant's part of an address."""
    found, place = checks_of(supplier.id), f"/{house}/checks/"
    done = [each for each in found if each.status == CheckStatus.DONE]
    waiting = [each for each in found if each.status in OPEN]
    owed = {each.record_id: each for each in obligations_about([each.id for each in waiting])}
    log_href = f"{place}log?supplier={supplier.id}"
    planned = [_planned_line(each, owed.get(each.id), place, log_href, today) for each in waiting]
    return ChecksOfSupplier(
        latest=_latest(done, place),
        planned=tuple(sorted(planned, key=lambda line: (line.due_on or date.max, line.kind))),
        done=len(done),
        log_href=log_href,
        plan_href=f"{place}plan?supplier={supplier.id}",
        all_href=f"{place}?state=all&supplier={supplier.id}",
        may_write=may(Permission.SUPPLIER_WRITE) and supplier.ended_on is None,
    )


def _latest(done: Sequence[SupplierCheck], place: str) -> tuple[DoneLine, ...]:
    by_kind: dict[CheckKind, list[SupplierCheck]] = {}
    for each in done:
        by_kind.setdefault(CheckKind(each.kind), []).append(each)
    return tuple(_done_line(by_kind[kind], place) for kind in sorted(by_kind, key=_ORDER.__getitem__))


def _done_line(found: Sequence[SupplierCheck], place: str) -> DoneLine:
    """`found` are the checks of one kind, the latest first."""
    newest = found[0]
    outcome = Outcome(newest.outcome or Outcome.UNCLEAR)
    return DoneLine(
        href=f"{place}{newest.id}/",
        kind=CHECK_WORDS[CheckKind(newest.kind)],
        done_on=newest.done_on or newest.created_at.date(),
        outcome=OUTCOME_WORDS[outcome],
        outcome_kind=OUTCOME_KINDS[outcome],
        earlier=len(found) - 1,
        invented=f"{newest.invented} invented" if newest.invented else "",
    )


def _planned_line(
    check: SupplierCheck, owed: Owed | None, place: str, log_href: str, today: date
) -> PlannedLine:
    due_on = owed.due_on if owed else None
    return PlannedLine(
        href=f"{place}{check.id}/",
        log_href=f"{log_href}&kind={check.kind}",
        kind=CHECK_WORDS[CheckKind(check.kind)],
        kind_key=str(check.kind),
        is_with_supplier=check.status == CheckStatus.UNDER_WAY,
        due_on=due_on,
        note=due_note(due_on, today),
        is_late=due_on is not None and due_on < today,
        owner=owed.owner_words if owed else "Nobody",
    )
