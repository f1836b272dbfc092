"""Checks that the registers of the demonstration are as large as promised, and labelled as invented."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tenants.database import db
from tenants.records.checks.coverage import high_risk_unchecked, relets, spend_by_tier
from tenants.records.checks.models import FollowUp, SupplierCheck
from tenants.records.contracts.models import Clause, Contract
from tenants.records.obligations.queries import open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.suppliers.models import RiskAssessment, RiskFinding, Supplier
from tenants.records.suppliers.rules import company_number, name_key
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import TODAY, house, of_all
from workflows.demonstration.invented_companies import company
from workflows.demonstration.sources import read
from workflows.published_checks.queries import checked_by_others

REGISTERS = read("supply_chain")["registers"]


@pytest.mark.parametrize("entry", REGISTERS, ids=lambda entry: str(entry["tenant"]))
def test_a_register_is_as_large_as_said_when_london_is_loaded(london: Flask, entry: dict[str, int]) -> None:
    with tenant_scope(house(str(entry["tenant"]))):
        models = (Supplier, Contract, RiskAssessment, RiskFinding, Clause)
        counted = [db.session.scalar(select(func.count()).select_from(model)) for model in models]
    tiered = entry["tiered"]
    assert counted == [entry["suppliers"], entry["contracts"], tiered, tiered * 6, 4]


def test_no_company_can_be_anybodys_when_it_is_invented(london: Flask) -> None:
    suppliers = of_all(Supplier)
    assert {each.invented for each in suppliers} == {"everything"}
    numbers = [each.company_number for each in suppliers if each.company_number]
    assert all(number.startswith("98") and company_number(number) == number for number in numbers)
    assert {each.invented for each in of_all(Contract)} == {"everything"}
    assert {each.invented for each in of_all(SupplierCheck)} == {"everything"}
    assert {each.invented for each in of_all(FollowUp)} == {"everything"}


def test_names_can_be_told_apart_when_a_register_is_compared_with_them(london: Flask) -> None:
    with tenant_scope(house("barnet")):
        titles = list(db.session.scalars(select(Supplier.title)))
        keys = set(db.session.scalars(select(Supplier.name_key)))
    assert len(set(titles)) == len(titles)
    assert keys == {name_key(title) for title in titles}


def test_there_is_something_of_each_to_do_when_london_is_loaded(london: Flask) -> None:
    with tenant_scope(house("barnet")):
        assert high_risk_unchecked(TODAY, 1)[1] > 20
        assert relets(TODAY, TODAY.replace(year=2027, month=5), 1)[1] > 100
        assert all(line.annual_value for line in spend_by_tier(TODAY))
        assert all(line.checked_value for line in spend_by_tier(TODAY) if line.tier)
        for kind, count in ((Kind.SUPPLIER_CHECK, 12), (Kind.FOLLOW_UP, 5)):
            owed = open_obligations(kinds=[kind])
            assert len(owed) == count
            assert any(each.due_on < TODAY for each in owed) and any(each.due_on > TODAY for each in owed)
            assert not any(each.is_vacant for each in owed)


def test_a_company_was_checked_by_others_when_several_councils_buy_from_it(london: Flask) -> None:
    with tenant_scope(house("harrow")):
        numbers = db.session.scalars(
            select(Supplier.company_number).where(Supplier.company_number < "98000060")
        )
        seen = [checked_by_others(number) for number in numbers.all()]
    assert {each.authorities for each in seen} == {0, 1, 2}
    named = [check.authority for each in seen for check in each.checks]
    assert {"", "Barnet", "Redbridge"} == set(named)


def test_the_same_companies_are_invented_when_it_is_loaded_again(london: Flask) -> None:
    with tenant_scope(house("harrow")):
        first = db.session.scalars(select(Supplier.title).order_by(Supplier.company_number.desc())).first()
    firms = [company(number) for number in range(420)]
    assert first == max(firms, key=lambda firm: firm.number).name
