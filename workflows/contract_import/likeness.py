"""Finds names that look alike, thousands against thousands in seconds."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

#: Out of 100: as alike as two spellings of one name, or two names that a person has to look at.
ALIKE = 88
#: So many names at a time: a table of their likeness with 8,000 others fills 4 MB.
_BATCH = 500
_NUMBERS = re.compile(r"\d+")


def alike(names: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Pairs of places whose names are alike, with how much, the most alike of each name first.

    The words of a name may stand in any order; names with different figures in them, like two lots or two
    houses of one street, are not alike. Names are keys as suppliers.rules.name_key makes them.
    """
    left, right = [_sorted(name) for name in names], [_sorted(name) for name in others]
    if not right:
        return
    for start in range(0, len(left), _BATCH):
        batch = left[start : start + _BATCH]
        table = process.cdist(batch, right, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8)
        rows, columns = np.nonzero(table)
        scores = table[rows, columns]
        for place in np.lexsort((columns, -scores.astype(int), rows)):
            row, column = start + int(rows[place]), int(columns[place])
            if _NUMBERS.findall(left[row]) == _NUMBERS.findall(right[column]):
                yield row, column, int(scores[place])


def _sorted(name: str) -> str:
    return " ".join(sorted(name.split()))
