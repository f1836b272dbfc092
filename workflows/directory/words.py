"""Takes text apart into the words by which the directory finds things."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tenants.people.audiences import Audience
from tenants.records.contacts.copies import EntryCopy
from tenants.records.contacts.rules import Field

LONGEST_WORD = 60
LONGEST_START = 3
_WORD = re.compile(r"[a-z0-9]+(?:[@.+_-]+[a-z0-9]+)*")
_PARTS = re.compile(r"[@.+_-]+")
_AMPERSAND = re.compile(r"\s*&\s*")
_NOT_DIGITS = re.compile(r"\D+")
_APOSTROPHES = str.maketrans("", "", "'’‘`")
_FEWEST_DIGITS = 5
#: Fields of which nobody remembers a word.
_NOT_FOUND_BY = frozenset({Field.HOURS, Field.TRAINING})
#: Words that are everywhere and so say nothing.
_SMALL = frozenset(["a", "an", "and", "as", "at", "by", "for", "in", "is", "of", "on", "or", "the", "to"])


def plain(text: str) -> str:
    """The text in small letters, without accents and apostrophes, and with “and” for an ampersand."""
    letters = unicodedata.normalize("NFKD", _AMPERSAND.sub(" and ", text).casefold())
    return "".join(each for each in letters if not unicodedata.combining(each)).translate(_APOSTROPHES)


def words_in(text: str) -> list[str]:
    """The words of a text in order; an e-mail address is one word, and a word with a hyphen is two."""
    return list(_words(plain(text)))


def start_of(word: str) -> str:
    """The letters with which a word that is like it begins."""
    return word[:LONGEST_START]


def digits_in(text: str) -> str:
    """The digits of a phone number as they are dialled in this country."""
    digits = _NOT_DIGITS.sub("", text.replace("(0)", ""))
    for prefix in ("0044", "44"):
        if digits.startswith(prefix) and len(digits) > len(prefix) + _FEWEST_DIGITS:
            return "0" + digits[len(prefix) :]
    return digits


def words_of(copy: EntryCopy) -> dict[str, Audience]:
    """Each word by which the entry is found, with the widest audience that sees a field with it."""
    found: dict[str, Audience] = {}
    for word in _heading(copy):
        found[word] = copy.audience
    for audience, fields in sorted(copy.fields.items()):
        for field, text in fields.items():
            for word in _words_of_field(field, text):
                found[word] = min(audience, found.get(word, audience))
    return found


def _heading(copy: EntryCopy) -> Iterator[str]:
    for text in (copy.title, copy.organisation):
        yield from _worth_keeping(_words(plain(text)))


def _words_of_field(field: Field, text: str) -> Iterator[str]:
    if field is Field.PHONE:
        yield from _worth_keeping([digits_in(text)])
    elif field not in _NOT_FOUND_BY:
        for word in _words(plain(text)):
            yield from _worth_keeping([word, *(_PARTS.split(word) if "@" in word else ())])


def _worth_keeping(words: Iterable[str]) -> Iterator[str]:
    return (word[:LONGEST_WORD] for word in words if len(word) > 1 and word not in _SMALL)


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        word = found.group()
        yield from [word] if "@" in word else _PARTS.split(word)
