"""Checks of pages and of how things look."""

from datetime import UTC, date, datetime

import pytest

from portal.formatting import day, lines, moment, plural
from portal.paging import Page, page_asked_for


@pytest.mark.parametrize(
    ("number", "total", "offered"),
    [
        (1, 0, [1]),
        (1, 25, [1]),
        (2, 26, [1, 2]),
        (1, 250, [1, 2, None, 10]),
        (3, 250, [1, 2, 3, 4, None, 10]),
        (5, 250, [1, None, 4, 5, 6, None, 10]),
        (4, 250, [1, 2, 3, 4, 5, None, 10]),
        (10, 250, [1, None, 9, 10]),
    ],
)
def test_the_pages_near_by_are_offered_when_there_are_many(
    number: int, total: int, offered: list[int | None]
) -> None:
    assert Page(number, total).offered() == offered


@pytest.mark.parametrize(("asked", "shown"), [(-3, 1), (0, 1), (2, 2), (99, 3)])
def test_a_page_within_the_list_is_shown_when_another_is_asked_for(asked: int, shown: int) -> None:
    assert Page(asked, 60).number == shown


def test_the_first_and_last_shown_are_counted_when_the_page_is_not_full() -> None:
    page = Page(3, 60)
    assert (page.offset, page.first_shown, page.last_shown) == (50, 51, 60)
    assert Page(1, 0).first_shown == 0


@pytest.mark.parametrize("text", [None, "", "x", "-1", "1.5", "٣", "9" * 40])
def test_the_first_page_is_meant_when_the_address_names_none(text: str | None) -> None:
    assert page_asked_for(text) == 1


def test_days_and_moments_read_as_in_london_when_they_are_shown() -> None:
    assert day(date(2026, 11, 22)) == "22 November 2026"
    assert moment(datetime(2026, 7, 1, 8, 5, tzinfo=UTC)) == "1 July 2026 at 9:05am"
    assert moment(datetime(2026, 11, 22, 12, 0, tzinfo=UTC)) == "22 November 2026 at 12:00pm"
    assert moment(datetime(2026, 11, 22, 0, 30, tzinfo=UTC)) == "22 November 2026 at 12:30am"
    assert (day(None), moment(None)) == ("", "")


def test_counts_and_lines_are_safe_when_they_are_shown() -> None:
    assert [plural(1, "action"), plural(1204, "person", "people")] == ["1 action", "1,204 people"]
    assert lines("a\n<b>") == "a<br>&lt;b&gt;"
