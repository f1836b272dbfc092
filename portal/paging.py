"""Which page of a list is shown, and which page numbers to offer."""

from dataclasses import dataclass

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list of `total` things; `number` counts from 1 and is brought within the list."""

    number: int
    total: int
    size: int = PAGE_SIZE

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", max(1, min(self.number, self.last)))

    @property
    def last(self) -> int:
        """The number of the last page; 1 when there is nothing."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many things come before this page."""
        return (self.number - 1) * self.size

    @property
    def first_shown(self) -> int:
        """The place in the list of the first thing on the page; 0 when there is nothing."""
        return self.offset + 1 if self.total else 0

    @property
    def last_shown(self) -> int:
        """The place in the list of the last thing on the page."""
        return min(self.offset + self.size, self.total)

    def offered(self) -> list[int | None]:
        """The page numbers to offer in order; None stands for those left out."""
        near = {1, self.number - 1, self.number, self.number + 1, self.last}
        numbers = sorted(number for number in near if 1 <= number <= self.last)
        offered: list[int | None] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            missing = range(before + 1, number)
            offered += list(missing) if len(missing) == 1 else [None] * bool(missing)
            offered.append(number)
        return offered


def page_asked_for(text: str | None) -> int:
    """The page number in an address; 1 when it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1
