"""Guesses the sector of a contract from the words of its category, or else of its title."""

import re
from collections.abc import Iterable
from functools import cached_property


class SectorWords:
    """The key words of every sector; whole words count, and the longest of them decides."""

    def __init__(self, sectors: Iterable[tuple[str, str]]) -> None:
        """`sectors` are pairs of key and words, the words divided by commas."""
        self._key_of: dict[str, str] = {}
        for key, words in sectors:
            for word in filter(None, (each.strip().casefold() for each in words.split(","))):
                self._key_of.setdefault(word, key)
        self._known: dict[str, str | None] = {}

    def guess(self, *texts: str) -> str | None:
        """The sector of the first text that has a key word; None when none has."""
        return next(filter(None, map(self._of, texts)), None)

    def _of(self, text: str) -> str | None:
        if text not in self._known:
            found = self._pattern.findall(text.casefold())
            self._known[text] = self._key_of[max(found, key=len)] if found else None
        return self._known[text]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._key_of, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b" if longest_first else r"(?!)")
