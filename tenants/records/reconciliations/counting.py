"""Counts a tenant's entries by exploitation type and age band, under the definition of a comparison."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tenants.records.reconciliations.rules import Basis
from tenants.records.referrals.entries import Entry
from tenants.records.referrals.rules import AgeBand, Route

#: A type or an age that stands for all of them.
EVERY = ""
_UNKNOWN = "unknown"  # of an entry that names no type
#: The ages of a line; who is disputed is treated as a child, and counted as one.
BANDS = (AgeBand.ADULT, AgeBand.CHILD, AgeBand.UNKNOWN)
_BAND_OF: dict[str, AgeBand] = {
    AgeBand.ADULT: AgeBand.ADULT,
    AgeBand.CHILD: AgeBand.CHILD,
    AgeBand.DISPUTED: AgeBand.CHILD,
}

Category = tuple[str, str]  # an exploitation type and an age band


@dataclass(frozen=True, slots=True)
class Definition:
    """Which entries count: those of a period, by one of their days, with or without Duty to Notify."""

    starts_on: date
    ends_on: date
    basis: Basis = Basis.REFERRED
    has_dtn: bool = False

    def holds(self, entry: Entry) -> bool:
        """Whether an entry counts; who was supported outside both routes never does."""
        if entry.route != Route.NRM and not (self.has_dtn and entry.route == Route.DTN):
            return False
        day = entry.referred_on if self.basis == Basis.REFERRED else entry.reasonable_on
        return day is not None and self.starts_on <= day <= self.ends_on


def count(entries: Iterable[Entry], definition: Definition) -> Counter[Category]:
    """How many entries there are of each category, and of all of them.

    Somebody with several types counts in each, and once in the lines for every type.
    """
    counted: Counter[Category] = Counter()
    for entry in entries:
        if definition.holds(entry):
            counted.update(_categories_of(entry))
    return counted


def categories(types: Iterable[str], known: Iterable[Category]) -> list[Category]:
    """The lines of a comparison in order: each type with its ages, then every type, then everybody.

    An unknown age has a line only where somebody is in it, or was. `known` are such categories.
    """
    present = set(known)
    others = sorted({type_key for type_key, _ in present if type_key} - set(types))
    ordered = [*types, *others, EVERY]
    found = [(key, band) for key in ordered for band in BANDS if _has_line((key, band), present)]
    return [*found, (EVERY, EVERY)]


def _has_line(category: Category, present: set[Category]) -> bool:
    return category[1] != AgeBand.UNKNOWN or category in present


def _categories_of(entry: Entry) -> Iterator[Category]:
    band = _BAND_OF.get(entry.age_band, AgeBand.UNKNOWN).value
    for type_key in entry.types or (_UNKNOWN,):
        yield type_key, band
    yield EVERY, band
    yield EVERY, EVERY
