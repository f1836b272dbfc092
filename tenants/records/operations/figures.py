"""Counts what operations came to in a period, and how many of them did not say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tenants.records.operations.models import Operation, OperationAgency
from tenants.records.operations.queries import (
    agencies_in,
    arrests_in,
    operations_between,
    tags_in,
)
from tenants.records.operations.rules import ArrestKind, OperationKind, Tagged


@dataclass(frozen=True, slots=True)
class Counted:
    """A sum, with how many operations said it and how many did not; None when none of them did."""

    number: int | None
    said: int
    unsaid: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many operations named one thing; of things that overlap the tallies add up to more."""

    key: str
    operations: int


NOTHING = Counted(None, 0, 0)


@dataclass(frozen=True, slots=True)
class OperationFigures:
    """What the operations of a period came to; each list of tallies has the most frequent first."""

    starts_on: date
    ends_on: date
    operations: int
    demonstrations: int  # of them, made for a demonstration
    agencies: int  # that took part at least once
    interventions: Counted
    by_kind: tuple[Tally, ...]
    by_month: tuple[Tally, ...]  # key: "2026-04", every month of the period in order
    by_type: tuple[Tally, ...]  # an operation counts under each of its types
    untyped: int  # operations that name no type
    by_premises: tuple[Tally, ...]
    without_premises: int
    by_sector: tuple[Tally, ...]
    without_sector: int
    by_agency: tuple[Tally, ...]  # key: the agency's id
    visited: Counted
    arrests: Counted
    arrests_by_kind: Mapping[ArrestKind, Counted] = field(default_factory=dict)
    adults: Counted = NOTHING  # potential victims
    children: Counted = NOTHING
    nrm: Counted = NOTHING
    dtn: Counted = NOTHING
    referrals: Counted = NOTHING
    closures: Counted = NOTHING
    prohibitions: Counted = NOTHING


def summary(starts_on: date, ends_on: date) -> OperationFigures:
    """What the tenant's operations held on these days or between came to; four statements, however many."""
    held = operations_between(starts_on, ends_on)
    ids = [each.id for each in held]
    part, tags, arrests = agencies_in(ids), tags_in(ids), arrests_in(ids)
    types, premises, sectors = (tags[tagged] for tagged in (Tagged.TYPE, Tagged.PREMISES, Tagged.SECTOR))
    return OperationFigures(
        starts_on=starts_on,
        ends_on=ends_on,
        operations=len(held),
        demonstrations=sum(each.is_demonstration for each in held),
        agencies=len({each.agency_id for each in part}),
        interventions=_interventions(ids, part),
        by_kind=_tallies(OperationKind(each.kind).value for each in held),
        by_month=_months(held, starts_on, ends_on),
        by_type=_tallies(_keys(types)),
        untyped=len(held) - len(types),
        by_premises=_tallies(_keys(premises)),
        without_premises=len(held) - len(premises),
        by_sector=_tallies(_keys(sectors)),
        without_sector=len(held) - len(sectors),
        by_agency=_tallies(str(each.agency_id) for each in part),
        arrests=_counted(_all_arrests(arrests.get(each)) for each in ids),
        arrests_by_kind={
            kind: _counted(arrests.get(each, {}).get(kind) for each in ids) for kind in ArrestKind
        },
        **{name: _counted(getattr(each, name) for each in held) for name in _SUMMED},
    )


_SUMMED = ("visited", "adults", "children", "nrm", "dtn", "referrals", "closures", "prohibitions")


def _counted(said: Iterable[int | None]) -> Counted:
    found = list(said)
    known = [each for each in found if each is not None]
    return Counted(sum(known) if known else None, len(known), len(found) - len(known))


def _interventions(ids: Iterable[UUID], part: Iterable[OperationAgency]) -> Counted:
    """All that are known; an operation is complete when agencies are named and each of them said."""
    by_operation: defaultdict[UUID, list[int | None]] = defaultdict(list)
    for each in part:
        by_operation[each.operation_id].append(each.interventions)
    said = [by_operation[each] for each in ids]
    known = [number for numbers in said for number in numbers if number is not None]
    complete = sum(bool(numbers) and None not in numbers for numbers in said)
    return Counted(sum(known) if known else None, complete, len(said) - complete)


def _all_arrests(by_kind: Mapping[ArrestKind, int] | None) -> int | None:
    return sum(by_kind.values()) if by_kind else None


def _keys(by_operation: Mapping[UUID, Iterable[str]]) -> Iterable[str]:
    return (key for keys in by_operation.values() for key in keys)


def _tallies(keys: Iterable[str]) -> tuple[Tally, ...]:
    found = (Tally(key, count) for key, count in Counter(keys).items())
    return tuple(sorted(found, key=lambda each: (-each.operations, each.key)))


def _months(held: Iterable[Operation], starts_on: date, ends_on: date) -> tuple[Tally, ...]:
    counts = Counter((each.held_on.year, each.held_on.month) for each in held)
    first, last = starts_on.year * 12 + starts_on.month - 1, ends_on.year * 12 + ends_on.month - 1
    months = [(number // 12, number % 12 + 1) for number in range(first, last + 1)]
    return tuple(Tally(f"{year:04}-{month:02}", counts[year, month]) for year, month in months)
