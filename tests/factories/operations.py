"""Logs operations for a borough: one, those that the pages need, and Sandwell's forty-seven."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.guidance.queries import sector_titles
from tenants.records.operations.details import OperationDetails, TookPart
from tenants.records.operations.models import Operation
from tenants.records.operations.queries import agencies
from tenants.records.operations.rules import ArrestKind, OperationKind
from tenants.records.operations.service import log_operation
from tests.factories.world import Borough
from workflows.published_standards.queries import standard_on

#: Of nobody: an operation of which only what must be said is said.
SHORT = OperationDetails("Car washes, March", OperationKind.JOINT, None)
LONG = OperationDetails(
    "Brothels and shared houses",
    OperationKind.JOINT,
    None,
    ward="High Barnet",
    agencies=(TookPart(None, "Metropolitan Police", 3), TookPart(None, "HM Revenue and Customs", None)),
    types=("domestic", "sexual"),
    sectors=("cleaning",),
    premises=("brothel", "shared-house"),
    arrests={ArrestKind.SLAVERY: 1, ArrestKind.IMMIGRATION: 0},
    visited=4,
    adults=2,
    children=0,
    nrm=1,
    dtn=1,
    closures=1,
    note="Two adults, car wash",
)


def make_operation(details: OperationDetails = SHORT, *, by: UUID | None = None, **changes: Any) -> Operation:
    """One, held yesterday unless said otherwise; inside a borough's scope."""
    held_on = changes.pop("held_on", None) or details.held_on or clock.today() - timedelta(days=1)
    wanted = replace(details, held_on=held_on, **changes)
    sectors, today = sector_titles(), clock.today()
    return log_operation(wanted, standard=standard_on(held_on), sectors=sectors, by=by, today=today)


def furnish_operations(borough: Borough) -> UUID:
    """A short and a long one of a month ago; gives the id of the long one."""
    month_ago = clock.today() - timedelta(days=30)
    make_operation(by=borough.lead.id, held_on=month_ago)
    return make_operation(LONG, by=borough.lead.id, held_on=month_ago).id


def as_in_sandwell(starts_on: date) -> list[OperationDetails]:
    """Forty-seven operations, one a week, that come to what Sandwell reported in 2019."""
    return [
        OperationDetails(
            f"Operation {_letters(number)}",
            OperationKind.JOINT,
            starts_on + timedelta(days=7 * number),
            agencies=tuple(_agencies_of(number)),
            types=tuple(_types_of(number)),
            premises=("brothel",) if number < 9 else ("car-wash",) if number < 15 else (),
            arrests={
                ArrestKind.SLAVERY: int(number in (9, 11, 13)),
                ArrestKind.IMMIGRATION: int(15 <= number < 22),
            },
        )
        for number in range(47)
    ]


def _agencies_of(number: int) -> Iterable[TookPart]:
    """Three of nineteen, or two: 126 in all."""
    for place in range(3 if number < 32 else 2):
        yield TookPart(None, f"Agency {'ABCDEFGHIJKLMNOPQRS'[(number * 3 + place) % 19]}", 1)


def log_as_in_sandwell(starts_on: date) -> None:
    """Logs all of them, each agency once."""
    for details in as_in_sandwell(starts_on):
        known = {each.title: each.id for each in agencies()}
        took_part = (
            replace(each, agency_id=known.get(each.title), title="" if each.title in known else each.title)
            for each in details.agencies
        )
        make_operation(replace(details, agencies=tuple(took_part)))


def _types_of(number: int) -> Iterable[str]:
    """9 sexual, 35 labour, 5 domestic servitude and 1 criminal in 47, so that three have two types."""
    if number < 9:
        yield "sexual"
    if number >= 9 and number < 44:
        yield "labour"
    if number >= 44 or number in (20, 21):
        yield "domestic"
    if number == 30:
        yield "criminal"


def _letters(number: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number // 26] + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26]
