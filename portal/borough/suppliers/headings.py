"""The headings of the register, which put it in another order."""

from typing import NamedTuple

from portal.borough.suppliers.filters import Asked

#: Each column's heading, the order it stands for (nothing where there is none), and whether it begins at
#: the far end: the largest value first, the latest check first.
COLUMNS: tuple[tuple[str, str, bool], ...] = (
    ("Supplier", "title", False),
    ("Sectors", "", False),
    ("Risk tier", "tier", False),
    ("Contracts in force", "value", True),
    ("Last checked", "checked", True),
)


class Heading(NamedTuple):
    """A column's heading; `href` puts the list in its order, `aria_sort` says the order it is in."""

    label: str
    href: str
    aria_sort: str


def headings(asked: Asked) -> list[Heading]:
    """The headings of the list; choosing the present order again turns it round."""
    return [_heading(label, sort, begins_last, asked) for label, sort, begins_last in COLUMNS]


def _heading(label: str, sort: str, begins_last: bool, asked: Asked) -> Heading:
    if not sort:
        return Heading(label, "", "")
    is_here = asked.sort == sort
    turned = not asked.is_descending if is_here else begins_last
    order = ("descending" if asked.is_descending else "ascending") if is_here else "none"
    # A list put in order stays a list, even when a search found one supplier only.
    return Heading(label, f"?{asked.query(sort=sort, is_descending=turned, page=1, is_list=True)}", order)
