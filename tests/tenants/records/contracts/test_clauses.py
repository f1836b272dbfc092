"""Clauses: their thresholds from a day to a day, and which contracts lack one."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.contracts import clauses
from tenants.records.contracts.details import ClauseDetails
from tenants.records.contracts.lacking import clauses_lacked
from tenants.records.contracts.lists import (
    ContractFilter,
    count_contracts,
    count_lacking_clauses,
)
from tenants.records.contracts.models import Clause, Contract
from tenants.records.contracts.queries import held_clauses, required_clauses, thresholds
from tenants.records.contracts.rules import missing_clauses
from tenants.records.suppliers.models import Supplier
from tests.factories.contracts import make_contract
from tests.factories.world import World

SPRING_2025, SPRING_2026, SPRING_2027 = date(2025, 4, 1), date(2026, 4, 1), date(2027, 4, 1)
CLEANING = "cleaning"


@pytest.fixture
def clause(house: World) -> Clause:
    """A clause that nothing asks for yet."""
    return clauses.add_clause(ClauseDetails("Right to inspect"), by=house.barnet.procurement.id)


def _lacks(contract: Contract) -> list[Any]:
    """What it lacks by the pure rule, and whether the database counts the same."""
    held = [clause.id for clause, _since in held_clauses(contract.id)]
    facts = contract.value, contract.sector_key, contract.starts_on
    lacked = missing_clauses(required_clauses(), held, *facts)
    assert clauses_lacked([contract.id]).get(contract.id, 0) == len(lacked)
    return lacked


def test_a_contract_keeps_the_threshold_of_the_day_it_began(
    house: World, supplier: Supplier, clause: Clause
) -> None:
    clauses.set_threshold(clause, 100_000, None, valid_from=None, by=None)
    clauses.set_threshold(clause, 25_000, None, valid_from=SPRING_2026, by=None)
    before = make_contract(supplier, value=50_000, starts_on=SPRING_2025)
    after = make_contract(supplier, value=50_000, starts_on=SPRING_2026)
    large = make_contract(supplier, value=100_000, starts_on=SPRING_2025)
    assert (_lacks(before), _lacks(after), _lacks(large)) == ([], [clause.id], [clause.id])
    newest, first = thresholds(clause.id)
    assert (newest.valid_to, first.valid_to) == (None, date(2026, 3, 31))


def test_a_threshold_put_between_two_ends_where_the_later_begins(house: World, clause: Clause) -> None:
    for value, valid_from in ((3, SPRING_2027), (1, None), (2, SPRING_2026)):
        clauses.set_threshold(clause, value, None, valid_from=valid_from, by=None)
    found = [(rule.min_value, rule.valid_from, rule.valid_to) for rule in thresholds(clause.id)]
    assert found == [
        (3, SPRING_2027, None),
        (2, SPRING_2026, date(2027, 3, 31)),
        (1, None, date(2026, 3, 31)),
    ]
    clauses.set_threshold(clause, 4, None, valid_from=SPRING_2026, by=None)
    assert [rule.min_value for rule in thresholds(clause.id)] == [3, 4, 1]


def test_a_sector_has_a_threshold_of_its_own_beside_the_general_one(
    house: World, supplier: Supplier, clause: Clause
) -> None:
    clauses.set_threshold(clause, 1_000_000, None, valid_from=None, by=None)
    clauses.set_threshold(clause, 0, CLEANING, valid_from=None, by=None)
    assert _lacks(make_contract(supplier, value=5, sector_key=CLEANING)) == [clause.id]
    assert _lacks(make_contract(supplier, value=2_000_000, sector_key=CLEANING)) == [clause.id]
    assert _lacks(make_contract(supplier, value=5)) == []
    assert all(rule.valid_to is None for rule in thresholds(clause.id))


def test_an_ended_clause_is_asked_of_no_contract_that_begins_later(
    house: World, supplier: Supplier, clause: Clause
) -> None:
    clauses.set_threshold(clause, 0, None, valid_from=None, by=None)
    clauses.set_threshold(clause, 0, CLEANING, valid_from=SPRING_2027, by=None)
    clauses.end_clause(clause, SPRING_2026, by=None)
    assert _lacks(make_contract(supplier, starts_on=SPRING_2026, sector_key=CLEANING)) == []
    assert _lacks(make_contract(supplier, starts_on=SPRING_2025)) == [clause.id]
    assert len(thresholds(clause.id)) == 1  # what was never to begin is gone
    with pytest.raises(WrongState, match="has ended"):
        clauses.set_threshold(clause, 0, None, valid_from=None, by=None)
    with pytest.raises(WrongState, match="has ended already"):
        clauses.end_clause(clause, SPRING_2027, by=None)


def test_a_threshold_can_be_ended_alone(house: World, supplier: Supplier, clause: Clause) -> None:
    rule = clauses.set_threshold(clause, 0, None, valid_from=None, by=None)
    clauses.end_threshold(clause, rule, SPRING_2026, by=None)
    assert _lacks(make_contract(supplier, starts_on=SPRING_2026)) == []
    assert _lacks(make_contract(supplier, starts_on=SPRING_2025)) == [clause.id]
    with pytest.raises(WrongState, match="ended already"):
        clauses.end_threshold(clause, rule, SPRING_2027, by=None)


def test_a_clause_put_in_force_is_lacked_no_more_and_told_once(
    house: World, supplier: Supplier, clause: Clause
) -> None:
    clauses.set_threshold(clause, 0, None, valid_from=None, by=None)
    contract, by, today = make_contract(supplier), house.barnet.procurement.id, clock.today()
    assert count_lacking_clauses(today) == 1
    for _ in range(2):
        clauses.put_in_force(contract, clause, SPRING_2026, by=by)
    assert (_lacks(contract), count_lacking_clauses(today)) == ([], 0)
    assert held_clauses(contract.id) == [(clause, SPRING_2026)]
    told = [each.event for each in changes(Wanted(subject_id=contract.id), limit=9)]
    assert told.count("contract:clause-put-in-force") == 1
    clauses.take_out(contract, clause, by=by)
    assert _lacks(contract) == [clause.id]
    with pytest.raises(WrongState, match="does not hold"):
        clauses.take_out(contract, clause, by=by)


def test_two_clauses_cannot_be_told_apart_when_they_have_one_name(house: World, clause: Clause) -> None:
    with pytest.raises(FieldError, match="a clause of this name already"):
        clauses.add_clause(ClauseDetails("Right to inspect"), by=None)
    with pytest.raises(FieldError, match="begins with https") as refused:
        clauses.edit_clause(clause, ClauseDetails("Right to inspect", url="javascript:alert(1)"), by=None)
    assert refused.value.field == "url"
    clauses.edit_clause(clause, ClauseDetails("Right to inspect", "The council may visit."), by=None)
    assert clause.text == "The council may visit."


_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 9))
_RULES = st.tuples(st.integers(0, 3), st.sampled_from([None, CLEANING, "catering"]), _DAYS)
_CONTRACTS = st.tuples(st.none() | st.integers(0, 3), st.sampled_from([None, CLEANING, "catering"]), _DAYS)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rules=st.lists(_RULES, max_size=4), facts=_CONTRACTS, ends_on=_DAYS)
def test_the_database_and_the_pure_rule_agree_about_every_contract(
    house: World, supplier: Supplier, clause: Clause, rules: list[Any], facts: Any, ends_on: date | None
) -> None:
    other = clauses.add_clause(ClauseDetails(f"Another {clock.now().timestamp()}"), by=None)
    with db.session.begin_nested() as undone:
        for place, (value, sector_key, valid_from) in enumerate(rules):
            asked = other if place % 2 else clause
            rule = clauses.set_threshold(asked, value, sector_key, valid_from=valid_from, by=None)
        if rules and ends_on:
            with suppress(WrongState):  # a later one has ended it already
                clauses.end_threshold(asked, rule, ends_on, by=None)
        value, sector_key, starts_on = facts
        contract = make_contract(
            supplier, value=value, sector_key=sector_key, starts_on=starts_on, ends_on=None
        )
        lacked = _lacks(contract)
        listed = count_contracts(ContractFilter(lacks_clauses=True), clock.today())
        assert listed == bool(lacked)
        undone.rollback()
