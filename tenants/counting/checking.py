"""Finds what makes a counting standard unfit to be counted by."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tenants.counting.standard import Field, Standard
from tenants.records.referrals.rules import CHOSEN, TYPES, AgeBand, DecisionMaker, Outcome, Route

#: Fields whose options the portal calculates with: their words may change, and nothing else of them.
CALCULATED: dict[str, type[StrEnum]] = {
    "route": Route,
    "age_band": AgeBand,
    "outcome": Outcome,
    "decision_maker": DecisionMaker,
}
#: Fields without which no entry can be made.
ALWAYS_REQUIRED = ("referred_on", "route", "age_band", TYPES)
MOST_WEIGHT = 10
_ASKED = frozenset({*CHOSEN, TYPES} - {"route"})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; `field_key` is empty when it is about the standard as a whole."""

    field_key: str
    words: str


def problems(standard: Standard, before: Standard | None = None) -> list[Problem]:
    """Everything to put right before anybody may count by it; `before` is the edition that it follows."""
    found = [*_missing(standard), *_of_fields(standard)]
    if before is not None:
        found += _removed(standard, before)
    if not any(field.weight for field in standard.fields.values()):
        found.append(Problem("", "Give at least one field a weight, or no entry could be called incomplete."))
    return found


def _missing(standard: Standard) -> Iterator[Problem]:
    for key in ALWAYS_REQUIRED:
        if not standard.has(key):
            yield Problem("", f"The field “{key}” is missing: no entry can be made without it.")
        elif not standard.field(key).is_required:
            yield Problem(
                key, f"Make “{standard.field(key).title}” required: nothing can be counted without it."
            )
    for key, needed in CALCULATED.items():
        known = {option.key for option in standard.field(key).offered()}
        for option in needed:
            if option not in known and not _may_end(key, option, standard):
                yield Problem(key, f"The portal calculates with the option “{option}”: offer it again.")


def _may_end(key: str, option: str, standard: Standard) -> bool:
    """Who decides may change with the law; an option that has ended is still known."""
    is_known = any(each.key == option for each in standard.field(key).options)
    return key == "decision_maker" and option != DecisionMaker.UNKNOWN and is_known


def _of_fields(standard: Standard) -> Iterator[Problem]:
    for field in standard.fields.values():
        yield from (Problem(field.key, words) for words in _wrong_with(field))


def _wrong_with(field: Field) -> Iterator[str]:
    title = field.title or field.key
    if not field.title.strip():
        yield f"Give the field “{field.key}” a title."
    if not field.how.strip():
        yield f"Say how to count “{title}”."
    if not 0 <= field.weight <= MOST_WEIGHT:
        yield f"Give “{title}” a weight from 0 to {MOST_WEIGHT}."
    if field.is_required and field.is_local:
        yield f"“{title}” is required, so a council may not leave it out. Choose one of the two."
    if field.options and not field.offered():
        yield f"Offer at least one option of “{title}”."
    if field.key in _ASKED and not any(option.is_unknown for option in field.offered()):
        yield f"Offer an option of “{title}” that says that it is not known."
    yield from _wrong_with_options(field)


def _wrong_with_options(field: Field) -> Iterator[str]:
    titles = [option.title.strip().casefold() for option in field.offered()]
    for title in dict.fromkeys(titles):
        if not title:
            yield f"Give every option of “{field.title}” words."
        elif titles.count(title) > 1:
            yield f"Two options of “{field.title}” are called “{title}”. Call one of them something else."


def _removed(standard: Standard, before: Standard) -> Iterator[Problem]:
    """Entries of before keep their options, so that none may ever go."""
    for key, field in before.fields.items():
        if not standard.has(key):
            yield Problem("", f"The edition before counts “{field.title}”, so this one has to as well.")
            continue
        known = {option.key for option in standard.field(key).options}
        for option in field.options:
            if option.key not in known:
                yield Problem(key, f"Entries of before say “{option.title}”. End that option, and keep it.")
