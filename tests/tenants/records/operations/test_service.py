"""Logging operations, changing them, taking them out, and the list of agencies."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.guidance.queries import sector_titles
from tenants.records.obligations.service import Owner
from tenants.records.operations import agencies as keeping
from tenants.records.operations.details import OperationDetails, TookPart
from tenants.records.operations.models import OperationAgency, OperationTag
from tenants.records.operations.queries import agencies, get_agency, get_operation
from tenants.records.operations.rules import (
    AGENCY_WORDS,
    ARREST_WORDS,
    OPERATION_WORDS,
    AgencyKind,
    ArrestKind,
    OperationKind,
    likely_kind,
)
from tenants.records.operations.service import change_operation, details_of, remove_operation
from tenants.records.receptions.service import start_plan
from tenants.scope import tenant_scope
from tests.factories.operations import LONG, SHORT, make_operation
from tests.factories.receptions import details as reception_details
from tests.factories.world import World
from workflows.published_standards.queries import standard_on

TODAY = clock.today()
TOMORROW = TODAY + timedelta(days=1)


def test_everything_typed_is_kept_when_an_operation_is_logged(counted_world: World) -> None:
    with tenant_scope(counted_world.barnet.id):
        operation = make_operation(LONG)
        found = details_of(get_operation(operation.id))
        assert replace(found, agencies=()) == replace(LONG, agencies=(), held_on=operation.held_on)
        named = {get_agency(each.agency_id).title: each.interventions for each in found.agencies}  # type: ignore[arg-type]
        assert named == {"Metropolitan Police": 3, "HM Revenue and Customs": None}


def test_an_agency_is_there_once_when_it_is_typed_with_other_capitals(counted_world: World) -> None:
    with tenant_scope(counted_world.barnet.id):
        for title in ("Trading Standards", "trading  standards", "TRADING STANDARDS"):
            make_operation(SHORT, agencies=(TookPart(None, title, 1),))
        assert [(each.title, each.kind) for each in agencies()] == [("Trading Standards", AgencyKind.COUNCIL)]


def test_parts_are_replaced_and_the_version_rises_when_an_operation_is_changed(counted_world: World) -> None:
    with tenant_scope(counted_world.barnet.id):
        operation = make_operation(LONG)
        said = details_of(operation)
        changed = replace(said, types=("labour",), premises=(), arrests={ArrestKind.OTHER: 2})
        standard, sectors = standard_on(TODAY), sector_titles()
        change_operation(operation, changed, standard=standard, sectors=sectors, by=None, today=TODAY)
        assert details_of(operation) == changed and operation.version == 2


def _cannot_be(**changes: Any) -> OperationDetails:
    return replace(SHORT, held_on=TODAY - timedelta(days=1), **changes)


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (_cannot_be(title=" "), "title"),
        (_cannot_be(title="x" * 161), "title"),
        (replace(SHORT, held_on=None), "held_on"),
        (replace(SHORT, held_on=TOMORROW), "held_on"),
        (_cannot_be(ended_on=TODAY - timedelta(days=2)), "ended_on"),
        (_cannot_be(ended_on=TOMORROW), "ended_on"),
        (_cannot_be(ward="12 High Road"), "ward"),
        (_cannot_be(ward="Ward 7"), "ward"),
        (_cannot_be(types=("no-such-type",)), "types"),
        (_cannot_be(premises=("castle",)), "premises"),
        (_cannot_be(sectors=("castle",)), "sectors"),
        (_cannot_be(adults=-1), "adults"),
        (_cannot_be(closures=10_000), "closures"),
        (_cannot_be(arrests={ArrestKind.OTHER: -1}), "arrests_other"),
        (_cannot_be(adults=1, children=0, nrm=2), "nrm"),
        (_cannot_be(adults=1, children=4, dtn=2), "dtn"),
        (_cannot_be(agencies=(TookPart(None, " ", 1),)), "new_agencies"),
        (_cannot_be(agencies=(TookPart(None, "Ann, 07700 900123", 1),)), "new_agencies"),
    ],
)
def test_an_operation_is_refused_when_something_in_it_cannot_be(
    counted_world: World, details: OperationDetails, field: str
) -> None:
    with tenant_scope(counted_world.barnet.id), pytest.raises(FieldError) as refusal:
        make_operation(details, held_on=details.held_on) if details.held_on else _log_without_a_day(details)
    assert refusal.value.field == field


def _log_without_a_day(details: OperationDetails) -> None:
    details.check(standard_on(TODAY), sector_titles(), today=TODAY)


@pytest.mark.parametrize("field", ["title", "note"])
@pytest.mark.parametrize(
    "text", ["Man born 3 May 1994", "NRM reference NRM/2026/00123", "QQ 12 34 56 C", "call 07700 900123"]
)
def test_a_text_is_refused_when_it_may_hold_somebody(counted_world: World, field: str, text: str) -> None:
    with tenant_scope(counted_world.barnet.id):
        with pytest.raises(FieldError) as refusal:
            make_operation(_cannot_be(**{field: text}))
        assert refusal.value.field == field
        kept = make_operation(_cannot_be(**{field: "Two adults, car wash"}))
        assert getattr(kept, field) == "Two adults, car wash"


def test_nothing_is_left_but_the_audit_when_an_operation_is_taken_out(counted_world: World) -> None:
    with tenant_scope(counted_world.barnet.id):
        operation = make_operation(LONG)
        with pytest.raises(FieldError):
            remove_operation(operation, "  ", by=None)
        with pytest.raises(FieldError):
            remove_operation(operation, "It is about somebody born 3 May 1994", by=None)
        remove_operation(operation, "Logged twice", by=None)
        with pytest.raises(NotFound):
            get_operation(operation.id)
        assert not list(db.session.scalars(select(OperationAgency)))
        assert not list(db.session.scalars(select(OperationTag)))
        events = select(AuditEntry.event).where(AuditEntry.subject_kind == "operation")
        assert set(db.session.scalars(events)) == {"operation:logged", "operation:removed"}


def test_an_operation_stays_when_a_reception_plan_names_it(counted_world: World) -> None:
    with tenant_scope(counted_world.barnet.id):
        operation = make_operation(LONG)
        owner = Owner(person_id=counted_world.barnet.owner.id)
        start_plan(reception_details(operation_id=operation.id), owner, by=None)
        with pytest.raises(WrongState):
            remove_operation(operation, "Logged twice", by=None)


def test_an_agency_is_not_offered_when_it_has_ended_and_comes_back_when_it_takes_part(
    counted_world: World,
) -> None:
    with tenant_scope(counted_world.barnet.id):
        agency = keeping.add_agency("Hope for Justice", AgencyKind.VOLUNTARY, by=None)
        keeping.end_agency(agency, by=None, today=TODAY)
        assert agencies() == [] and agencies(with_ended=True) == [agency]
        make_operation(SHORT, agencies=(TookPart(None, "hope for justice"),))
        assert agencies() == [agency]
        with pytest.raises(FieldError):
            keeping.add_agency("HOPE FOR JUSTICE", AgencyKind.OTHER, by=None)
        other = keeping.add_agency("Licensing", AgencyKind.COUNCIL, by=None)
        with pytest.raises(FieldError):
            keeping.edit_agency(other, "Hope for justice", AgencyKind.OTHER, by=None)


def test_nothing_is_found_when_it_is_another_tenants(counted_world: World) -> None:
    with tenant_scope(counted_world.barnet.id):
        operation_id = make_operation(LONG).id
        agency_id = agencies()[0].id
    with tenant_scope(counted_world.bexley.id):
        for asked in (lambda: get_operation(operation_id), lambda: get_agency(agency_id)):
            with pytest.raises(NotFound):
                asked()
        with pytest.raises(NotFound):
            make_operation(SHORT, agencies=(TookPart(agency_id, "", 1),))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Metropolitan Police, North West BCU", AgencyKind.POLICE),
        ("London Fire Brigade", AgencyKind.FIRE),
        ("Gangmasters and Labour Abuse Authority", AgencyKind.NATIONAL),
        ("Trading Standards", AgencyKind.COUNCIL),
        ("Hope for Justice", AgencyKind.VOLUNTARY),
        ("National Grid", AgencyKind.OTHER),
    ],
)
def test_the_kind_of_an_agency_is_guessed_when_its_name_tells(title: str, kind: AgencyKind) -> None:
    assert likely_kind(title) == kind


def test_words_are_there_when_a_kind_is_shown() -> None:
    assert set(OPERATION_WORDS) == set(OperationKind)
    assert set(ARREST_WORDS) == set(ArrestKind)
    assert set(AGENCY_WORDS) == set(AgencyKind)
