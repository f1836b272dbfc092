"""Checks that the invented logs have the shape of the published figures, and that no rule refuses them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from flask import Flask
from sqlalchemy import select

from tenants.database import db
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.referrals.details import details_of
from tenants.records.referrals.entries import Entry, entries_between, types_of
from tenants.records.referrals.models import Referral
from tenants.records.referrals.rules import AgeBand, DecisionMaker, Route
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import TODAY, house, of_all
from workflows.demonstration.referral_shape import GROWTH, expected
from workflows.demonstration.referrals import _rows
from workflows.demonstration.sources import read
from workflows.published_standards.queries import standard_on

FIRST = TODAY - timedelta(days=3 * 366)


def _log(slug: str) -> list[Entry]:
    with tenant_scope(house(slug)):
        return entries_between(FIRST, TODAY)


def _slugs() -> list[str]:
    return [entry["slug"] for entry in read("authorities")["authorities"]]


def test_each_log_is_as_long_as_the_published_figures_say_when_london_is_loaded(london: Flask) -> None:
    lengths = {slug: len(_log(slug)) for slug in _slugs()}
    assert lengths.pop("city-of-london") == 3
    for slug, length in lengths.items():
        wanted = sum(expected(slug).values()) * sum(GROWTH**year for year in range(3))
        assert abs(length - wanted) < 0.15 * wanted + 6, slug
    assert 7_000 < sum(lengths.values()) < 8_700


def test_types_and_ages_follow_the_borough_when_london_is_loaded(london: Flask) -> None:
    shares = {}
    for slug in ("croydon", "bromley", "hounslow"):
        entries, figures = _log(slug), expected(slug)
        criminal = sum("criminal" in each.types for each in entries) / len(entries)
        published = sum(figure for (kind, _), figure in figures.items() if kind == "criminal")
        shares[slug] = (criminal, published / sum(figures.values()))
        children = sum(each.age_band in (AgeBand.CHILD, AgeBand.DISPUTED) for each in entries) / len(entries)
        wanted = sum(figure for (_, age), figure in figures.items() if age == "child") / sum(figures.values())
        assert abs(children - wanted) < 0.08, slug
    for slug, (found, wanted) in shares.items():
        assert -0.06 < found - wanted < 0.2, slug  # some have it as their second type


def test_each_year_has_more_than_the_one_before_when_london_is_loaded(london: Flask) -> None:
    ends = [TODAY - timedelta(days=365 * back) for back in (2, 1, 0)]
    days = [referral.referred_on for referral in of_all(Referral)]
    first, second, third = (sum(end - timedelta(days=365) < day <= end for day in days) for end in ends)
    assert 1.08 < second / first < 1.25 and 1.08 < third / second < 1.25


def test_no_entry_is_refused_by_the_rules_of_the_log_when_london_is_loaded(london: Flask) -> None:
    standard = standard_on(TODAY)
    for slug in ("camden", "bexley", "city-of-london"):
        with tenant_scope(house(slug)):
            found = list(db.session.scalars(select(Referral)))
            types = types_of(each.id for each in found)
            for each in found:
                details_of(each, types[each.id]).check(standard, today=TODAY)  # raises what it refuses
                assert each.is_demonstration and each.key_hash is None
                assert each.title == f"Referral of {each.referred_on:%B %Y}"


def test_decisions_are_slow_at_the_authority_and_quick_at_a_panel_when_london_is_loaded(
    london: Flask,
) -> None:
    entries = [entry for slug in _slugs() for entry in _log(slug)]
    by_panel = [each for each in entries if each.decision_maker == DecisionMaker.PANEL]
    by_authority = [each for each in entries if each.decision_maker == DecisionMaker.SCA]
    assert 20 <= _median(each.days_to_conclusive for each in by_panel) <= 26
    assert 14 <= _median(each.days_to_reasonable for each in by_authority) <= 21
    assert 380 <= _median(each.days_to_conclusive for each in by_authority) <= 560
    waiting = sum(not each.conclusive_outcome for each in by_authority)
    assert waiting > len(by_authority) / 2
    assert {each.age_band for each in by_panel} <= {AgeBand.CHILD, AgeBand.DISPUTED}
    assert all(each.route == Route.NRM for each in [*by_panel, *by_authority])


def test_the_parts_of_london_s_log_are_true_to_life_when_it_is_loaded(london: Flask) -> None:
    entries = [entry for slug in _slugs() for entry in _log(slug)]
    adults = [each for each in entries if each.age_band == AgeBand.ADULT]
    assert 0.12 < sum(each.route == Route.DTN for each in adults) / len(adults) < 0.18
    several = sum(len(each.types) > 1 for each in entries) / len(entries)
    assert 0.15 < several < 0.24
    assert 0.02 < sum(each.is_month_only for each in entries) / len(entries) < 0.06
    assert all(each.types for each in entries)
    assert sum("unknown" in each.types for each in entries) > 50
    assert Counter(each.place for each in entries)["unknown"] > 300


def test_forms_of_bexley_s_housing_service_lack_most_when_london_is_loaded(london: Flask) -> None:
    entries = _log("bexley")
    housing = [each.completeness for each in entries if each.service_key == "housing"]
    others = [each.completeness for each in entries if each.service_key not in ("housing", None)]
    assert sum(housing) / len(housing) < sum(others) / len(others) - 12


def test_only_what_may_still_be_asked_is_owed_when_london_is_loaded(london: Flask) -> None:
    owed = [each for each in of_all(Obligation) if each.kind == Kind.RECONSIDERATION]
    assert owed and all(TODAY <= each.due_on <= TODAY + timedelta(days=31) for each in owed)


def test_a_log_is_the_same_again_when_it_is_invented_for_the_same_day(london: Flask) -> None:
    lead = house("barnet")
    assert _rows("barnet", lead, TODAY) == _rows("barnet", lead, TODAY)
    assert _rows("barnet", lead, TODAY) != _rows("barnet", lead, date(2026, 11, 23))


def _median(days: Iterable[int | None]) -> float:
    return median(each for each in days if each is not None)
