"""Finds the words in the directory that are, begin like, or are nearly a word that somebody typed."""

from collections.abc import Collection, Sequence

from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, select

from tenants.database import db
from tenants.people.audiences import Audience
from workflows.directory.models import DirectoryWord
from workflows.directory.words import LONGEST_START, start_of

_MOST_WORDS = 30
_SHORTEST_MISSPELT = 4
_LONG = 8


def known_among(words: Collection[str], audience: Audience) -> set[str]:
    """Those of the words that an entry has in a field that the audience sees."""
    statement = select(DirectoryWord.word).where(DirectoryWord.word.in_(list(words)), _seen_by(audience))
    return set(db.session.scalars(statement.distinct()))


def words_like(word: str, audience: Audience) -> list[str]:
    """The word itself if the audience sees it anywhere; else those that begin with it; else the nearest."""
    if known_among([word], audience):
        return [word]
    if len(word) < LONGEST_START or word.isdigit():
        return []
    same_start = select(DirectoryWord.word).where(DirectoryWord.start == start_of(word), _seen_by(audience))
    near = sorted(db.session.scalars(same_start.distinct()))
    return [each for each in near if each.startswith(word)][:_MOST_WORDS] or _nearest(word, near)


def _seen_by(audience: Audience) -> ColumnElement[bool]:
    return DirectoryWord.audience <= int(audience)


def _nearest(word: str, known: Sequence[str]) -> list[str]:
    """Those with the fewest letters wrong: one, or two in a long word."""
    if len(word) < _SHORTEST_MISSPELT:
        return []
    most = 1 if len(word) < _LONG else 2
    scored = {each: OSA.distance(word, each, score_cutoff=most) for each in known}
    best = min(scored.values(), default=most + 1)
    return [each for each, slips in scored.items() if slips == best <= most][:_MOST_WORDS]
