"""Turns a published board into plain JSON values and back."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any, get_args, get_origin, get_type_hints

from tenants.records.boards.card import BoardCard


def as_values(card: BoardCard) -> dict[str, Any]:
    """The card as a JSON object."""
    values: dict[str, Any] = _plain(card)
    return values


def as_card(values: Mapping[str, Any]) -> BoardCard:
    """The card that `as_values` made the object of."""
    card: BoardCard = _read(BoardCard, values)
    return card


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _read(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(kind) is types.UnionType:
        return _read(next(each for each in get_args(kind) if each is not types.NoneType), value)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if is_dataclass(kind):
        made: Any = kind
        return made(**{name: _read(hint, value[name]) for name, hint in get_type_hints(kind).items()})
    return kind.fromisoformat(value) if kind in (date, time) else kind(value)
