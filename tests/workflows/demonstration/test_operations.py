"""Checks that the demonstration holds Sandwell's figures, labelled, and reception plans that can be used."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from flask import Flask
from sqlalchemy import select

from tenants.database import db
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.operations.figures import Counted, summary
from tenants.records.operations.models import Operation
from tenants.records.operations.rules import ArrestKind
from tenants.records.receptions.queries import partners_of, receptions
from tenants.records.receptions.rules import Presence, ReceptionStatus
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import TODAY, house, of_all
from workflows.demonstration.sources import read

IN_THE_DATA = read("operations")["sandwell"]["tenant"]


def test_sandwells_figures_come_out_when_the_last_twelve_months_are_added_up(london: Flask) -> None:
    with tenant_scope(house(IN_THE_DATA)):
        found = summary(TODAY + relativedelta(years=-1, days=1), TODAY)
    assert (found.operations, found.agencies, found.interventions) == (47, 19, Counted(126, 47, 0))
    assert {each.key: each.operations for each in found.by_type} == {
        "labour": 35,
        "sexual": 9,
        "domestic": 5,
        "criminal": 1,
    }
    assert {each.key: each.operations for each in found.by_premises} == {"brothel": 9, "car-wash": 6}
    assert found.arrests == Counted(10, 47, 0)
    assert found.arrests_by_kind[ArrestKind.SLAVERY].number == 3
    assert found.arrests_by_kind[ArrestKind.IMMIGRATION].number == 7
    assert {found.adults, found.children, found.nrm, found.dtn} == {Counted(None, 0, 47)}


def test_every_operation_says_where_it_is_from_when_it_is_loaded(london: Flask) -> None:
    found = of_all(Operation)
    assert len(found) > 47 and all(each.is_demonstration for each in found)
    assert {each.note.partition(".")[0] for each in found} == {
        "Figures as Sandwell reported them in 2019, spread over invented dates",
        "Invented",
    }
    with tenant_scope(house(IN_THE_DATA)):
        named = set(db.session.scalars(select(Operation.note)))
    assert all("Sandwell" in note for note in named)


@pytest.mark.parametrize("slug", read("receptions")["tenants"])
def test_templates_have_partners_there_and_on_call_when_they_are_loaded(london: Flask, slug: str) -> None:
    with tenant_scope(house(slug)):
        templates = receptions({ReceptionStatus.TEMPLATE})
        assert len(templates) == 2
        for template in templates:
            assert template.is_demonstration and template.source and template.nights == 5
            assert {each.presence for each in partners_of(template.id)} == set(Presence)


def test_a_debrief_is_owed_when_the_plan_has_closed(london: Flask) -> None:
    with tenant_scope(house(IN_THE_DATA)):
        (plan,) = receptions({ReceptionStatus.CLOSED})
        assert (plan.spoken_with, plan.adults, plan.nights_used) == (11, 6, 2)
        owed = find_obligation(Kind.DEBRIEF, plan.id)
        assert owed is not None and TODAY < owed.due_on < TODAY + timedelta(days=40)
