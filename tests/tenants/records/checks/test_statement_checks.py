"""How a supplier's statement is checked, and what it rests on."""

from datetime import date

import pytest

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.errors import FieldError
from tenants.records.checks.again import months_until_next
from tenants.records.checks.details import Result
from tenants.records.checks.evidence import add_evidence_file, add_evidence_link, remove_evidence
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import areas_read, checks_of, evidence_of, statement_read
from tenants.records.checks.rules import CheckKind, Outcome
from tenants.records.checks.statement_checks import (
    AreaFound,
    StatementFound,
    correct_statement_check,
    log_statement_check,
)
from tenants.records.files.service import read_file
from tenants.records.statements.rules import Area, Level
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import Tier
from tests.factories.checks import make_check
from tests.factories.documents import LINK, PDF
from tests.factories.world import World

AREAS = {area: AreaFound(Level.ONE, "Page 3") for area in Area}
FOUND = StatementFound(url=LINK, period_starts_on=date(2025, 4, 1), period_ends_on=date(2026, 3, 31))


def _result(outcome: Outcome = Outcome.SATISFACTORY) -> Result:
    return Result(CheckKind.STATEMENT, clock.today(), outcome)


def _log(house: World, supplier: Supplier, areas: dict[Area, AreaFound]) -> SupplierCheck:
    return log_statement_check(supplier, _result(), FOUND, areas, by=house.barnet.procurement.id)


def test_the_six_areas_are_kept_with_the_guidance_of_the_day_when_a_statement_is_checked(
    house: World, acme: Supplier
) -> None:
    check = _log(house, acme, AREAS)
    read = statement_read(check.id)
    assert read is not None
    assert (read.guidance_code, read.url, read.has_home_page_link) == ("2025", LINK, None)
    assert {area: Level(row.level) for area, row in areas_read(check.id).items()} == dict.fromkeys(
        Area, Level.ONE
    )


def test_a_statement_check_is_refused_when_an_area_is_left_out(house: World, acme: Supplier) -> None:
    with pytest.raises(FieldError) as refused:
        _log(house, acme, {area: found for area, found in AREAS.items() if area != Area.RISK})
    assert refused.value.field == "level_risk"
    assert not checks_of(acme.id)


def test_a_period_is_refused_when_it_ends_before_it_begins(house: World, acme: Supplier) -> None:
    found = StatementFound(period_starts_on=date(2026, 4, 1), period_ends_on=date(2026, 3, 31))
    with pytest.raises(FieldError) as refused:
        log_statement_check(acme, _result(), found, AREAS, by=None)
    assert refused.value.field == "period_ends_on"


def test_the_former_level_stands_in_the_history_when_a_statement_check_is_corrected(
    house: World, acme: Supplier
) -> None:
    check = _log(house, acme, AREAS)
    areas = {**AREAS, Area.RISK: AreaFound(Level.ABSENT)}
    correct_statement_check(check, _result(Outcome.IMPROVE), FOUND, areas, by=house.barnet.procurement.id)
    assert areas_read(check.id)[Area.RISK].level == Level.ABSENT
    newest = changes(Wanted(subject_id=check.id))[0]
    assert newest.after["was"] == ["Assessing and managing risk: Level 1: good practice. Page 3"]


def test_a_supplier_is_checked_again_sooner_when_its_risk_is_higher(house: World) -> None:
    today = clock.today()
    assert [months_until_next(tier, today) for tier in Tier] == [12, 24, 36]
    assert months_until_next(None, today) == 12


def test_evidence_is_a_link_or_a_vetted_file_when_it_is_added(house: World, acme: Supplier) -> None:
    check = make_check(acme)
    link = add_evidence_link(check, "", LINK, by=None)
    file = add_evidence_file(check, "Certificate", "cert.pdf", PDF, by=None, is_from_supplier=True)
    assert [each.title for each in evidence_of(check.id)] == ["www.council.example", "Certificate"]
    assert file.file_id is not None
    assert read_file(file.file_id)[1] == PDF
    remove_evidence(check, link, by=house.barnet.procurement.id)
    assert [each.is_from_supplier for each in evidence_of(check.id)] == [True]


def test_evidence_is_refused_when_it_is_no_address_or_no_file_we_keep(house: World, acme: Supplier) -> None:
    check = make_check(acme)
    with pytest.raises(FieldError):
        add_evidence_link(check, "", "javascript:alert(1)", by=None)
    with pytest.raises(FieldError):
        add_evidence_file(check, "", "run.exe", b"MZ\x00\x00", by=None)
    assert not evidence_of(check.id)
