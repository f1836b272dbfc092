"""Tests of recording a register: all of it or nothing, once, and only what differs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.contracts.models import ColumnMapping, Contract, ContractImport
from tenants.records.contracts.rules import annual_value
from tenants.records.suppliers.models import Supplier, SupplierAlias
from tenants.records.suppliers.queries import aliases_of, sectors_of
from tenants.records.suppliers.service import end_supplier
from tenants.scope import tenant_scope
from tests.factories.contract_registers import (
    Entry,
    Fault,
    begin_register,
    company_number,
    entries,
    record_register,
    spoil,
    supplier_name,
)
from tests.factories.guidance import make_guidance
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough, World
from workflows.contract_import import service
from workflows.contract_import.columns import Column, from_kept
from workflows.contract_import.jobs import empty_old_registers
from workflows.contract_import.matching import LEAVE_OUT
from workflows.contract_import.preview import Preview, look_at
from workflows.contract_import.queries import count_gone, gone_contracts, new_suppliers
from workflows.contract_import.recording import record
from workflows.contract_import.staging import unpacked

TODAY = date(2026, 11, 22)
ROWS = tuple(entries(6, suppliers=4))


@pytest.fixture
def barnet(world: World) -> Borough:
    """A borough that holds nothing yet, with the guidance loaded; its scope is the test's to open."""
    make_guidance()
    db.session.commit()
    return world.barnet


def _contracts() -> dict[str, Contract]:
    return {each.reference: each for each in db.session.scalars(select(Contract))}


def _count(model: type[Contract] | type[Supplier] | type[SupplierAlias]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def _look(reading: ContractImport) -> Preview:
    return look_at(unpacked(reading.sheet), from_kept(reading.mapping), reading.choices, TODAY)


def _read(rows: Sequence[Entry], by: UUID, name: str = "register.csv") -> ContractImport:
    reading = record_register(rows, by=by, name=name)
    db.session.commit()
    return reading


def test_a_register_becomes_contracts_and_suppliers(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        meals = replace(
            ROWS[0], title="Meals", category="Catering for schools", vcse="Yes", manager="Ann Lee"
        )
        reading = _read([meals, *ROWS[1:]], barnet.procurement.id)
        contract = _contracts()["CR-00000"]
        supplier = db.session.scalars(select(Supplier).where(Supplier.id == contract.supplier_id)).one()
        assert (contract.title, contract.value, contract.manager_words) == ("Meals", 10_000, "Ann Lee")
        assert contract.annual_value == annual_value(10_000, contract.starts_on, contract.ends_on)
        assert (contract.sector_key, contract.import_id) == ("catering", reading.id)
        assert contract.search_words == "meals cr-00000"
        assert (supplier.title, supplier.company_number) == (supplier_name(0), "")
        assert supplier.search_words.startswith(supplier_name(0).casefold())
        assert supplier.is_charity and "catering" in sectors_of(supplier.id)
        assert (reading.contracts_added, reading.suppliers_added, reading.rows_left_out) == (6, 4, 0)
        assert reading.sheet is None and reading.choices == {}
        first = new_suppliers(reading, limit=1)[0]
        assert first.annual_value and first.contracts in (1, 2)


def test_one_entry_tells_of_the_register_and_one_of_each_contract_that_it_changes(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        _read(ROWS, barnet.procurement.id)
        _read([replace(ROWS[0], value="£77,000"), *ROWS[1:]], barnet.procurement.id, "next.csv")
        events = db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.at)).all()
        assert events.count("contract-register:recorded") == 2
        assert [event for event in events if event.startswith(("contract:", "supplier:"))] == [
            "contract:edited"
        ]
        entry = db.session.scalars(select(AuditEntry).where(AuditEntry.event == "contract:edited")).one()
        assert (entry.before["value"], entry.after["value"]) == (10_000, 77_000)


def test_only_what_differs_is_changed_when_the_next_register_is_read_in(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        _read(ROWS, barnet.procurement.id)
        versions = {reference: each.version for reference, each in _contracts().items()}
        moved = replace(ROWS[1], ends="31/03/2030", department="")  # an empty cell says nothing
        following = [ROWS[0], moved, *ROWS[2:5], replace(ROWS[5], reference="CR-9", title="New")]
        reading = _read(following, barnet.procurement.id, "next.csv")
        counted = reading.contracts_added, reading.contracts_changed, reading.contracts_same
        assert counted == (1, 1, 4) and reading.suppliers_added == 0
        found = _contracts()
        assert found["CR-00001"].ends_on == date(2030, 3, 31)
        assert found["CR-00001"].department == "Adults and Health"
        assert found["CR-00001"].annual_value == annual_value(
            found["CR-00001"].value, found["CR-00001"].starts_on, found["CR-00001"].ends_on
        )
        changed = {
            reference for reference, version in versions.items() if found[reference].version != version
        }
        assert changed == {"CR-00001"}
        [gone] = gone_contracts(reading, TODAY, limit=9)
        assert (gone.reference, count_gone(reading, TODAY), reading.contracts_gone) == ("CR-00005", 1, 1)
        assert found["CR-00005"].ends_on == date(2028, 4, 5)  # it is told, and not ended


def test_what_a_person_chose_stays_when_the_register_is_read_in_again(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        food = replace(ROWS[0], category="Catering")
        _read([food], barnet.procurement.id)
        contract = _contracts()["CR-00000"]
        contract.sector_key, contract.notes = "housing", "Watch this one"
        db.session.commit()
        reading = _read([replace(food, sme="Yes")], barnet.procurement.id, "next.csv")
        assert (reading.contracts_changed, reading.contracts_same) == (0, 1)
        assert (contract.sector_key, contract.notes) == ("housing", "Watch this one")


def test_a_contract_without_a_reference_is_known_by_supplier_title_and_start(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        bare = replace(ROWS[0], reference="")
        _read([bare], barnet.procurement.id)
        reading = _read(
            [replace(bare, value="£1"), replace(bare, title="Other")], barnet.procurement.id, "b.csv"
        )
        assert (reading.contracts_added, reading.contracts_changed) == (1, 1)
        named = _read([replace(bare, value="£1", reference="N-1")], barnet.procurement.id, "c.csv")
        assert (named.contracts_added, named.contracts_changed) == (0, 1)
        assert _contracts()["N-1"].title == bare.title
        assert count_gone(reading, TODAY) == 0  # each register has found its contracts again


def test_a_framework_is_a_contract_with_each_of_its_suppliers(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        lots = [replace(row, reference="FW-1") for row in ROWS[:3]]
        _read(lots, barnet.procurement.id)
        assert set(_contracts()) == {f"FW-1 ({supplier_name(place)})" for place in range(3)}
        again = _read([*lots[:2], replace(lots[2], value="£5")], barnet.procurement.id, "next.csv")
        assert (again.contracts_added, again.contracts_changed, again.contracts_same) == (0, 1, 2)
        fewer = _read(lots[:1], barnet.procurement.id, "fewer.csv")
        assert (fewer.contracts_added, fewer.contracts_same, fewer.contracts_gone) == (0, 1, 2)


def test_a_row_is_a_problem_when_an_earlier_one_is_the_same_contract(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        bare = replace(ROWS[2], reference="")
        rows = [ROWS[0], replace(ROWS[0], title="Other"), bare, replace(bare, value="£1")]
        preview = _look(begin_register(rows, by=barnet.procurement.id))
        assert [(problem.row, problem.column) for problem in preview.problems] == [
            (3, Column.REFERENCE),
            (5, Column.TITLE),
        ]
        assert "Row 2 has this reference already" in preview.problems[0].words
        assert len(preview.added) == 2


def test_rows_with_problems_are_left_out_only_when_somebody_says_so(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        rows = [ROWS[0], spoil(ROWS[1], Fault.BAD_VALUE), ROWS[2]]
        reading = begin_register(rows, by=barnet.procurement.id)
        with pytest.raises(FieldError, match="tick this"):
            record(reading, leaves_out=False, by=barnet.procurement.id)
        assert _count(Contract) == 0
        record(reading, leaves_out=True, by=barnet.procurement.id)
        db.session.commit()
        assert _count(Contract) == 2 and _count(Supplier) == 2
        [[row, heading, found, words, cells]] = reading.left_out
        assert (row, heading, found) == (3, "Total Contract Value", "£10,000 to £20,000")
        assert "Write one sum" in words and cells[1] == ROWS[1].supplier


def test_a_contract_is_not_gone_when_its_row_has_a_problem(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        _read(ROWS, barnet.procurement.id)
        rows = [spoil(ROWS[0], Fault.BAD_VALUE), *ROWS[1:]]
        reading = begin_register(rows, by=barnet.procurement.id, name="next.csv")
        record(reading, leaves_out=True, by=barnet.procurement.id)
        assert (reading.contracts_gone, count_gone(reading, TODAY)) == (0, 0)


def test_nothing_is_left_when_the_last_row_is_refused_by_the_database(barnet: Borough) -> None:
    """Somebody adds a contract with the reference of the last row, unseen by what was looked at."""
    with tenant_scope(barnet.id):
        reading = begin_register(ROWS, by=barnet.procurement.id)
        preview = _look(reading)
        db.session.commit()
        from workflows.contract_import import recording

        clash = preview.added[0].details.reference
        doubled = replace(preview.added[-1], details=replace(preview.added[-1].details, reference=clash))
        unseen = replace(preview, added=(*preview.added[:-1], doubled))
        with pytest.raises(IntegrityError):
            recording._write(reading, unpacked(reading.sheet), unseen, barnet.procurement.id)
        db.session.rollback()
        assert (_count(Contract), _count(Supplier)) == (0, 0)
        kept = db.session.scalars(select(ContractImport)).one()
        assert kept.recorded_at is None and kept.sheet is not None


def test_a_register_is_recorded_once_when_it_is_sent_twice(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        reading = _read(ROWS, barnet.procurement.id)
        with pytest.raises(WrongState, match="already"):
            record(reading, leaves_out=True, by=barnet.procurement.id)
        with pytest.raises(FieldError, match="This very file was recorded on"):
            begin_register(ROWS, by=barnet.lead.id, name="renamed.csv")
        assert _count(Contract) == 6


def test_the_same_file_is_taken_up_again_while_it_is_being_looked_at(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        first = begin_register(ROWS, by=barnet.procurement.id)
        assert begin_register(ROWS, by=barnet.lead.id) is first
        service.give_up(first, by=barnet.lead.id)
        assert (first.sheet, first.choices) == (None, {})
        assert begin_register(ROWS, by=barnet.lead.id) is not first


def test_the_columns_are_remembered_for_the_same_headings(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        first = begin_register(ROWS, by=barnet.procurement.id)
        chosen = {Column.SUPPLIER: 1, Column.TITLE: 4}
        service.choose_columns(first, chosen, by=barnet.procurement.id)
        second = begin_register(ROWS[1:], by=barnet.lead.id)
        assert from_kept(second.mapping) == chosen
        assert len(db.session.scalars(select(ColumnMapping)).all()) == 1


def test_a_spelling_is_remembered_when_somebody_says_whose_it_is(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        held = make_supplier("Brightwater Cleaning Services Ltd")
        other = replace(ROWS[0], supplier="Brightwater Cleaning Service", number=company_number(7))
        reading = begin_register([other], by=barnet.procurement.id)
        with pytest.raises(WrongState, match="Decide first"):
            record(reading, leaves_out=False, by=barnet.procurement.id)
        [question] = _look(reading).questions
        service.decide(reading, {question.party.key: f"supplier:{held.id}"}, by=barnet.procurement.id)
        assert service.take_rest_as_new(reading, by=barnet.procurement.id) == 0
        record(reading, leaves_out=False, by=barnet.procurement.id)
        db.session.commit()
        assert _contracts()["CR-00000"].supplier_id == held.id
        assert aliases_of(held.id) == ["Brightwater Cleaning Service"]
        assert held.company_number == company_number(7) and "service |" in held.search_words
        following = replace(other, number="", reference="CR-77")
        assert not _look(begin_register([following], by=barnet.procurement.id)).questions


def test_no_contract_is_recorded_of_a_name_that_is_left_out(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        make_supplier("Brightwater Cleaning Services Ltd")
        rows = [ROWS[0], replace(ROWS[1], supplier="Brightwater Cleaning Service", number="")]
        reading = begin_register(rows, by=barnet.procurement.id)
        service.decide(reading, {"name:brightwater cleaning service": LEAVE_OUT}, by=barnet.procurement.id)
        record(reading, leaves_out=False, by=barnet.procurement.id)
        assert (_count(Contract), reading.rows_left_out) == (1, 1)


def test_two_spellings_become_one_supplier_when_somebody_says_they_are_one(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        names = "Brightwater Cleaning Services", "Brightwater Cleaning Service"
        rows = [replace(row, supplier=name, number="") for row, name in zip(ROWS, names, strict=False)]
        reading = begin_register(rows, by=barnet.procurement.id)
        [question] = _look(reading).questions
        service.decide(reading, {question.party.key: question.offers[0].value}, by=barnet.procurement.id)
        record(reading, leaves_out=False, by=barnet.procurement.id)
        db.session.commit()
        supplier = db.session.scalars(select(Supplier)).one()
        assert (supplier.title, aliases_of(supplier.id)) == (names[0], [names[1]])


def test_a_supplier_of_a_supplier_is_direct_when_it_has_a_contract(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        held = make_supplier(ROWS[0].supplier, is_direct=False)
        _read(ROWS[:1], barnet.procurement.id)
        assert held.is_direct and _count(Supplier) == 1


def test_an_ended_supplier_with_contracts_is_told_of(barnet: Borough) -> None:
    with tenant_scope(barnet.id):
        held = make_supplier(ROWS[0].supplier)
        end_supplier(held, "Closed", by=None, today=TODAY)
        preview = _look(begin_register(ROWS, by=barnet.procurement.id))
        assert preview.ended == (held.title,) and preview.matched == 1


def test_what_another_council_holds_is_nobodys_here(world: World, barnet: Borough) -> None:
    with tenant_scope(world.bexley.id):
        _read(ROWS, world.bexley.procurement.id)
    with tenant_scope(barnet.id):
        reading = _read(ROWS, barnet.procurement.id)  # the same bytes, in another house
        assert (reading.contracts_added, reading.suppliers_added) == (6, 4)


def test_a_register_is_emptied_when_nobody_recorded_it_for_a_week(
    barnet: Borough, on_day: Callable[..., object]
) -> None:
    with tenant_scope(barnet.id):
        kept = begin_register(ROWS, by=barnet.procurement.id)
        recorded = record_register(ROWS[:2], by=barnet.procurement.id, name="b.csv")
        db.session.commit()
        ids, added_at = (kept.id, recorded.id), kept.added_at
    assert empty_old_registers(clock.today()) == "Emptied 0 contract registers that nobody recorded."
    kept_until = (added_at + timedelta(days=8)).date()
    with on_day(kept_until):  # type: ignore[attr-defined]
        assert empty_old_registers(kept_until) == "Emptied 1 contract register that nobody recorded."
        assert empty_old_registers(kept_until) == "Emptied 0 contract registers that nobody recorded."
    with tenant_scope(barnet.id):
        found = {each.id: each for each in db.session.scalars(select(ContractImport))}
        emptied, untouched = (found[each] for each in ids)
        assert emptied.sheet is None and emptied.given_up_at is not None
        assert untouched.given_up_at is None
        with pytest.raises(WrongState):
            service.decide(emptied, {"name:x": "new"}, by=barnet.procurement.id)


@pytest.mark.timeout(300)
def test_a_large_register_is_looked_at_and_recorded_in_seconds(sqlite_portal: Flask) -> None:
    """12,000 rows with 40 bad ones of every kind, and the next quarter's with a tenth changed."""
    from tests.factories.contract_registers import spoiled_register
    from tests.factories.world import build_world

    barnet = build_world().barnet
    make_guidance()
    db.session.commit()
    rows = spoiled_register(12_000, suppliers=4_000, bad=40)
    with tenant_scope(barnet.id):
        reading = begin_register(rows, by=barnet.procurement.id)
        began = clock.now()
        preview = _look(reading)
        looked = clock.now()
        assert (preview.problem_rows, preview.open_questions, len(preview.added)) == (40, [], 11_960)
        record(reading, leaves_out=True, by=barnet.procurement.id)
        db.session.commit()
        recorded = clock.now()
        assert (_count(Contract), _count(Supplier), reading.rows_left_out) == (11_960, 4_000, 40)
        following = [replace(row, department="Place") if n % 10 == 0 else row for n, row in enumerate(rows)]
        second = begin_register(following, by=barnet.procurement.id)
        record(second, leaves_out=True, by=barnet.procurement.id)
        assert second.contracts_added == 0 and second.contracts_changed > 1_000
        assert second.contracts_changed + second.contracts_same == 11_960
    # On a quiet machine 1 and 4 seconds; what compares every row with every supplier takes minutes.
    assert looked - began < timedelta(seconds=15)
    assert recorded - looked < timedelta(seconds=30)
