"""What the engine refuses, in words for the officer who asked."""

from collections.abc import Iterable


class TableRefused(ValueError):
    """The table is not one of whole counts that can be protected."""


class NotProtectable(ValueError):
    """The table cannot be published in this way without giving somebody away.

    `sums` are the published figures that would give away, as sums in words.
    """

    def __init__(self, words: str, sums: Iterable[str] = ()) -> None:
        super().__init__(words)
        self.sums = tuple(sums)
