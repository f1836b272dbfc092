"""Loads operations for a few houses: a year as Sandwell reported it, and a handful that are invented."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from tenants.counting.standard import Standard
from tenants.guidance.queries import sector_titles
from tenants.records.operations.agencies import add_agency
from tenants.records.operations.details import NUMBERS, OperationDetails, TookPart
from tenants.records.operations.models import Operation
from tenants.records.operations.rules import AgencyKind, ArrestKind, OperationKind
from tenants.records.operations.service import log_operation
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant, read
from workflows.published_standards.queries import standard_on

#: One operation a week, the latest this many days ago: all of them lie within the last twelve months.
_LATEST_DAYS_AGO, _DAYS_BETWEEN = 3, 7


def load_operations(house: House, today: date) -> None:
    """Adds the operations of the open house, if the data set has some."""
    standard, sectors = standard_on(today), sector_titles()
    for details in _of_the_house(house, today):
        _log(details, standard, sectors, today)


def _of_the_house(house: House, today: date) -> Iterator[OperationDetails]:
    as_reported = read("operations")["sandwell"]
    if house.tenant.slug == as_reported["tenant"]:
        yield from _as_reported(as_reported, today)
    for entry in by_tenant("operations", "operations").get(house.tenant.slug, []):
        yield _invented(entry, today)


def _log(details: OperationDetails, standard: Standard, sectors: Mapping[str, str], today: date) -> Operation:
    return log_operation(
        details, standard=standard, sectors=sectors, by=None, today=today, is_demonstration=True
    )


def _as_reported(found: Entry, today: date) -> Iterator[OperationDetails]:
    """Single operations that come to the reported sums, each agency and type spread by rule."""
    agency_ids = [add_agency(title, AgencyKind(kind), by=None).id for title, kind in found["agencies"]]
    for number in range(found["operations"]):
        weeks_ago = found["operations"] - 1 - number
        yield OperationDetails(
            title=found["title"].format(number=number + 1),
            kind=OperationKind.JOINT,
            held_on=today - timedelta(days=_LATEST_DAYS_AGO + _DAYS_BETWEEN * weeks_ago),
            agencies=tuple(_took_part(agency_ids, number, found["with_three_agencies"])),
            types=_whose_turn(found["types"], number),
            premises=_whose_turn(found["premises"], number),
            arrests=_arrests(found["arrests"], number),
            note=found["note"],
        )


def _took_part(agency_ids: list[UUID], number: int, with_three: int) -> Iterator[TookPart]:
    """Three agencies or two, in turn, each with one intervention."""
    for place in range(3 if number < with_three else 2):
        yield TookPart(agency_ids[(number * 3 + place) % len(agency_ids)], "", 1)


def _whose_turn(spans: Mapping[str, tuple[int, int]], number: int) -> tuple[str, ...]:
    return tuple(key for key, (first, end) in spans.items() if first <= number < end)


def _arrests(spans: Mapping[str, tuple[int, int]], number: int) -> dict[ArrestKind, int]:
    """One in each operation whose turn it is; none in the others, because the reported sum is complete."""
    return {ArrestKind(kind): int(first <= number < end) for kind, (first, end) in spans.items()}


def _invented(entry: Entry, today: date) -> OperationDetails:
    return OperationDetails(
        title=entry["title"],
        kind=OperationKind(entry["kind"]),
        held_on=today - timedelta(days=entry["days_ago"]),
        agencies=tuple(TookPart(None, title, number) for title, number in entry["agencies"]),
        types=tuple(entry["types"]),
        sectors=tuple(entry["sectors"]),
        premises=tuple(entry["premises"]),
        arrests={ArrestKind(kind): people for kind, people in entry["arrests"].items()},
        note=entry["note"],
        **{name: entry[name] for name in NUMBERS if name in entry},
    )
