"""Makes the figures of a closed year that viewers may see: one-way tables with small counts hidden."""

import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tenants.errors import WrongState
from tenants.guidance.queries import disclosure_rule
from tenants.records.shared_figures.models import SharedYear
from tenants.records.shared_figures.service import ClosedYear, share_year
from tenants.scope import current_tenant
from workflows.figures.frames import UNKNOWN, counted
from workflows.figures.hiding import hide, least_total
from workflows.figures.log import Log, read_log
from workflows.figures.measures import OVERLAP
from workflows.figures.periods import last_of_month, year_from, year_words
from workflows.figures.values import NOT_KNOWN, Figure, Row, Shape
from workflows.settings import settings

HIDDEN = "Hidden"
_QUARTERS = {4: "April to June", 7: "July to September", 10: "October to December", 1: "January to March"}
#: The log's questions whose answers are shown, each alone: two together would make counts small.
_ASKED = (
    ("routes", "Referrals by route", "route"),
    ("ages", "Referrals by age", "age_band"),
    ("places", "Where the exploitation happened", "place"),
)
#: Tables in which a person may stand in several rows, so that no total belongs beside them.
OVERLAPPING = frozenset({"types"})
#: Long lists, of which only the rows are shown that have or may have any.
_LONG = frozenset({"responders", "services"})


@dataclass(frozen=True, slots=True)
class Counts:
    """One table before anything is hidden."""

    key: str
    title: str
    rows: tuple[tuple[str, int], ...]

    def hidden(self, total: int, year: int, threshold: int) -> dict[str, Any]:
        """The table as it is kept: a count that is None is hidden."""
        counts = [count for _words, count in self.rows]
        order = _secret_order(f"{year} {self.key}", [words for words, _count in self.rows])
        shown = hide(counts, total, order, threshold)
        rows = [[words, count] for (words, _count), count in zip(self.rows, shown, strict=True)]
        if self.key in _LONG:
            rows = [row for row in rows if row[1] != 0]
        return {
            "key": self.key,
            "title": self.title,
            "rows": rows,
            "total": None if self.key in OVERLAPPING else total,
        }


def _secret_order(table: str, rows: Sequence[str]) -> list[int]:
    """The places of a table in an order that follows from the portal's secret, the tenant and the table.

    It stays the same until the year is shared, so that whoever looks at the preview sees what is shared.
    """
    key = f"figures {settings().secret_key}".encode()

    def drawn(place: int) -> bytes:
        words = f"{current_tenant()} {table} {rows[place]}"
        return hmac.new(key, words.encode(), hashlib.sha256).digest()

    return sorted(range(len(rows)), key=drawn)


@dataclass(frozen=True, slots=True)
class Preview:
    """What viewers would see of a year, beside what the log says; and why not, if it cannot be shared."""

    first: int
    total: int
    year: ClosedYear
    counts: tuple[Counts, ...]
    refusal: str

    @property
    def figures(self) -> list[Figure]:
        """What viewers would see."""
        return [figure_of(table, self.year.threshold) for table in self.year.tables]


def preview(first: int, today: date) -> Preview:
    """The year from April `first` as viewers would see it if it were shared now, by the rule of today."""
    threshold = disclosure_rule("shared-figures", today).threshold
    log = read_log(year_from(first), today)
    counts = tuple(_counts(log))
    is_small = log.total < least_total(threshold)
    tables = () if is_small else tuple(each.hidden(log.total, first, threshold) for each in counts)
    year = ClosedYear(year_words(first), log.period.starts_on, log.period.ends_on, threshold, tables)
    return Preview(first, log.total, year, counts, _too_few(year, threshold) if is_small else "")


def _too_few(year: ClosedYear, threshold: int) -> str:
    return (
        f"{year.title} cannot be shared: the log has fewer than {least_total(threshold)} referrals of that "
        "year, so few that any figure could show who is meant."
    )


def share(first: int, *, by: UUID | None, today: date) -> SharedYear:
    """Shares the year from April `first` as it stands in the log now."""
    found = preview(first, today)
    if found.refusal:
        raise WrongState(found.refusal)
    return share_year(found.year, by=by, today=today)


def _counts(log: Log) -> Iterator[Counts]:
    quarters = counted(log.frame.assign(quarter=[_quarter(month) for month in log.frame["month"]]), "quarter")
    kept = {_quarter(month) for month in log.period.months() if log.is_kept_until(last_of_month(month))}
    rows = tuple((each, quarters.get(each, 0)) for each in _QUARTERS.values() if each in kept)
    yield Counts("quarters", "Referrals by quarter", rows)
    types = counted(log.types, "type")
    yield Counts("types", "People by type of exploitation", _of_options(log, "exploitation", types))
    for key, title, name in _ASKED:
        yield Counts(key, title, _of_options(log, name, counted(log.frame, name)))
    for key, title, column, words in (
        ("responders", "Referrals by first responder", "responder_key", log.responders),
        ("services", "Referrals by service", "service_key", log.services),
    ):
        yield Counts(key, title, _of_list(words, counted(log.frame, column)))


def _quarter(month: date) -> str:
    return _QUARTERS[(month.month - 1) // 3 * 3 + 1]


def _of_options(log: Log, name: str, counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Every answer of the standard, so that the length of a table says nothing of the log."""
    known = {each.key: each.title for each in log.standard.field(name).options if not each.is_unknown}
    return _of_list(known, counts)


def _of_list(words: Mapping[str, str], counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    known = [(title, counts.get(key, 0)) for key, title in words.items() if key != UNKNOWN]
    strange = sum(count for key, count in counts.items() if key not in words and key != UNKNOWN)
    other = [("Others", strange)] if strange else []
    return (*known, *other, (NOT_KNOWN, counts.get(UNKNOWN, 0)))


def figure_of(table: Mapping[str, Any], threshold: int) -> Figure:
    """A kept table as a figure, in which what is hidden is said to be."""
    rows = [Row(words, (count,), is_unknown=words == NOT_KNOWN) for words, count in table["rows"]]
    is_overlapping = table["key"] in OVERLAPPING
    return Figure(
        key=table["key"],
        title=table["title"],
        shape=Shape.BARS,
        head=(_FIRST.get(table["key"], "Answer"), "People" if is_overlapping else "Referrals"),
        meanings=("What is counted", f"How many; “{HIDDEN}” where the number is withheld"),
        rows=tuple(rows),
        says=_said(rows, table["total"]),
        across="People; somebody with several types counts in each" if is_overlapping else "Referrals",
        limits=tuple(_limits(table, rows, threshold)),
        nothing=HIDDEN,
    )


_FIRST = {
    "quarters": "Quarter",
    "types": "Exploitation",
    "routes": "Route",
    "ages": "Age",
    "places": "Place",
    "responders": "First responder",
    "services": "Service",
}


def _said(rows: Sequence[Row], total: int | None) -> str:
    hidden = sum(row.cells[0] is None for row in rows)
    said = [] if total is None else [f"{total:,} referrals in all."]
    shown = sum(int(row.cells[0] or 0) for row in rows)
    if hidden and total is not None and hidden < len(rows):
        said.append(f"{hidden} numbers are hidden; together they are {total - shown:,}.")
    elif hidden:
        said.append(
            "All of its numbers are hidden." if hidden == len(rows) else f"{hidden} numbers are hidden."
        )
    return " ".join(said) or "No number is hidden."


def _limits(table: Mapping[str, Any], rows: Sequence[Row], threshold: int) -> Iterator[str]:
    if any(row.cells[0] is None for row in rows):
        yield (
            f"A number from 1 to {threshold - 1} is hidden, and others with it, so that nobody can tell it. "
            "A hidden number may be small or large. None is shown as 0."
        )
    if table["key"] in OVERLAPPING:
        yield OVERLAP
    if table["key"] in _LONG:
        yield "Those not listed had none."
    if table["key"] == "quarters" and len(rows) < len(_QUARTERS):
        yield "The log had not begun in the quarters that are not listed: what was then is not known."
