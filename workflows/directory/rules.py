"""Pure decisions about looking things up: what is noted, and how much is too much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from tenants.people.audiences import Audience


class Looked(StrEnum):
    """What somebody opened."""

    SEARCH = "search"
    ENTRY = "entry"
    CARD = "card"  # a vCard
    PRINT = "print"  # the whole directory as a page
    PDF = "pdf"  # the whole directory as a file
    COVERAGE = "coverage"
    STOPPED = "stopped"  # was told that it is too much; counts towards no limit


LOOKED_WORDS: dict[Looked, str] = {
    Looked.SEARCH: "Looked for somebody",
    Looked.ENTRY: "Opened an entry",
    Looked.CARD: "Took an entry as a contact card",
    Looked.PRINT: "Opened the whole directory",
    Looked.PDF: "Took the whole directory as a PDF",
    Looked.COVERAGE: "Looked at the coverage",
    Looked.STOPPED: "Was stopped at the limit",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """No more than `most` look-ups, or entries shown by them, for one reader `within` this time."""

    most: int
    within: timedelta
    is_of_entries: bool = False


_TEN_MINUTES = timedelta(minutes=10)
_A_DAY = timedelta(days=1)

#: Generous for an office behind one network address, tight for somebody who copies the list.
LIMITS: dict[Audience, tuple[Limit, ...]] = {
    Audience.PUBLIC: (Limit(40, _TEN_MINUTES),),
    Audience.MEMBERS: (Limit(90, _TEN_MINUTES), Limit(400, _A_DAY), Limit(250, _A_DAY, is_of_entries=True)),
    Audience.NETWORK: (Limit(300, _TEN_MINUTES),),
}


def limits_of(audience: Audience) -> tuple[Limit, ...]:
    """The limits for somebody who stands this near to the network."""
    return LIMITS[min(audience, Audience.NETWORK)]


#: As many characters as the column of a note has.
LONGEST_PLACES = 200
LONGEST_SERVICE = 40


def places_in_note(slugs: Iterable[str], longest: int = LONGEST_PLACES) -> str:
    """The slugs by commas, as many as fit: none is cut in the middle."""
    kept = ""
    for slug in slugs:
        longer = f"{kept},{slug}" if kept else slug
        if len(longer) > longest:
            break
        kept = longer
    return kept
