"""The headings of a list of actions, which put it in another order."""

from typing import NamedTuple

from portal.borough.actions.filters import Asked

#: Each column's heading and the order it stands for; nothing where the list cannot be put in that order.
COLUMNS: tuple[tuple[str, str], ...] = (
    ("Reference", "ref"),
    ("Action", "title"),
    ("Owner", "owner"),
    ("Due", "due"),
    ("Owner says", "status"),
    ("Dates say", ""),
)


class Heading(NamedTuple):
    """A column's heading; `href` puts the list in its order, `aria_sort` says the order it is in."""

    label: str
    href: str
    aria_sort: str


def headings(asked: Asked) -> list[Heading]:
    """The headings of the list; choosing the present order again turns it round."""
    return [_heading(label, sort, asked) for label, sort in COLUMNS]


def _heading(label: str, sort: str, asked: Asked) -> Heading:
    if not sort:
        return Heading(label, "", "")
    is_here = asked.sort == sort
    turned = is_here and not asked.is_descending
    order = ("descending" if asked.is_descending else "ascending") if is_here else "none"
    return Heading(label, f"?{asked.query(sort=sort, is_descending=turned, page=1)}", order)
