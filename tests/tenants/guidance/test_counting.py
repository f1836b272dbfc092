"""The counting standard and the published figures as they come with the portal."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.counting.checking import problems
from tenants.counting.standard import Standard
from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.loading import load_guidance
from tenants.guidance.models import PublishedFigure
from tenants.guidance.queries import (
    contact_services,
    counting_standard,
    published_figures,
    published_sources,
)
from tenants.records.reconciliations.publications import MEASURE
from tenants.records.referrals.models import Referral, ReferralType
from tenants.records.referrals.rules import CHOSEN, TYPES

LONDON = 33
YEAR = date(2021, 4, 1), date(2022, 3, 31)


@pytest.fixture
def standard(sqlite_portal: Flask) -> Standard:
    """The edition that comes with the portal."""
    load_guidance()
    found = counting_standard(date(2026, 11, 22))
    return Standard.of(found.key, found.title, found.content)


def test_the_portals_standard_can_be_counted_by(standard: Standard) -> None:
    assert problems(standard) == []
    assert {*CHOSEN, TYPES, "outcome", "premises", "referred_on"} <= set(standard.fields)
    assert all(field.why for field in standard.fields.values())


def test_its_plain_values_make_the_same_standard_when_they_are_read_again(standard: Standard) -> None:
    assert Standard.of(standard.key, standard.title, standard.content()) == standard


def test_every_option_fits_its_column_when_it_is_kept(standard: Standard) -> None:
    columns = {key: Referral.__table__.c[key] for key in CHOSEN}
    columns |= {TYPES: ReferralType.__table__.c.type_key, "outcome": Referral.__table__.c.reasonable_outcome}
    for key, column in columns.items():
        longest = max(len(option.key) for option in standard.fields[key].options)
        assert longest <= column.type.length, key  # type: ignore[attr-defined]


def test_no_field_is_missed_when_the_log_offers_what_the_standard_asks(standard: Standard) -> None:
    plain = {"reasonable", "conclusive", "reconsideration", "outcome", "premises", TYPES}
    assert {key for key in standard.fields if key not in plain} <= set(Referral.__table__.c.keys())
    assert contact_services(), "the services that an entry may name are loaded as well"


def test_there_is_none_when_none_is_loaded(sqlite_portal: Flask) -> None:
    with pytest.raises(NotFound, match="No counting standard is loaded"):
        counting_standard(date(2026, 11, 22))


def test_a_figure_that_cannot_be_read_is_none_and_never_nought(standard: Standard) -> None:
    found = published_figures(MEASURE, "havering")
    assert found and {each.value for each in found} == {None}
    assert published_figures(MEASURE, "city-of-london") == []


def test_published_figures_are_whole_when_a_place_has_them(standard: Standard) -> None:
    figures = list(db.session.scalars(select(PublishedFigure).where(PublishedFigure.measure == MEASURE)))
    london = [each for each in figures if each.place != "uk"]
    assert {(each.starts_on, each.ends_on) for each in london} == {YEAR}
    assert len({each.place for each in london}) == LONDON - 1
    assert len(london) == (LONDON - 1) * 10  # five types, adults and children
    types = {option.key for option in standard.fields[TYPES].options}
    assert {each.type_key for each in london} <= types
    assert all(each.value is None or 0 <= each.value < 500 for each in london)


def test_every_source_says_what_its_figures_cannot_tell(standard: Standard) -> None:
    sources = published_sources()
    assert {each.source_code for each in published_figures(MEASURE, "barnet")} <= set(sources)
    assert all(source.limitations for source in sources.values())
    assert str(sources["home-office-2025-q4"].issued_on) == "2026-02-19"
