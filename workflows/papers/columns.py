"""How wide the columns of a table are, so that dates stay on one line and long words get the rest."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from workflows.papers.content import Table

Head = tuple[str, ...]

#: Letters of a table's type that fit beside each other on a page.
LINE = 92
_BETWEEN = 3  # letters' room that a cell's margins take
_WIDEST = 400  # beyond this it makes no difference how long a text is


def shares(table: Table) -> list[float]:
    """Each column's part of the table's width; together 1.

    Short columns get what they want, and those that want more share what is left equally.
    """
    wanted = [_wanted(table, column) for column in range(len(table.head))]
    given = [0.0] * len(wanted)
    left = float(LINE)
    for place, column in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[column] = min(wanted[column], left / (len(wanted) - place))
        left -= given[column]
    _spread(given, table, left)
    whole = sum(given)
    return [width / whole for width in given]


def shares_in(blocks: Iterable[object]) -> dict[Head, list[float]]:
    """The shares of the tables of one section by their heads: tables of one kind stand in line."""
    rows: dict[Head, list[tuple[str, ...]]] = defaultdict(list)
    numbers: dict[Head, frozenset[int]] = {}
    for table in blocks:
        if isinstance(table, Table):
            rows[table.head].extend(table.rows)
            numbers[table.head] = table.numbers
    return {head: shares(Table("", head, tuple(rows[head]), numbers=numbers[head])) for head in rows}


def _spread(given: list[float], table: Table, left: float) -> None:
    """What nobody wants goes to the columns of words, so that those of numbers stay narrow."""
    of_words = [column for column in range(len(given)) if column not in table.numbers]
    for column in of_words:
        given[column] += left / len(of_words)


def _wanted(table: Table, column: int) -> int:
    """Letters that the longest line of a column has; of its heading, the longest word."""
    words = table.head[column].split()
    lines = chain.from_iterable(row[column].splitlines() for row in table.rows)
    return min(max(map(len, chain(words, lines)), default=1) + _BETWEEN, _WIDEST)
