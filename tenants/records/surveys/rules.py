"""States of a survey, kinds of its questions, its days, and which results may be shown."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum


class SurveyStatus(StrEnum):
    """Where it stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Asked(StrEnum):
    """How a question is answered; there is no free text, because only counts come out."""

    ONE = "one"  # of the choices
    SEVERAL = "several"
    YES_NO = "yes-no"
    NUMBER = "number"


STATUS_WORDS: dict[SurveyStatus, str] = {
    SurveyStatus.DRAFT: "Draft",
    SurveyStatus.OPEN: "Open",
    SurveyStatus.CLOSED: "Closed",
}
ASKED_WORDS: dict[Asked, str] = {
    Asked.ONE: "One of the answers you offer",
    Asked.SEVERAL: "Any of the answers you offer",
    Asked.YES_NO: "Yes or no",
    Asked.NUMBER: "A whole number",
}
#: Results of fewer answers than these could show what one organisation said.
LEAST_SHOWN = 5
#: A sum hides its largest part when what is left beside the two largest is a tenth of it or more.
TENTH = 10
#: So long providers have, unless somebody says otherwise.
USUAL_OPEN = timedelta(days=21)
LONGEST_OPEN = timedelta(days=180)
#: Nobody is reminded more often than this.
REMIND_AFTER = timedelta(days=7)
#: So long before the last day the portal itself reminds those who have not answered.
NUDGE_BEFORE = timedelta(days=7)
#: A reminder of the portal's own may still go out so long after its day, when the clock stood still.
CATCH_UP = timedelta(days=3)
LARGEST_NUMBER = 999_999
#: Numbers are told in bands: a single number could show who gave it.
BANDS: tuple[tuple[int, int | None], ...] = (
    *((0, 0), (1, 4), (5, 9), (10, 19), (20, 49), (50, 99), (100, None)),
)


def problem_with_last_day(closes_on: date | None, today: date) -> str | None:
    """Why this cannot be the last day on which a survey can be answered, in words; None when it can."""
    if closes_on is None:
        return "Enter the last day on which the survey can be answered."
    if closes_on <= today:
        return "Enter a day after today, so that there is time to answer."
    if closes_on > today + LONGEST_OPEN:
        return "Enter a day within the next six months."
    return None


def may_be_reminded(last_written_on: date, today: date) -> bool:
    """Whether the last e-mail is a week or more ago."""
    return today - last_written_on >= REMIND_AFTER


def is_nudge_day(closes_on: date, today: date) -> bool:
    """Whether the portal itself reminds on this day those who have not answered."""
    first = closes_on - NUDGE_BEFORE
    return first <= today <= first + CATCH_UP


def band_words(band: tuple[int, int | None]) -> str:
    """A band of numbers, such as “0”, “1 to 4” or “100 or more”."""
    least, most = band
    if most is None:
        return f"{least} or more"
    return str(least) if least == most else f"{least} to {most}"


def hides_each(numbers: Collection[int]) -> bool:
    """Whether the sum of these numbers tells none of them, not even to whoever gave one of the largest.

    It does when few gave more than none, and when all but the two largest hardly count beside the largest.
    """
    some = sorted(number for number in numbers if number)
    return not some or (len(some) >= LEAST_SHOWN and TENTH * sum(some[:-2]) >= some[-1])


def areas_shown(answered: Mapping[str, int], among: Collection[str] | None = None) -> frozenset[str]:
    """The areas whose answers may be told beside those of all areas together.

    Too few answers are held back; and where taking the areas told from the whole would leave too few, the
    smallest of those are held back as well. `among` are the areas that may be told at all.
    """
    allowed = answered.keys() if among is None else among
    shown = {area for area, count in answered.items() if area in allowed and count >= LEAST_SHOWN}
    while shown and 0 < _left_over(answered, shown) < LEAST_SHOWN:
        shown.remove(min(shown, key=lambda area: (answered[area], area)))
    return frozenset(shown)


def _left_over(answered: Mapping[str, int], shown: Collection[str]) -> int:
    return sum(count for area, count in answered.items() if area not in shown)
