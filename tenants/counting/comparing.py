"""Says field by field what differs between two counting standards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tenants.counting.standard import Field, Option, Standard


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that differs, with its words before and after; empty where there were none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What differs in one field; `is_new` when the edition before did not count it."""

    title: str
    lines: tuple[Line, ...] = ()
    is_new: bool = False


def changes(before: Standard, after: Standard) -> list[Change]:
    """Every field that is new or different, in the order of the newer edition, and a new order last."""
    found = [_of_field(before, field) for field in after.fields.values()]
    return [*(each for each in found if each is not None), *_order(before, after)]


def differences(before: Field, after: Field) -> tuple[Line, ...]:
    """What differs between two versions of a field, options included."""
    plain = {
        "Title": (before.title, after.title),
        "How to count it": (before.how, after.how),
        "Why it is counted": (before.why, after.why),
        "Weight": (str(before.weight), str(after.weight)),
        "Required": (_yes(before.is_required), _yes(after.is_required)),
        "May be left out": (_yes(before.is_local), _yes(after.is_local)),
    }
    return (*_lines(plain), *_of_options(before, after))


def option_words(option: Option) -> str:
    """An option as one text."""
    marks = (option.help, "says that it is not known" if option.is_unknown else "", _ended(option))
    return "; ".join(filter(None, (option.title, *marks)))


def _of_field(before: Standard, field: Field) -> Change | None:
    if not before.has(field.key):
        return Change(field.title, is_new=True)
    lines = differences(before.fields[field.key], field)
    return Change(field.title, lines) if lines else None


def _of_options(before: Field, after: Field) -> Iterator[Line]:
    known = {option.key: option for option in before.options}
    for option in after.options:
        old = option_words(known[option.key]) if option.key in known else ""
        if old != option_words(option):
            label = "New option" if not old else "Option ended" if _has_ended(known, option) else "Option"
            yield Line(label, old, option_words(option))
    old_order = [
        option.key for option in before.options if option.key in {each.key for each in after.options}
    ]
    new_order = [option.key for option in after.options if option.key in known]
    if old_order != new_order:
        yield Line("Order of the options", _titles(before), _titles(after))


def _has_ended(known: Mapping[str, Option], option: Option) -> bool:
    return option.is_ended and not known[option.key].is_ended


def _order(before: Standard, after: Standard) -> Iterator[Change]:
    both = [key for key in before.fields if after.has(key)]
    now = [key for key in after.fields if before.has(key)]
    if both != now:
        titles = [", ".join(each.fields[key].title for key in each.fields) for each in (before, after)]
        yield Change("Order of the fields", (Line("Order", titles[0], titles[1]),))


def _lines(compared: Mapping[str, tuple[str, str]]) -> Iterator[Line]:
    return (Line(label, old, new) for label, (old, new) in compared.items() if old != new)


def _titles(field: Field) -> str:
    return ", ".join(option.title for option in field.options)


def _ended(option: Option) -> str:
    return "ended" if option.is_ended else ""


def _yes(value: bool) -> str:
    return "Yes" if value else "No"
