"""The values of which a counting standard is made, and how they are kept as plain values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a field; `is_unknown` says that it was asked and is not known."""

    key: str
    title: str
    help: str = ""
    is_unknown: bool = False
    is_ended: bool = False  # kept for entries of before, not offered any more


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that an entry says.

    `weight` is its part of the completeness score (0: not part of it); `is_local` that a tenant may leave it
    out. A field without options is a date, a number or a note; its name says which.
    """

    key: str
    title: str
    how: str = ""  # how to count it
    why: str = ""  # why it is counted
    weight: int = 1
    is_required: bool = False
    is_local: bool = False
    options: tuple[Option, ...] = ()

    def title_of(self, key: str) -> str:
        """The option in words; the key itself when the standard does not know it, "" for no answer."""
        return next((each.title for each in self.options if each.key == key), key)

    def is_unknown(self, key: str) -> bool:
        """Whether the answer says that it is not known."""
        return any(each.key == key and each.is_unknown for each in self.options)

    def offered(self) -> tuple[Option, ...]:
        """The options that may be chosen now."""
        return tuple(each for each in self.options if not each.is_ended)


@dataclass(frozen=True, slots=True)
class Standard:
    """One edition: `key` is kept with every entry made under it."""

    key: str
    title: str
    fields: Mapping[str, Field] = field(default_factory=dict)  # by key, in order

    def field(self, key: str) -> Field:
        """The field with this key; an empty one when this edition does not count it."""
        return self.fields.get(key) or Field(key, key, weight=0)

    def has(self, key: str) -> bool:
        """Whether this edition counts it."""
        return key in self.fields

    @classmethod
    def of(cls, key: str, title: str, content: Mapping[str, Any]) -> "Standard":
        """The standard from the plain values that are kept: {"fields": [{…, "options": [{…}]}]}."""
        fields = [_field(each) for each in content["fields"]]
        return cls(key, title, {each.key: each for each in fields})

    def content(self) -> dict[str, Any]:
        """The plain values in which it is kept."""
        return {"fields": [asdict(each) for each in self.fields.values()]}


def _field(kept: Mapping[str, Any]) -> Field:
    options = tuple(Option(**each) for each in kept.get("options", ()))
    return Field(**{key: value for key, value in kept.items() if key != "options"}, options=options)
