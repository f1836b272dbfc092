"""The periods of highlight reports."""

from datetime import date

import pytest

from tenants.errors import FieldError
from tenants.records.highlights.rules import Period, half_year_of, report_month, usual_periods

TODAY = date(2026, 11, 22)


def _period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ("2026-11-22", "2026-05-01", "2026-10-31"),
        ("2027-03-01", "2026-09-01", "2027-02-28"),
        ("2028-03-31", "2027-09-01", "2028-02-29"),
        ("2027-09-14", "2027-03-01", "2027-08-31"),
        ("2027-01-01", "2026-07-01", "2026-12-31"),
    ],
)
def test_the_usual_period_is_the_last_six_whole_months_when_nothing_is_chosen(
    today: str, first: str, last: str
) -> None:
    assert usual_periods(date.fromisoformat(today))[0] == _period(first, last)


def test_the_halves_of_the_year_are_offered_when_a_report_is_begun() -> None:
    offered = usual_periods(TODAY)
    assert _period("2026-04-01", "2026-09-30") in offered
    assert _period("2026-10-01", "2027-03-31") in offered
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-03-31", "2026-03-31"), ("2026-04-01", "2026-09-30"), ("2026-12-31", "2027-03-31")],
)
def test_a_half_year_ends_in_march_or_september_when_it_is_asked_for(day: str, last: str) -> None:
    assert half_year_of(date.fromisoformat(day)).ends_on == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("period", "following"),
    [
        (("2026-10-01", "2027-03-31"), ("2027-04-01", "2027-09-30")),
        (("2026-09-01", "2027-02-28"), ("2027-03-01", "2027-08-31")),
        (("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-31")),
        (("2026-05-03", "2026-05-09"), ("2026-05-10", "2026-05-16")),
        (("2026-05-03", "2026-05-03"), ("2026-05-04", "2026-05-04")),
    ],
)
def test_the_next_period_is_as_long_when_one_follows_another(
    period: tuple[str, str], following: tuple[str, str]
) -> None:
    assert _period(*period).following() == _period(*following)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (("2026-05-01", "2026-10-31"), "May to October 2026"),
        (("2026-10-01", "2027-03-31"), "October 2026 to March 2027"),
        (("2026-05-01", "2026-05-31"), "May 2026"),
        (("2026-05-03", "2026-06-09"), "3 May 2026 to 9 June 2026"),
    ],
)
def test_a_period_reads_as_people_say_it_when_shown(period: tuple[str, str], words: str) -> None:
    assert _period(*period).words() == words


@pytest.mark.parametrize(
    ("last", "month"),
    [("2026-10-31", "November 2026"), ("2026-09-30", "September 2026"), ("2027-03-31", "March 2027")],
)
def test_a_report_is_named_after_its_month_when_titled(last: str, month: str) -> None:
    assert report_month(_period("2026-04-01", last), TODAY) == month


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("2026-10-02", "2026-10-01", "ends_on"),
        ("1999-12-31", "2000-03-01", "starts_on"),
        ("2026-10-01", "2027-11-23", "ends_on"),
        ("2023-10-01", "2026-10-01", "ends_on"),
    ],
)
def test_a_period_is_refused_at_its_field_when_nobody_could_report_on_it(
    first: str, last: str, field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        _period(first, last).check(TODAY)
    assert refused.value.field == field


def test_a_period_holds_its_own_ends_when_asked() -> None:
    period = _period("2026-05-01", "2026-10-31")
    assert period.holds(period.starts_on) and period.holds(period.ends_on)
    assert not period.holds(date(2026, 11, 1)) and not period.holds(None)
