"""Checks that the catalogue of measures can be planned, and reads as a whole."""

import pytest

from tenants.errors import NotFound
from tenants.frameworks.together import OTHER, THEMES, TIERS, theme_of, tier_of
from workflows.register.rules import Method
from workflows.releases.measures import AUTHORITY, MEASURES, PUBLISHED, QUARTER, Measure, measure


@pytest.mark.parametrize("each", MEASURES, ids=lambda each: each.key)
def test_a_table_shows_only_what_its_measure_is_divided_by(each: Measure) -> None:
    parts = {part.name for part in each.parts}
    for shown in each.tables:
        names = [name for name, _ in shown.levels]
        assert set(names) <= parts | {AUTHORITY, QUARTER} and len(set(names)) == len(names)
        assert QUARTER in names, "a release is of one quarter"
    assert len({shown.key for shown in each.tables}) == len(each.tables)


@pytest.mark.parametrize("each", MEASURES, ids=lambda each: each.key)
def test_a_measure_says_what_it_counts_and_hides_as_its_rule_asks(each: Measure) -> None:
    assert all((each.title, each.definition, each.why, each.asked_by, each.unit, each.limits))
    for part in each.parts:
        codes = [code for code, _ in part.words]
        assert codes and len(set(codes)) == len(codes) and all(words for _, words in part.words)
    assert each.method == (Method.ROUNDING if each.is_of_people else Method.SUPPRESSION)


def test_keys_name_one_thing_each() -> None:
    keys = [*(each.key for each in MEASURES), *(each.key for each in PUBLISHED)]
    assert len(set(keys)) == len(keys)
    with pytest.raises(NotFound):
        measure("police")


def test_themes_and_levels_of_other_frameworks_are_counted_under_the_closest() -> None:
    assert [theme_of(key) for key in ("4p/pursue", "barnet-3p/prosecute", "barnet-3p/governance")] == [
        "pursue",
        "pursue",
        "prepare",
    ]
    assert [theme_of(key) for key in ("lmsl-objectives/SO1", None)] == [OTHER, OTHER]
    assert [tier_of(key) for key in ("2026-four-tier/4", "bexley/2", "two-steps/1", None)] == [
        "tier-4",
        "tier-2",
        OTHER,
        OTHER,
    ]
    assert OTHER in dict(THEMES) and OTHER in dict(TIERS)
