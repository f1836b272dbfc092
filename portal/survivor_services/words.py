"""Says in words what was looked for, and whom a survivor service is for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tenants.records.survivor_services.copies import ServiceCopy
from tenants.records.survivor_services.queries import area_names, in_words, need_titles
from tenants.records.survivor_services.rules import (
    GENDER_WORDS,
    NRM_WORDS,
    REACH_WORDS,
    Gender,
    Reach,
    ages_in_words,
)
from workflows.published_services.search import AGE_WORDS, OTHER_LANGUAGE, AgeBand, Wanted

_FOR_GENDER = {
    Gender.WOMEN: "for a woman or girl",
    Gender.MEN: "for a man or boy",
    Gender.NON_BINARY: "for a non-binary person",
}
_FOR_AGE = {AgeBand.CHILD: "under 18, or may be", AgeBand.ADULT: "18 or over"}
#: Enough of a description to choose by, in a list.
_SHORT = 240


@dataclass(frozen=True, slots=True)
class Known:
    """What the words of pages are made of: needs and areas by key, in order."""

    needs: Mapping[str, str]
    areas: Mapping[str, str]

    @classmethod
    def now(cls) -> "Known":
        """As they stand today."""
        return cls(need_titles(), area_names())


@dataclass(frozen=True, slots=True)
class Shown:
    """A service as the pages show it: `whom` has pairs of a question and its answer."""

    copy: ServiceCopy
    needs: tuple[str, ...]
    where: str
    whom: tuple[tuple[str, str], ...]

    @property
    def short(self) -> str:
        """What it does, in a sentence or two."""
        words = " ".join(self.copy.description.split())
        return words if len(words) <= _SHORT else f"{words[:_SHORT].rpartition(' ')[0]} …"


def shown(copy: ServiceCopy, known: Known) -> Shown:
    """A service in words."""
    needs = tuple(in_words(copy.needs, dict(known.needs)))
    return Shown(copy, needs, _where(copy, known.areas), tuple(_whom(copy)))


def _where(copy: ServiceCopy, areas: Mapping[str, str]) -> str:
    if copy.reach != Reach.BOROUGHS:
        return REACH_WORDS[copy.reach]
    return ", ".join(in_words(copy.areas, dict(areas)))


def _whom(copy: ServiceCopy) -> Iterator[tuple[str, str]]:
    genders = ", ".join(GENDER_WORDS[each] for each in Gender if each in copy.genders)
    yield "Age", ages_in_words(copy.minimum_age, copy.maximum_age)
    yield "Gender", genders or "Everybody"
    yield "Languages", _languages(copy)
    steps = ", ".join(words for step, words in NRM_WORDS.items() if step in copy.nrm)
    yield "National Referral Mechanism (NRM)", steps or "Whether somebody was referred or not"


def _languages(copy: ServiceCopy) -> str:
    named = ", ".join(copy.languages)
    if not copy.has_interpreters:
        return named or "Not stated: ask them"
    return f"{named}; others with an interpreter" if named else "Any, with an interpreter"


def sentence(wanted: Wanted, known: Known) -> str:
    """What was looked for: "Legal advice, in Barnet, for a woman or girl"; empty for everything."""
    return ", ".join(_said(wanted, known))


def _said(wanted: Wanted, known: Known) -> Iterator[str]:
    if wanted.needs:
        yield " or ".join(known.needs[need] for need in wanted.needs)
    if wanted.area:
        yield f"in {known.areas[wanted.area]}"
    if wanted.age:
        yield _FOR_AGE[wanted.age]
    if wanted.gender:
        yield _FOR_GENDER[wanted.gender]
    if wanted.language:
        yield "in another language" if wanted.language == OTHER_LANGUAGE else f"in {wanted.language}"
    if wanted.nrm:
        yield NRM_WORDS[wanted.nrm][:1].lower() + NRM_WORDS[wanted.nrm][1:]
    if wanted.words:
        yield f"“{wanted.words}”"


def choices_of(languages: list[str], known: Known) -> dict[str, list[tuple[str, str]]]:
    """What each list on the page offers, as pairs of value and words."""
    return {
        "area": list(known.areas.items()),
        "age": [(each.value, words) for each, words in AGE_WORDS.items()],
        "gender": [(each.value, words) for each, words in GENDER_WORDS.items()],
        "language": [*((each, each) for each in languages), (OTHER_LANGUAGE, "Another language")],
        "nrm": [(each.value, words) for each, words in NRM_WORDS.items()],
    }
