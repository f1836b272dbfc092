"""Reads what others have published of a council and of London, and says how much of it can be read."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tenants.database import db
from tenants.dating import format_day
from tenants.guidance.models import PublishedFigure, PublishedSource
from tenants.guidance.queries import published_sources

MEASURE = "nrm-referrals"


@dataclass(frozen=True, slots=True)
class Published:
    """The newest published year by type and age: the council's own figures, and those of London together."""

    source: PublishedSource
    words: str  # its period
    own: Mapping[tuple[str, str], int | None]
    london: Mapping[tuple[str, str], int]  # the sum of what can be read
    whole: int  # councils of which every figure can be read
    part: int  # of which only some can
    unread: int  # of which none can
    confidence: tuple[str, ...]

    @property
    def places(self) -> int:
        """Of how many councils something is in the sum."""
        return self.whole + self.part

    @property
    def reach(self) -> str:
        """What London's sum holds, and what it leaves out because nobody can read it."""
        said = f"London is the sum of what can be read: all figures of {_councils(self.whole)}"
        said += f", and some of {_councils(self.part)}." if self.part else "."
        if self.part or self.unread:
            said += f" Of {self.unread or 'none'} nothing can be read." if self.unread else ""
            said += " What cannot be read is in no sum, so the numbers of London are too low."
        return said


def find_published(slug: str) -> Published | None:
    """What is published of the newest year; None when nothing is."""
    figures = _newest()
    if not figures:
        return None
    london: Counter[tuple[str, str]] = Counter()
    for each in figures:
        london[each.type_key, each.age_band] += each.value or 0
    own = [each for each in figures if each.place == slug]
    whole, part, unread = _readable(figures)
    return Published(
        source=published_sources()[figures[0].source_code],
        words=f"{format_day(figures[0].starts_on)} to {format_day(figures[0].ends_on)}",
        own={(each.type_key, each.age_band): each.value for each in own},
        london=dict(london),
        whole=whole,
        part=part,
        unread=unread,
        confidence=tuple(sorted({each.confidence for each in own if each.confidence})),
    )


def _newest() -> list[PublishedFigure]:
    wanted = (
        PublishedFigure.measure == MEASURE,
        PublishedFigure.type_key != "",
        PublishedFigure.place != "uk",
    )
    found = list(db.session.scalars(select(PublishedFigure).where(*wanted)))
    newest = max((each.starts_on for each in found), default=None)
    return [each for each in found if each.starts_on == newest]


def _readable(figures: Sequence[PublishedFigure]) -> tuple[int, int, int]:
    """Of how many councils all, some and none of the figures can be read."""
    known: defaultdict[str, list[bool]] = defaultdict(list)
    for each in figures:
        known[each.place].append(each.value is not None)
    whole, unread = (
        sum(all(said) for said in known.values()),
        sum(not any(said) for said in known.values()),
    )
    return whole, len(known) - whole - unread, unread


def _councils(count: int) -> str:
    return f"{count} council{'' if count == 1 else 's'}"
