"""Finds the survivor services that fit somebody, by what they need and who they are."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from tenants.records.survivor_services.copies import ServiceCopy
from tenants.records.survivor_services.rules import Gender, NrmStatus, Reach
from workflows.published_services.queries import Published

#: A language that no service names: only those with interpreters help.
OTHER_LANGUAGE = "other"
COMING_OF_AGE = 18
_LEAST_LIKE = 84  # of 100: how much a word may be misspelt
_LEAST_LETTERS = 5  # of a word that may be misspelt at all
_NEAREST_FIRST = (Reach.BOROUGHS, Reach.LONDON, Reach.NATIONAL)


class AgeBand(StrEnum):
    """How old somebody is, as far as anybody needs to say."""

    CHILD = "child"  # or may be one: treated as a child until that is decided
    ADULT = "adult"


AGE_WORDS: dict[AgeBand, str] = {
    AgeBand.CHILD: "Under 18, or may be",
    AgeBand.ADULT: "18 or over",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a service is looked for; what is empty makes no difference."""

    needs: tuple[str, ...] = ()
    area: str = ""  # the slug of an authority
    age: AgeBand | None = None
    gender: Gender | None = None
    language: str = ""
    nrm: NrmStatus | None = None
    words: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything was asked for."""
        return self != Wanted()


def fitting(services: Iterable[Published], wanted: Wanted, vocabulary: Mapping[str, str]) -> list[Published]:
    """The services that fit: those with most of the needs first, then by how far they reach, then by name.

    Asked for an area, what works there alone stands before what works everywhere; otherwise after it.
    `vocabulary` gives the words by which a need or an area is known, by its key or slug.
    """
    found = [each for each in services if _fits(each.copy, wanted, vocabulary)]
    return sorted(found, key=lambda each: _rank(each.copy, wanted))


def _rank(copy: ServiceCopy, wanted: Wanted) -> tuple[int, int, str]:
    met = len(set(copy.needs) & set(wanted.needs))
    near = _NEAREST_FIRST.index(copy.reach)
    return -met, near if wanted.area else -near, copy.title.casefold()


def _fits(copy: ServiceCopy, wanted: Wanted, vocabulary: Mapping[str, str]) -> bool:
    return all(
        (
            not wanted.needs or set(wanted.needs) & set(copy.needs),
            not wanted.area or _works_in(copy, wanted.area),
            wanted.age is None or _takes_age(copy, wanted.age),
            wanted.gender is None or not copy.genders or wanted.gender in copy.genders,
            not wanted.language or copy.has_interpreters or wanted.language in copy.languages,
            wanted.nrm is None or not copy.nrm or wanted.nrm in copy.nrm,
            not wanted.words.split() or _says(copy, wanted.words, vocabulary),
        )
    )


def _works_in(copy: ServiceCopy, area: str) -> bool:
    return copy.reach != Reach.BOROUGHS or area in copy.areas


def _takes_age(copy: ServiceCopy, band: AgeBand) -> bool:
    if band == AgeBand.CHILD:
        return copy.minimum_age is None or copy.minimum_age < COMING_OF_AGE
    return copy.maximum_age is None or copy.maximum_age >= COMING_OF_AGE


def _says(copy: ServiceCopy, typed: str, vocabulary: Mapping[str, str]) -> bool:
    """Whether it says each of the words, spelt a little otherwise perhaps."""
    known = [vocabulary.get(key, "") for key in (*copy.needs, *copy.areas)]
    said = (copy.title, copy.organisation, copy.description, *copy.languages, *known)
    text = " ".join(said).casefold()
    words = {word.strip(".,;:()") for word in text.split()}
    return all(word in text or _is_like_any(word, words) for word in typed.casefold().split())


def _is_like_any(word: str, words: Collection[str]) -> bool:
    if len(word) < _LEAST_LETTERS:
        return False
    return any(fuzz.ratio(word, each) >= _LEAST_LIKE for each in words)


def languages_of(services: Iterable[Published]) -> list[str]:
    """Every language that a service names, in order."""
    return sorted({language for each in services for language in each.copy.languages})
