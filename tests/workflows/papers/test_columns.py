"""How the width of a table is shared out."""

import pytest

from workflows.papers.columns import LINE, shares
from workflows.papers.content import Table


def _letters(table: Table) -> list[float]:
    return [share * LINE for share in shares(table)]


def test_a_date_keeps_one_line_when_it_stands_beside_long_text() -> None:
    rows = (("An action " * 20, "30 September 2026", "a reason " * 40),)
    action, day, reason = _letters(Table("t", ("Action", "Date", "Reason"), rows))
    assert day >= len("30 September 2026")
    assert action == pytest.approx(reason)


def test_one_heading_does_not_widen_a_column_when_it_has_several_words() -> None:
    rows = (("x" * 200, "1"),)
    assert _letters(Table("t", ("Theme", "Closed in the period"), rows))[1] < 12


@pytest.mark.parametrize(
    "table",
    [
        Table("t", ("", "", ""), (("", "", ""),)),
        Table("t", ("A",), ()),
        Table("t", tuple("abcdefghijkl"), (("w" * 5000,) * 12,)),
    ],
)
def test_the_width_is_shared_out_whole_when_a_table_is_odd(table: Table) -> None:
    assert sum(shares(table)) == pytest.approx(1)
    assert min(shares(table)) > 0
