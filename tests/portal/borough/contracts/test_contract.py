"""The page of one contract: what it says, adding and editing, and clauses put in force."""

from collections.abc import Callable
from datetime import date

import pytest

from tenants.audit.queries import Wanted, changes
from tenants.database import db
from tenants.records.contracts.queries import get_contract, held_clauses
from tenants.scope import tenant_scope
from tests.factories.contracts import Contracted
from tests.factories.world import World
from tests.visitor import Visitor, held

Browse = Callable[..., Visitor]


def test_the_page_says_what_is_bought_from_whom_until_when(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(world.barnet.owner)
    text = visitor.get(f"/barnet/contracts/{contracted.catering}/").text
    for words in ("Barnet Catering Ltd", "£300,000", "£100,000 a year", "ends 31 March 2028, in 1 year"):
        assert words in text
    assert "Missing: 1 clause that this contract has to hold" in text
    assert "Duty to report Asked of contracts from £100,000" in text
    assert "Right to inspect In force Since 1 April 2025; this contract does not have to hold it" in text
    assert world.barnet.procurement.name in text
    assert "Put in force" not in text and "Edit" not in visitor.page.links
    visitor.follow("Everything that was changed on this contract")
    assert "Clause put in force in a contract" in visitor.page.text


def test_a_missing_clause_is_put_in_force_with_one_press(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get(f"/barnet/contracts/{contracted.catering}/")
    visitor.submit(press="Put in force from today Duty to report")
    assert "“Duty to report” is in force from today." in visitor.page.text
    assert "Nothing is missing." in visitor.page.text
    with tenant_scope(world.barnet.id):
        held = {clause.title: since_on for clause, since_on in held_clauses(contracted.catering)}
    assert held == {"Right to inspect": date(2025, 4, 1), "Duty to report": date(2026, 11, 22)}


def test_a_clause_is_put_in_force_from_another_day_and_taken_out(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(f"/barnet/contracts/{sqlite_contracted.catering}/")
    visitor.follow("Another day for Duty to report")
    visitor.submit({"since_on": ["1", "4", "2026"]})
    assert "Duty to report In force Since 1 April 2026" in visitor.page.text
    visitor.follow("Take out Duty to report")
    visitor.submit()
    assert "Missing: 1 clause" in visitor.page.text


def test_nobody_is_asked_to_mend_a_contract_that_is_over(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    text = visitor.get(f"/barnet/contracts/{sqlite_contracted.old}/").text
    assert "It ended without 1 clause that it had to hold: Duty to report." in text
    assert "Put in force from today" not in text
    assert "1 clause was missing" in visitor.get("/barnet/contracts/?standing=ended").text


def test_a_contract_is_added_with_the_supplier_in_the_address(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get("/barnet/contracts/add?words=catering")
    visitor.follow("Barnet Catering Ltd")
    visitor.submit(
        {
            "title": "Catering in care homes",
            "value": "£1.25m",
            "starts_on": ["1", "12", "2026"],
            "ends_on": ["30", "11", "2029"],
            "relet_on": ["1", "6", "2029"],
            "manager_words": "Kitchens team",
        }
    )
    assert visitor.page.heading == "Catering in care homes"
    text = visitor.page.text
    assert "The contract is added." in text and "Kitchens team" in text
    assert "£1,250,000" in text and "Not begun yet" in text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"title": ""}, "Enter the contract’s title"),
        ({"value": "a lot"}, "Value over its whole life: enter pounds like £1,250,000, 1250000 or 1.25m"),
        ({"value": "1.250.000"}, "Value over its whole life: enter pounds like"),
        (
            {"starts_on": ["1", "4", "2027"], "ends_on": ["31", "3", "2027"]},
            "It cannot end before it starts on 1 April 2027.",
        ),
        ({"reference": "C-1"}, "“Catering in schools” has this reference already."),
        ({"description": "Call Ann on 07700 900123 about victim AB"}, "Take it out"),
    ],
)
def test_a_problem_is_named_and_nothing_typed_is_lost(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse, typed: dict[str, object], words: str
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(f"/barnet/contracts/add?supplier={sqlite_contracted.supplier}")
    kept = {"title": "Catering in care homes", "department": "Adults", **typed}
    visitor.submit(kept, status=422)
    assert words in visitor.page.text
    assert 'value="Adults"' in visitor.page.html


def test_a_manager_is_chosen_or_named_as_the_register_does(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(f"/barnet/contracts/{sqlite_contracted.catering}/edit")
    assert "Re-let date By when it has to be decided" in visitor.page.text
    visitor.submit({"manager_words": "Kitchens team"})
    name = sqlite_world.barnet.procurement.name
    assert f"({name}) In the register: Kitchens team" in visitor.page.text
    visitor.follow("Edit")
    visitor.submit({"owner": ""})
    assert "Contract manager Kitchens team" in visitor.page.text


def test_two_people_who_edit_at_once_lose_nothing(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    first, second = browse(world.barnet.procurement), browse(world.barnet.lead)
    for visitor in (first, second):
        visitor.get(f"/barnet/contracts/{contracted.catering}/edit")
    first.submit({"title": "School meals"})
    second.submit({"value": "250k"}, status=409)
    assert "While you were writing, somebody else changed this." in second.page.text
    assert "School meals" in second.page.text and 'value="250k"' in second.page.html
    second.submit({"title": "School meals"})
    with tenant_scope(world.barnet.id):
        found = get_contract(contracted.catering)
        assert (found.title, found.value) == ("School meals", 250_000)
        events = [each.event for each in changes(Wanted(subject_id=found.id), limit=9)]
    assert events.count("contract:edited") == 2
    db.session.rollback()


def test_only_the_procurement_team_and_leads_change_contracts(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    address = f"/barnet/contracts/{sqlite_contracted.catering}/"
    owner = browse(sqlite_world.barnet.owner)
    owner.get(f"{address}edit", status=404)
    token = held(owner.get(address).forms[0])["csrf_token"]
    sent = {"csrf_token": token}
    owner.post(f"{address}clauses/{sqlite_contracted.report}/put-in-force", sent, status=404)
    lead_next_door = browse(sqlite_world.bexley.lead)
    lead_next_door.get(f"/bexley/contracts/{sqlite_contracted.catering}/", status=404)
    lead_next_door.get(f"/bexley/contracts/add?supplier={sqlite_contracted.supplier}", status=404)
    with tenant_scope(sqlite_world.barnet.id):
        assert len(held_clauses(sqlite_contracted.catering)) == 1
