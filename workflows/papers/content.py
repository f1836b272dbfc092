"""What a paper says, as plain values, whichever way it is written down."""

from base64 import b64encode
from dataclasses import dataclass, field, fields
from typing import Any

from workflows.papers.legible import legible, paragraphs_of

_LONGEST_WORD = 24


class _Words:
    """What every part of a paper shares: its text is such as every kind of document can hold."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for each in fields(self):  # type: ignore[arg-type] # every part is a dataclass
            object.__setattr__(self, each.name, _legible(getattr(self, each.name)))


def _legible(value: Any) -> Any:
    if isinstance(value, str):
        return legible(value)
    return tuple(map(_legible, value)) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Paragraph(_Words):
    """Running text; an empty line begins another paragraph."""

    text: str

    def paragraphs(self) -> list[str]:
        """The paragraphs that empty lines part."""
        return paragraphs_of(self.text)


@dataclass(frozen=True, slots=True)
class Bullets(_Words):
    """A list of short points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts(_Words):
    """Pairs of a term and what it is: "When", "22 November 2026"."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table(_Words):
    """A table whose first column names the row; every row is as long as `head`."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str = "None."  # said instead of a table without rows
    numbers: frozenset[int] = frozenset()  # which columns, from 0, hold numbers

    @staticmethod
    def is_unwieldy(words: str) -> bool:
        """Whether a word is so long that it has to be broken to fit a column."""
        return any(len(word) > _LONGEST_WORD for word in words.split())


@dataclass(frozen=True, slots=True)
class Picture(_Words):
    """A drawing with the words that stand for it; its table stands beside it."""

    svg: bytes
    png: bytes
    alt: str
    caption: str

    @property
    def address(self) -> str:
        """The drawing as an address that holds it, for a page."""
        return f"data:image/svg+xml;base64,{b64encode(self.svg).decode()}"


Block = Paragraph | Bullets | Facts | Table | Picture


@dataclass(frozen=True, slots=True)
class Section(_Words):
    """A heading and what stands under it; `parts` have headings one level down."""

    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Paper(_Words):
    """One paper: who it is from, what it is called, what it says."""

    organisation: str
    title: str
    subtitle: str = ""
    about: Facts = field(default_factory=lambda: Facts(()))
    sections: tuple[Section, ...] = ()
    marking: str = ""  # "Draft", "Official"; on every page
