"""Checks that the first page of a procurement team says what is to be done, and nothing of others' houses."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from tenants.database import db
from tenants.records.checks.follow_ups import require_action
from tenants.records.obligations.service import NOBODY
from tenants.records.suppliers.rules import Tier
from tenants.scope import tenant_scope
from tests.factories.checks import make_check, make_planned
from tests.factories.contracts import make_contract
from tests.factories.guidance import make_guidance
from tests.factories.people import Somebody
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough, World
from tests.visitor import Visitor

TODAY = date(2026, 11, 22)
Browse = Callable[[Somebody], Visitor]


@pytest.fixture(autouse=True)
def _today(on_day: Callable[..., AbstractContextManager[object]]) -> Iterator[None]:
    with on_day(TODAY):
        yield


def _furnish(borough: Borough) -> None:
    make_guidance()
    with tenant_scope(borough.id):
        risky = make_supplier("Brightwater Cleaning Ltd")
        risky.tier = Tier.HIGH
        make_contract(risky, "Cleaning of schools", value=900_000, relet_on=date(2027, 1, 15))
        make_planned(risky, due_on=TODAY - timedelta(days=1))
        checked = make_supplier("Ashcombe Legal LLP")
        checked.tier = Tier.LOW
        make_contract(checked, "Legal advice", value=300_000)
        check = make_check(checked)
        require_action(checked, check, "Name the agencies", "", TODAY - timedelta(days=3), NOBODY, by=None)
        require_action(checked, check, "Put posters up", "", TODAY + timedelta(days=3), NOBODY, by=None)
        db.session.commit()


def test_the_first_page_says_what_to_do_when_there_is_something(world: World, browse: Browse) -> None:
    _furnish(world.barnet)
    page = browse(world.barnet.procurement).get("/barnet/procurement/")
    links = " | ".join(page.links)
    assert "Cleaning of schools" in links  # of high risk without a check, and soon to be let again
    assert "Name the agencies" in links and "Put posters up" not in links
    assert "£300,000 £100,000" not in page.text
    assert "High 1 1 £300,000 75% £0 0%" in page.text
    assert "Low 1 1 £100,000 25% £100,000 100%" in page.text
    assert "All 2 2 £400,000 100% £100,000 25%" in page.text


def test_another_councils_page_is_empty_when_only_one_has_suppliers(world: World, browse: Browse) -> None:
    _furnish(world.barnet)
    page = browse(world.bexley.procurement).get("/bexley/procurement/")
    assert "There are no contracts here yet." in page.text
    assert "Brightwater" not in page.text
    browse(world.bexley.procurement).get("/barnet/procurement/", status=404)


def test_the_chart_has_the_figures_of_the_table_when_it_is_drawn(sqlite_world: World, browse: Browse) -> None:
    _furnish(sqlite_world.barnet)
    officer = browse(sqlite_world.barnet.procurement)
    page = officer.get("/barnet/procurement/")
    [picture] = [each for each in page.tree.iter("img") if "spend.svg" in each.get("src", "")]
    assert "High: £0 of £300,000 (0%); " in picture.get("alt", "")
    answer = officer.client.get("/barnet/procurement/spend.svg")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert officer.client.get("/bexley/procurement/spend.svg").status_code == 404


def test_nothing_is_drawn_when_nothing_is_spent(sqlite_world: World, browse: Browse) -> None:
    make_guidance()
    db.session.commit()
    browse(sqlite_world.barnet.procurement).get("/barnet/procurement/spend.svg", status=404)


def test_procurement_begins_there_when_they_sign_in(sqlite_world: World, browse: Browse) -> None:
    make_guidance()
    db.session.commit()
    assert browse(sqlite_world.barnet.procurement).get("/").heading.startswith("Procurement")
    assert not browse(sqlite_world.barnet.lead).get("/").heading.startswith("Procurement")


def test_viewers_do_not_find_it_when_they_try(sqlite_world: World, browse: Browse) -> None:
    browse(sqlite_world.barnet.viewer).get("/barnet/procurement/", status=404)
