"""Logging a check: one short page, longer only for the kinds that ask for more."""

import io
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import checks_of
from tenants.records.checks.rules import CheckKind, CheckStatus
from tenants.records.contracts.clauses import add_clause, set_threshold
from tenants.records.contracts.details import ClauseDetails
from tenants.records.statements.rules import Area
from tenants.records.suppliers.queries import get_supplier
from tenants.scope import tenant_scope
from tests.factories.checks import make_planned
from tests.factories.contracts import make_contract
from tests.factories.documents import LINK, PDF
from tests.factories.suppliers import make_supplier
from tests.factories.world import World
from tests.portal.borough.checks.conftest import Browse, in_form
from tests.visitor import Visitor


def _three(day: object) -> list[str]:
    year, month, number = str(day).split("-")
    return [number, month, year]


TODAY, TOMORROW = clock.today(), clock.today() + timedelta(days=1)


def _log(visitor: Visitor, supplier_id: UUID, kind: str = "") -> None:
    visitor.get(f"/barnet/checks/log?supplier={supplier_id}{f'&kind={kind}' if kind else ''}")


def _all_checks(world: World, supplier_id: UUID) -> list[SupplierCheck]:
    with tenant_scope(world.barnet.id):
        found = checks_of(supplier_id)
        db.session.expunge_all()
    return found


def test_a_routine_check_is_logged_with_two_choices_and_the_next_one_is_planned(
    world: World, acme: UUID, browse: Browse
) -> None:
    officer = browse(world.barnet.procurement)
    officer.get("/barnet/checks/log")
    officer.submit({"words": "acme"}, press="Find it")
    assert officer.page.heading == "Log a check"
    assert in_form(officer, "kind") == "annual"
    assert in_form(officer, "next_months") == "12"
    officer.submit({"outcome": "satisfactory"})
    assert officer.page.heading == "Annual assessment"
    assert "The next one is planned for" in officer.page.text
    [planned, done] = _all_checks(world, acme)
    assert (planned.status, done.status, done.done_on) == (CheckStatus.PLANNED, CheckStatus.DONE, TODAY)
    assert planned.owner_person_id == world.barnet.procurement.id


def test_the_kind_due_next_is_chosen_and_settled_when_its_check_is_logged(
    sqlite_world: World, sqlite_acme: UUID, officer: Visitor
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        make_planned(get_supplier(sqlite_acme), CheckKind.SITE_VISIT, due_on=TODAY)
        db.session.commit()
    _log(officer, sqlite_acme)
    assert in_form(officer, "kind") == "site-visit"
    assert "Saving this one settles it" in officer.page.text
    officer.submit({"outcome": "improve", "next_months": ""})
    [done] = _all_checks(sqlite_world, sqlite_acme)
    assert (done.kind, done.status) == ("site-visit", "done")
    assert "nothing has been asked of the supplier yet" in officer.page.text


def test_nothing_typed_is_lost_when_another_kind_asks_for_more(
    sqlite_world: World, sqlite_acme: UUID, officer: Visitor
) -> None:
    _log(officer, sqlite_acme)
    officer.submit({"kind": "msat", "outcome": "improve", "summary": "Weak on recruitment"})
    assert "asks for a little more" in officer.page.text
    assert in_form(officer, "summary") == "Weak on recruitment"
    officer.submit({"score": "1000"}, status=422)
    file = (io.BytesIO(PDF), "result.pdf")
    officer.submit({"score": "61%", "file": file})
    assert "61%" in officer.page.text
    assert "result.pdf (file)" in officer.page.links
    officer.follow("result.pdf (file)")
    assert officer.page.headers["Content-Disposition"].startswith("attachment")
    [planned, done] = _all_checks(sqlite_world, sqlite_acme)
    assert (planned.kind, done.score, done.summary) == ("msat", 61, "Weak on recruitment")


def test_a_statement_check_shows_its_six_areas_when_it_is_saved_and_corrected(
    world: World, acme: UUID, browse: Browse
) -> None:
    officer = browse(world.barnet.procurement)
    _log(officer, acme, "statement")
    assert "Says what the supplier does" in officer.page.text
    areas: dict[str, object] = {f"level_{area.name.lower()}": "level-1" for area in Area}
    dates = {"period_starts_on": ["1", "4", "2026"], "period_ends_on": ["31", "3", "2026"]}
    officer.submit({"outcome": "improve", "url": LINK, **areas, **dates}, status=422)
    assert officer.page.problems == ["The period must end after it begins. Check the two dates."]
    officer.submit({"period_starts_on": ["1", "4", "2025"], "passage_risk": "Page 7"})
    assert "1 April 2025 to 31 March 2026" in officer.page.text
    assert "Page 7" in officer.page.text
    assert officer.page.links["Read the statement"] == LINK
    officer.follow("Correct a mistake")
    officer.submit({"level_risk": "absent", "has_home_page_link": "no"})
    assert "Absent" in officer.page.text
    officer.follow("Everything that was changed on this check")
    assert "Level 1: good practice. Page 7" in officer.page.text


def test_every_area_is_asked_for_when_a_statement_check_leaves_one_out(
    sqlite_acme: UUID, officer: Visitor
) -> None:
    _log(officer, sqlite_acme, "statement")
    officer.submit({"outcome": "improve"}, status=422)
    assert "Training: choose how far the statement goes" in officer.page.problems
    assert len(officer.page.problems) == 6


def test_the_difference_of_prices_is_shown_when_a_tender_was_challenged(
    sqlite_world: World, sqlite_acme: UUID, officer: Visitor
) -> None:
    _log(officer, sqlite_acme, "tender-challenge")
    assert in_form(officer, "next_months") == ""
    typed = {"tender_words": "Cleaning of schools", "price": "750k", "expected_price": "1,000,000"}
    officer.submit({"outcome": "unclear", **typed})
    assert "25% below the expected price" in officer.page.text
    assert len(_all_checks(sqlite_world, sqlite_acme)) == 1


def test_missing_clauses_are_put_to_record_when_a_contracts_clauses_are_checked(
    sqlite_world: World, sqlite_acme: UUID, officer: Visitor
) -> None:
    by = sqlite_world.barnet.lead.id
    with tenant_scope(sqlite_world.barnet.id):
        contract_id = make_contract(get_supplier(sqlite_acme), "School meals").id
        set_threshold(
            add_clause(ClauseDetails("Right to inspect"), by=by), 100_000, None, valid_from=None, by=by
        )
        db.session.commit()
    _log(officer, sqlite_acme, "clauses")
    assert in_form(officer, "contract") == str(contract_id)
    officer.submit({"outcome": "improve", "summary": "Told the manager"})
    assert "Asked for by its value and not in force: Right to inspect." in officer.page.text
    assert "Told the manager" in officer.page.text
    assert "School meals" in officer.page.links


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({}, "Choose what the check found"),
        ({"outcome": "satisfactory", "done_on": _three(TOMORROW)}, "This day has not come yet"),
        ({"outcome": "satisfactory", "next_months": "soon"}, "enter a whole number from 1 to 120"),
    ],
)
def test_the_cure_is_named_and_nothing_saved_when_the_form_cannot_be_kept(
    sqlite_world: World, sqlite_acme: UUID, officer: Visitor, typed: dict[str, object], problem: str
) -> None:
    _log(officer, sqlite_acme)
    officer.submit({"summary": "All well", **typed}, status=422)
    assert problem in officer.page.problems[0]
    assert in_form(officer, "summary") == "All well"
    assert not _all_checks(sqlite_world, sqlite_acme)


def test_the_second_is_told_and_nothing_is_logged_twice_when_two_log_at_once(
    world: World, acme: UUID, browse: Browse
) -> None:
    first, second = browse(world.barnet.procurement), browse(world.barnet.lead)
    for visitor in (first, second):
        _log(visitor, acme)
    first.submit({"outcome": "satisfactory"})
    second.submit({"outcome": "improve", "summary": "My words"}, status=409)
    assert "Annual assessment, done on" in second.page.text
    assert in_form(second, "summary") == "My words"
    assert [each.status for each in _all_checks(world, acme)] == ["planned", "done"]


def test_a_supplier_is_not_found_when_it_is_a_neighbours_or_nobodys(
    sqlite_world: World, sqlite_acme: UUID, browse: Browse
) -> None:
    neighbour = browse(sqlite_world.bexley.procurement)
    for supplier in (sqlite_acme, uuid4(), "nonsense"):
        for page in ("log", "plan"):
            neighbour.get(f"/bexley/checks/{page}?supplier={supplier}", status=404)


def test_names_nearly_alike_are_offered_when_no_supplier_is_called_so(
    sqlite_world: World, sqlite_acme: UUID, officer: Visitor
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        make_supplier("Acme Cleaning Ltd")
        db.session.commit()
    officer.get("/barnet/checks/log?words=acme&kind=msat")
    assert {"Acme Catering Ltd", "Acme Cleaning Ltd"} <= set(officer.page.links)
    assert "kind=msat" in officer.page.links["Acme Catering Ltd"]
    officer.get("/barnet/checks/log?words=Acme+Caterring")
    assert "Is it one of these?" in officer.page.text


def test_an_owner_may_read_checks_and_log_none(
    sqlite_world: World, sqlite_acme: UUID, browse: Browse
) -> None:
    owner = browse(sqlite_world.barnet.owner)
    owner.get("/barnet/checks/")
    assert "Log a check" not in owner.page.links
    _owner_is_refused(owner, sqlite_acme)
    browse(sqlite_world.barnet.viewer).get("/barnet/checks/", status=404)


def _owner_is_refused(owner: Visitor, supplier_id: UUID) -> None:
    owner.get(f"/barnet/checks/log?supplier={supplier_id}", status=404)
