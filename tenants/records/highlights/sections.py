"""What a highlight report says, section by section, and how it is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

MOST_WORDS = 6000
LONGEST_HEADING = 120
#: Sections that a person adds have keys that begin so.
OWN = "own-"
MOST_OWN = 6


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table as the figures stood when it was taken; the first column names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str = "None."
    numbers: tuple[int, ...] = ()

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """From what was kept."""
        return cls(
            caption=kept["caption"],
            head=tuple(kept["head"]),
            rows=tuple(tuple(row) for row in kept["rows"]),
            nothing=kept.get("nothing", "None."),
            numbers=tuple(kept.get("numbers", ())),
        )


@dataclass(frozen=True, slots=True)
class ReportSection:
    """One section: the words are a person's, the note and the tables come from the records."""

    key: str
    heading: str
    words: str = ""
    drafted: str = ""  # the words as the portal wrote them, to know whether somebody changed them
    note: str = ""  # a sentence on the figures, renewed with them
    tables: tuple[ReportTable, ...] = ()
    is_left_out: bool = False

    @property
    def is_own(self) -> bool:
        """Whether a person added it: it has no figures, and may be renamed."""
        return self.key.startswith(OWN)

    @property
    def is_reworded(self) -> bool:
        """Whether somebody changed the words that the portal wrote."""
        return self.words != self.drafted

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """From what was kept."""
        plain = {name: kept[name] for name in ("key", "heading", "words", "drafted", "note", "is_left_out")}
        return cls(**plain, tables=tuple(map(ReportTable.read, kept["tables"])))


def kept(sections: Iterable[ReportSection]) -> list[dict[str, Any]]:
    """The sections as plain values, for the database to keep."""
    return [_plain(asdict(section)) for section in sections]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value


def with_new_figures(before: Iterable[ReportSection], taken: Iterable[ReportSection]) -> list[ReportSection]:
    """The sections with new notes and tables; words that somebody changed stay, and so do added sections."""
    known = {section.key: section for section in before}
    renewed = [_renewed(known.get(section.key), section) for section in taken]
    return [*renewed, *(section for section in known.values() if section.is_own)]


def _renewed(before: ReportSection | None, taken: ReportSection) -> ReportSection:
    if before is None:
        return taken
    words = before.words if before.is_reworded else taken.words
    return replace(taken, words=words, is_left_out=before.is_left_out)


def new_own_key(sections: Iterable[ReportSection]) -> str:
    """A key that no section has yet."""
    numbers = [int(section.key.removeprefix(OWN)) for section in sections if section.is_own]
    return f"{OWN}{max(numbers, default=0) + 1}"
