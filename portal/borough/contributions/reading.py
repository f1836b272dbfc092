"""What the pages of contributions show of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tenants import clock
from tenants.dating import format_day
from tenants.errors import NotFound
from tenants.records.contributions.models import Contribution, MeasureChoice
from tenants.records.contributions.queries import (
    contribution_states,
    contributions_of,
    measure_choices,
    measures_left_out,
)
from tenants.records.contributions.rules import STATUS_WORDS, ContributionStatus
from workflows.contributions.preparing import is_counted
from workflows.contributions.readable import Readable, readable
from workflows.register.periods import Quarter, quarter_at, quarter_of
from workflows.register.rules import METHOD_WORDS
from workflows.releases.measures import MEASURES, Measure, measure

_TAGS = {
    ContributionStatus.PREPARED: "waiting",
    ContributionStatus.GIVEN: "done",
    ContributionStatus.KEPT: "quiet",
}


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """One quarter: how many measures were given, left out, and wait to be looked at."""

    quarter: Quarter
    given: int
    kept: int
    open: int
    default_on: date | None  # on which the first of what is open goes by itself


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure of the catalogue, and the choice by which it is left out, if it is."""

    measure: Measure
    left_out: MeasureChoice | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the first page."""

    quarters: list[QuarterLine]
    measures: list[MeasureLine]
    choices: list[MeasureChoice]

    @property
    def waiting(self) -> list[QuarterLine]:
        """Quarters of which something can still be looked at."""
        return [line for line in self.quarters if line.open]


@dataclass(frozen=True, slots=True)
class Given:
    """One contribution with its measure, its numbers in words, and how it stands."""

    contribution: Contribution
    measure: Measure
    table: Readable
    is_open: bool
    status_words: str
    tag_kind: str
    decided_words: str
    method_words: str


@dataclass(frozen=True, slots=True)
class QuarterPage:
    """A quarter with everything that leaves the house for it."""

    quarter: Quarter
    given: list[Given]
    unknown: list[Measure]  # of which the house keeps no records, or kept none when the quarter began

    @property
    def open(self) -> list[Given]:
        """What nobody has decided on."""
        return [each for each in self.given if each.is_open]

    @property
    def default_on(self) -> date | None:
        """The first day on which something goes by itself."""
        return min((each.contribution.default_on for each in self.open), default=None)


def overview() -> Overview:
    """How things stand for every quarter and every measure."""
    counts: dict[date, Counter[str]] = {}
    goes_on: dict[date, date] = {}
    for starts_on, status, default_on in contribution_states():
        counts.setdefault(starts_on, Counter())[status] += 1
        if status == ContributionStatus.PREPARED:
            goes_on[starts_on] = min(default_on, goes_on.get(starts_on, default_on))
    left_out = measures_left_out()
    return Overview(
        quarters=[_line(quarter_of(each), found, goes_on.get(each)) for each, found in counts.items()],
        measures=[MeasureLine(each, left_out.get(each.key)) for each in MEASURES],
        choices=measure_choices(),
    )


def _line(quarter: Quarter, found: Counter[str], default_on: date | None) -> QuarterLine:
    given, kept, is_open = (
        found[status]
        for status in (ContributionStatus.GIVEN, ContributionStatus.KEPT, ContributionStatus.PREPARED)
    )
    return QuarterLine(quarter, given, kept, is_open, default_on)


def get_quarter(key: str) -> Quarter:
    """The quarter in an address; NotFound for none, or one that is not over."""
    try:
        found = quarter_at(key)
        is_over = found.ends_on < clock.today()
    except (ValueError, OverflowError):
        raise NotFound("There is no such quarter.") from None
    if not is_over:
        raise NotFound("That quarter is not over yet.")
    return found


def quarter_page(key: str) -> QuarterPage:
    """Everything about one quarter; NotFound when nothing was ever prepared for it."""
    quarter = get_quarter(key)
    found = contributions_of(quarter.starts_on)
    if not found:
        raise NotFound("Nothing was prepared for that quarter.")
    place = {each.key: number for number, each in enumerate(MEASURES)}
    order = sorted(found, key=lambda each: (place[each.measure_key], each.vintage))
    return QuarterPage(quarter, [given(each) for each in order], _unknown(quarter, found))


def _unknown(quarter: Quarter, found: Iterable[Contribution]) -> list[Measure]:
    prepared = {each.measure_key for each in found}
    today = clock.today()
    return [each for each in MEASURES if each.key not in prepared and is_counted(each, quarter, today)]


def given(contribution: Contribution) -> Given:
    """One contribution as pages show it."""
    about, status = measure(contribution.measure_key), ContributionStatus(contribution.status)
    return Given(
        contribution=contribution,
        measure=about,
        table=readable(contribution),
        is_open=status == ContributionStatus.PREPARED,
        status_words=STATUS_WORDS[status],
        tag_kind=_TAGS[status],
        decided_words=_decided(contribution, status),
        method_words=METHOD_WORDS[about.method],
    )


def _decided(contribution: Contribution, status: ContributionStatus) -> str:
    """“Given on 15 October 2026 by itself”."""
    if contribution.decided_on is None:
        return f"Goes by itself on {format_day(contribution.default_on)}"
    day = format_day(contribution.decided_on)
    if status == ContributionStatus.KEPT:
        return f"Left out on {day}; the figures were forgotten"
    return f"Given on {day}{', by itself' if contribution.is_by_default else ''}"
