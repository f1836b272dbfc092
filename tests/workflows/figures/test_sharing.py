"""Sharing a closed year: once, with small counts hidden, and never when too few people are in it."""

from datetime import date

import pytest

from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import NotFound, WrongState
from tenants.guidance.models import DisclosureRule
from tenants.records.shared_figures.queries import get_shared_year, shared_years
from tenants.records.shared_figures.service import withdraw_year
from tenants.scope import tenant_scope
from tests.factories.figures import entry, fill_log, some_entries
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from workflows.figures.sharing import preview, share

TODAY = date(2026, 11, 22)


@pytest.fixture
def barnet(world: World) -> World:
    """Forty entries of 2024/25 and three of 2025/26 in Barnet's log."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        fill_log([*some_entries(2024, 40), *some_entries(2025, 3)])
        db.session.commit()
    return world


def test_no_small_count_and_no_month_leaves_when_a_year_is_shared(barnet: World) -> None:
    with tenant_scope(barnet.barnet.id):
        shared = share(2024, by=barnet.barnet.lead.id, today=TODAY)
        db.session.commit()
        tables = {table["key"]: table for table in shared.tables}
    counts = [count for table in shared.tables for _words, count in table["rows"]]
    assert None in counts and not {1, 2, 3, 4} & set(counts)
    assert next(words for words, _count in tables["quarters"]["rows"]) == "April to June"
    assert tables["types"]["total"] is None, "types overlap"
    assert {table["total"] for key, table in tables.items() if key != "types"} == {40}


def test_a_year_stays_as_it_was_when_the_log_changes_afterwards(barnet: World) -> None:
    with tenant_scope(barnet.barnet.id):
        before = list(share(2024, by=barnet.barnet.lead.id, today=TODAY).tables)
        fill_log([entry(date(2024, 6, 1), "sexual") for _ in range(9)])
        db.session.commit()
        with pytest.raises(WrongState, match="a second look at the same year would show"):
            share(2024, by=barnet.barnet.lead.id, today=TODAY)
        assert shared_years()[0].tables == before


def test_a_year_is_never_made_again_when_it_was_taken_back(barnet: World) -> None:
    lead = barnet.barnet.lead.id
    with tenant_scope(barnet.barnet.id):
        shared = share(2024, by=lead, today=TODAY)
        withdraw_year(shared, by=lead, today=TODAY)
        db.session.commit()
        assert shared_years() == [] and shared_years(with_withdrawn=True) == [shared]
        with pytest.raises(NotFound):
            get_shared_year(shared.id)
        with pytest.raises(WrongState, match="taken back already"):
            withdraw_year(shared, by=lead, today=TODAY)
        with pytest.raises(WrongState, match="cannot be shared again"):
            share(2024, by=lead, today=TODAY)
        events = set(db.session.scalars(db.select(AuditEntry.event)))
    assert {"shared-year:shared", "shared-year:withdrawn"} <= events


def test_a_year_is_not_shared_when_few_people_are_in_it_or_it_is_not_over(barnet: World) -> None:
    lead = barnet.barnet.lead.id
    with tenant_scope(barnet.barnet.id):
        assert preview(2025, TODAY).figures == []
        with pytest.raises(WrongState, match="fewer than 10 referrals"):
            share(2025, by=lead, today=TODAY)
        with pytest.raises(WrongState, match="is not over yet"):
            share(2024, by=lead, today=date(2025, 3, 31))
        assert shared_years(with_withdrawn=True) == []


def test_the_preview_is_what_is_shared_when_nothing_changes_between(barnet: World) -> None:
    with tenant_scope(barnet.barnet.id):
        seen = preview(2024, TODAY)
        assert list(seen.year.tables) == share(2024, by=barnet.barnet.lead.id, today=TODAY).tables


def test_which_counts_go_with_small_ones_differs_when_the_council_or_the_year_does(
    sqlite_world: World,
) -> None:
    make_guidance()
    entries = [("adult", 20), ("child", 20), ("disputed", 2), ("unknown", 20)]
    hidden = set()
    for first in range(2015, 2024):
        for house in (sqlite_world.barnet, sqlite_world.bexley):
            with tenant_scope(house.id):
                rows = [
                    entry(date(first, 5, 1), age_band=age) for age, count in entries for _ in range(count)
                ]
                fill_log(rows)
                ages = next(each for each in preview(first, TODAY).figures if each.key == "ages")
                hidden.add(tuple(row.words for row in ages.rows if row.cells[0] is None))
    assert len(hidden) == 3, "each of the three large counts is hidden somewhere"


def test_quarters_before_the_log_began_are_left_out_when_a_year_is_shared(barnet: World) -> None:
    with tenant_scope(barnet.bexley.id):
        fill_log([entry(date(2024, 9, 1 + number), "labour") for number in range(20)])
        found = {figure.key: figure for figure in preview(2024, TODAY).figures}["quarters"]
    assert {row.words: row.cells for row in found.rows} == {
        "July to September": (20,),
        "October to December": (0,),
        "January to March": (0,),
    }
    assert any("had not begun" in words for words in found.limits)


def test_small_is_what_the_rule_in_force_calls_small_when_a_year_is_shared(sqlite_world: World) -> None:
    make_guidance()
    db.session.get_one(DisclosureRule, "shared-figures/2026").valid_to = date(2026, 11, 21)
    stricter = {"title": "Closed years", "threshold": 10, "valid_from": TODAY}
    db.session.add(DisclosureRule(key="shared-figures/2027", code="shared-figures", **stricter))
    with tenant_scope(sqlite_world.barnet.id):
        fill_log(some_entries(2024, 60))
        seen = preview(2024, TODAY).year
    counts = [count for table in seen.tables for _words, count in table["rows"]]
    assert seen.threshold == 10 and any(count for count in counts)
    assert not set(range(1, 10)) & set(counts)
