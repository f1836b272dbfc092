"""Door two: the figures that the open tenant gave to the network, and nothing that it did not give."""

from datetime import date

from tenants.counts import Counts
from tenants.records.contributions.queries import find_given
from tenants.records.contributions.service import digest_of_rows


def contribution(
    measure_key: str, starts_on: date, *, vintage: int | None = None, until: date | None = None
) -> Counts | None:
    """What the open tenant gave to a measure for the quarter that begins on a day; None when it gave nothing.

    Of several vintages the newest, or with `vintage` the newest up to that one; with `until`, only what was
    given on that day or before, so that a release can be checked against what it was made of. ValueError when
    the figures are not those that were given.
    """
    found = find_given(measure_key, starts_on, vintage=vintage, until=until)
    if found is None:
        return None
    if digest_of_rows(found.dimensions, found.rows) != found.digest:
        raise ValueError(f"{found.title}: the figures are not those that were given")
    return Counts.of(found.dimensions, found.rows)
