"""How figures and texts read in a highlight report."""

import re
from collections.abc import Sequence
from datetime import date

from tenants.dating import format_day

UNKNOWN = "Not known"
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[A-Za-z]\.)\s+(?=[A-Z“\"'‘(0-9])")
_LONGEST = 240


_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(count: int) -> str:
    """ "none", "one", "nine", "10", "1,204"."""
    return "none" if count == 0 else _spelled(count)


def counted(count: int, one: str, many: str = "") -> str:
    """ "no actions", "one action", "1,204 actions"."""
    return f"{_spelled(count)} {one if count == 1 else many or one + 's'}"


def _spelled(count: int) -> str:
    return _SPELLED[count] if 0 <= count < len(_SPELLED) else f"{count:,}"


def is_or_are(count: int) -> str:
    """The verb that goes with so many."""
    return "is" if count == 1 else "are"


def was_or_were(count: int) -> str:
    """The verb that goes with so many, in the past."""
    return "was" if count == 1 else "were"


def capital(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def known(value: int | None, unit: str = "") -> str:
    """A number, or that it is not known: never nought instead."""
    return UNKNOWN if value is None else f"{value:,}{unit}"


def day_or(day: date | None, otherwise: str) -> str:
    """The day in words, or what stands instead."""
    return format_day(day) if day else otherwise


def first_sentence(text: str) -> str:
    """The first sentence of a note, shortened if it is a long one."""
    first = _SENTENCE.split(" ".join(text.strip().split("\n")[0].split()), maxsplit=1)[0]
    return first if len(first) <= _LONGEST else f"{first[:_LONGEST].rsplit(' ', 1)[0]} …"


def post_alone(owner_words: str) -> str:
    """A paper for a board names posts: "Head of Licensing" of "Head of Licensing (Ann Lee)"."""
    post, _, holder = owner_words.rpartition(" (")
    return post if post and holder != "vacant)" else owner_words


def sentences(parts: Sequence[str]) -> str:
    """Sentences one after the other, without the empty ones."""
    return " ".join(part for part in parts if part)
