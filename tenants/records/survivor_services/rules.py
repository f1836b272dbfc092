"""Pure decisions about survivor services: whom they are for, where they stand, what never leaves."""

import re
from enum import StrEnum


class ServiceStatus(StrEnum):
    """Where an entry stands."""

    SUGGESTED = "suggested"
    APPROVED = "approved"  # a copy is public
    DECLINED = "declined"
    ENDED = "ended"


STATUS_WORDS: dict[ServiceStatus, str] = {
    ServiceStatus.SUGGESTED: "Suggested",
    ServiceStatus.APPROVED: "In the directory",
    ServiceStatus.DECLINED: "Not taken up",
    ServiceStatus.ENDED: "Ended",
}


class NrmStatus(StrEnum):
    """Where in the National Referral Mechanism somebody is whom a service takes."""

    BEFORE = "before"
    IN = "in"
    AFTER = "after"
    NEVER = "never"  # who did not consent, or was refused


NRM_WORDS: dict[NrmStatus, str] = {
    NrmStatus.BEFORE: "Before a referral",
    NrmStatus.IN: "In the NRM",
    NrmStatus.AFTER: "After a conclusive decision",
    NrmStatus.NEVER: "Not in the NRM",
}


class Gender(StrEnum):
    """Whom a service is for."""

    WOMEN = "women"
    MEN = "men"
    NON_BINARY = "non-binary"


GENDER_WORDS: dict[Gender, str] = {
    Gender.WOMEN: "Women and girls",
    Gender.MEN: "Men and boys",
    Gender.NON_BINARY: "Non-binary people",
}


class Reach(StrEnum):
    """Where a service works."""

    BOROUGHS = "boroughs"  # in the areas it names
    LONDON = "london"
    NATIONAL = "national"


REACH_WORDS: dict[Reach, str] = {
    Reach.BOROUGHS: "Some boroughs",
    Reach.LONDON: "All of London",
    Reach.NATIONAL: "All of England and Wales, or the UK",
}


#: Any space, also one that does not break, and what stands for it in a link to a map.
_GAP = r"(?:[\s+_-]|%20)"
_POSTCODE = re.compile(rf"\b[A-Z]{{1,2}}\d[A-Z\d]?{_GAP}{{0,2}}\d[A-Z]{{2}}\b", re.IGNORECASE)
_LEAST_LETTERS = 8  # a shorter line of an address, such as "London", gives little away


def gives_a_place_away(words: str, address: str) -> bool:
    """Whether the words hold a postcode, or a line of this address."""
    if _POSTCODE.search(words):
        return True
    said = _plain(words)
    lines = (_plain(line) for line in re.split(r"[,\n]", address))
    return any(len(line) >= _LEAST_LETTERS and line in said for line in lines)


def _plain(words: str) -> str:
    return re.sub(f"{_GAP}+", " ", words.casefold()).strip()


def ages_in_words(minimum: int | None, maximum: int | None) -> str:
    """Whom a service is for by age: "18 and over", "Up to 17", "16 to 25", "Any age"."""
    if minimum and maximum is not None:
        return f"{minimum} to {maximum}"
    if maximum is not None:
        return f"Up to {maximum}"
    return f"{minimum} and over" if minimum else "Any age"


def languages_typed(words: str) -> tuple[str, ...]:
    """Languages from words with commas between them, each once, as "Romanian"."""
    typed = (" ".join(each.split()) for each in re.split(r"[,;\n]", words))
    return tuple(dict.fromkeys(f"{each[:1].upper()}{each[1:]}" for each in typed if each))
