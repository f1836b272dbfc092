"""What a figure is: a table with its words, its limitations, and the shape in which it is drawn."""

from dataclasses import dataclass
from enum import StrEnum

Cell = str | int | float | None

NOT_KNOWN = "Not known"


class Shape(StrEnum):
    """How a figure is drawn."""

    COLUMNS = "columns"  # by month, stacked
    BARS = "bars"  # lying, stacked
    GROUPS = "groups"  # lying, side by side
    SPANS = "spans"  # from the lower to the upper quarter, with the middle
    PANELS = "panels"  # several rows of columns, one above the other


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its words, and a cell for each further heading; None is not known, never 0."""

    words: str
    cells: tuple[Cell, ...]
    is_unknown: bool = False  # counts what the log does not say


@dataclass(frozen=True, slots=True)
class Figure:
    """One table and its picture."""

    key: str
    title: str
    shape: Shape
    head: tuple[str, ...]  # the first is that of the rows' words
    meanings: tuple[str, ...]  # what each column holds
    rows: tuple[Row, ...]
    says: str  # what the picture shows, in a sentence or two
    across: str  # what is counted, at the axis
    drawn: tuple[int, ...] = (0,)  # which cells are drawn, in order
    unknown: tuple[int, ...] = ()  # which of them count what is not known
    limits: tuple[str, ...] = ()
    group: str = ""  # the heading under which it stands on the page
    is_percent: bool = False
    nothing: str = NOT_KNOWN  # what an empty cell means

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        drawn = (row.cells[place] for row in self.rows for place in self.drawn)
        return not any(cell for cell in drawn if not isinstance(cell, str))

    def lines(self) -> list[tuple[str, list[str]]]:
        """Each row as people read it: its words, and its cells in words."""
        return [(row.words, [shown(cell, self.nothing) for cell in row.cells]) for row in self.rows]

    @property
    def alt(self) -> str:
        """The words that stand for the picture."""
        return f"{self.title}. {self.says} All figures are in the table."


def shown(cell: Cell, nothing: str = NOT_KNOWN) -> str:
    """A cell as people read it: 1,204; 12.5; Not known."""
    if cell is None:
        return nothing
    return cell if isinstance(cell, str) else f"{cell:,}"
