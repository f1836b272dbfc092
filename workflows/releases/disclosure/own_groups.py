"""Makes the dimensions of a table of one's own, with the groups of its hierarchy, or says what is wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

from workflows.releases.disclosure.errors import TableRefused
from workflows.releases.disclosure.own_rows import OwnRows, must_be_a_code
from workflows.releases.disclosure.tables import Dimension

#: By dimension, the groups, and by group the codes in it.
Hierarchy = Mapping[str, Mapping[str, Sequence[str]]]

_SHAPE = 'Write it as {"borough": {"South East": ["Bexley", "Greenwich"]}}.'


def dimensions_of(rows: OwnRows, hierarchy: Any) -> tuple[tuple[Dimension, ...], tuple[str, ...]]:
    """The dimensions, and notes for whoever sent the table; TableRefused for groups that cannot be."""
    named = _checked(hierarchy)
    for name in named:
        if name not in rows.names:
            raise TableRefused(
                f"The hierarchy names “{name}”, which is no column of the table. Correct the name."
            )
    dimensions, notes = [], []
    for place, name in enumerate(rows.names):
        groups, codes = named.get(name, {}), rows.codes(place)
        extra = tuple(dict.fromkeys(each for of in groups.values() for each in of if each not in codes))
        _must_not_be_codes(name, groups, {*codes, *extra})
        notes += [f"“{each}” is in the hierarchy of “{name}” but in no row: counted as 0." for each in extra]
        dimensions.append(Dimension(name, (*codes, *extra), _levels(groups)))
    return tuple(dimensions), tuple(notes)


def _checked(hierarchy: Any) -> Hierarchy:
    """The hierarchy when it has the shape of one."""
    named = {} if hierarchy is None else hierarchy
    if not isinstance(named, Mapping) or not all(isinstance(groups, Mapping) for groups in named.values()):
        raise TableRefused(f"The hierarchy does not map dimensions to groups. {_SHAPE}")
    for name, groups in named.items():
        for group, codes in groups.items():
            where = f"The hierarchy of “{name}”, group “{group}”"
            if not isinstance(codes, list | tuple) or not all(isinstance(code, str) for code in codes):
                raise TableRefused(f"{where} is not a list of codes in quotation marks. {_SHAPE}")
            _must_be_a_group(where, group, codes)
    return named


def _must_be_a_group(where: str, group: Any, codes: Sequence[str]) -> None:
    must_be_a_code(f"{where}: its name", group if isinstance(group, str) else "")
    if not codes:
        raise TableRefused(f"{where} has no codes. Name them, or leave the group out.")
    if len(set(codes)) != len(codes):
        raise TableRefused(f"{where} names a code twice. Name it once.")
    for code in codes:
        must_be_a_code(f"{where}: a code", code)


def _must_not_be_codes(name: str, groups: Mapping[str, Sequence[str]], codes: set[str]) -> None:
    for group in groups:
        if group in codes:
            raise TableRefused(
                f"The hierarchy of “{name}”: “{group}” is a group and a code too. "
                "Give the group another name, and name codes in groups, not groups in groups."
            )


def _levels(groups: Mapping[str, Sequence[str]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The groups in as many levels as needed for none to overlap another of its level."""
    levels: list[dict[str, tuple[str, ...]]] = []
    for group, codes in groups.items():
        for level in levels:
            if not any(set(codes) & set(others) for others in level.values()):
                level[group] = tuple(codes)
                break
        else:
            levels.append({group: tuple(codes)})
    return {f"level {number}": level for number, level in enumerate(levels, start=1)}
