"""Makes a counting standard anew with one field or one option changed."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from tenants.counting.checking import CALCULATED
from tenants.counting.standard import Field, Option, Standard
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.referrals.rules import TYPES

T = TypeVar("T")
#: How long the key of an option may be, by what keeps it.
_LONGEST_KEY = 20
_LONGEST_KEYS = {TYPES: 30, "nationality_group": 30}
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def get_field(standard: Standard, key: str) -> Field:
    """The field with this key; NotFound when the standard has none."""
    if not standard.has(key):
        raise NotFound("We could not find that field of the counting standard.")
    return standard.fields[key]


def get_option(field: Field, key: str) -> Option:
    """The option with this key; NotFound when the field has none."""
    found = next((option for option in field.options if option.key == key), None)
    if found is None:
        raise NotFound("We could not find that option.")
    return found


def with_field(standard: Standard, field: Field) -> Standard:
    """The standard with a field written anew, in the place where it was."""
    get_field(standard, field.key)
    return replace(standard, fields={**standard.fields, field.key: field})


def with_option(field: Field, title: str, help_words: str = "", *, is_unknown: bool = False) -> Field:
    """The field with one more option, before those that say that it is not known.

    WrongState for a field whose options the portal calculates with, and for one without any.
    """
    must_take_options(field)
    _must_be_new(field.options, title)
    option = Option(_new_key(field, title), title.strip(), help_words.strip(), is_unknown)
    known = [each for each in field.options if not each.is_unknown]
    unknown = [each for each in field.options if each.is_unknown]
    ordered = [*known, *unknown, option] if is_unknown else [*known, option, *unknown]
    return replace(field, options=tuple(ordered))


def with_option_words(field: Field, key: str, title: str, help_words: str) -> Field:
    """The field with one option in other words; its key, and so every entry, stays."""
    get_option(field, key)
    _must_be_new((each for each in field.options if each.key != key), title)
    return _with(field, key, title=title.strip(), help=help_words.strip())


def ending(field: Field, key: str) -> Field:
    """The field that no longer offers an option, which stays known for entries of before."""
    option = get_option(field, key)
    if not may_end(field, option):
        raise WrongState(f"The portal needs “{option.title}”, so it cannot end. Its words can be changed.")
    return _with(field, key, is_ended=True)


def offering_again(field: Field, key: str) -> Field:
    """The field that offers an ended option again."""
    option = get_option(field, key)
    _must_be_new((each for each in field.options if each.key != key), option.title)
    return _with(field, key, is_ended=False)


def option_moved_up(field: Field, key: str) -> Field:
    """The field with one option a place further up; the same field when it is the first."""
    return replace(field, options=tuple(_moved_up(field.options, get_option(field, key))))


def field_moved_up(standard: Standard, key: str) -> Standard:
    """The standard with one field a place further up; the same standard when it is the first."""
    ordered = _moved_up(tuple(standard.fields.values()), get_field(standard, key))
    return replace(standard, fields={each.key: each for each in ordered})


def may_end(field: Field, option: Option) -> bool:
    """Whether an option may end: not one that is calculated with, nor the last way to say "not known"."""
    if option.is_ended or (field.key in CALCULATED and field.key != "decision_maker"):
        return False
    others = [each for each in field.offered() if each.key != option.key]
    return bool(others) and (not option.is_unknown or any(each.is_unknown for each in others))


def takes_options(field: Field) -> bool:
    """Whether a field may have more options than it has."""
    return bool(field.options) and field.key not in CALCULATED


def must_take_options(field: Field) -> None:
    """WrongState, with the reason, for a field that cannot have more options."""
    if not field.options:
        raise WrongState(f"“{field.title}” is no choice, so it has no options.")
    if field.key in CALCULATED:
        raise WrongState(
            f"The portal calculates with the options of “{field.title}”, so there can be no others."
        )


def _with(field: Field, key: str, **changed: object) -> Field:
    options = (replace(each, **changed) if each.key == key else each for each in field.options)  # type: ignore[arg-type]
    return replace(field, options=tuple(options))


def _must_be_new(others: Iterable[Option], title: str) -> None:
    if not title.strip():
        raise FieldError("title", "Enter the words of the option.")
    same = title.strip().casefold()
    found = next((each for each in others if each.title.casefold() == same), None)
    if found is not None:
        ended = " It has ended: offer that one again." if found.is_ended else ""
        raise FieldError("title", f"There is an option “{found.title}” already.{ended}")


def _new_key(field: Field, title: str) -> str:
    """Plain letters of the title, as short as its column, and of no other option."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    longest = _LONGEST_KEYS.get(field.key, _LONGEST_KEY)
    stem = _NOT_PLAIN.sub("-", plain).strip("-")[:longest].strip("-") or "option"
    taken = {each.key for each in field.options}
    numbered = (f"{stem[: longest - 4]}-{number}" for number in range(2, 999))
    return next(key for key in (stem, *numbered) if key not in taken)


def _moved_up(ordered: tuple[T, ...], one: T) -> list[T]:
    others, at = [each for each in ordered if each is not one], ordered.index(one)
    others.insert(max(at - 1, 0), one)
    return others
