"""Tests of bringing the guidance up to date, and of what it then says."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from tenants.database import db
from tenants.guidance.loading import load_guidance
from tenants.guidance.models import Charter, Clock, HighRiskSector, Sector, StatementCriterion
from tenants.guidance.queries import (
    charters,
    exclusion_grounds,
    find_clock,
    high_risk_sectors,
    risk_frameworks,
    standard_questions,
    statement_guidance,
)
from tenants.records.checks.rules import AnswerKind, CheckKind
from tenants.records.statements.rules import Area

TODAY = date(2026, 11, 22)


def _counts() -> list[int | None]:
    models = (Clock, Sector, HighRiskSector, StatementCriterion, Charter)
    return [db.session.scalar(select(func.count()).select_from(model)) for model in models]


def test_nothing_is_doubled_when_it_is_loaded_again(portal: Flask) -> None:
    first = load_guidance()
    before = _counts()
    assert load_guidance() == first
    assert _counts() == before


def test_changed_words_are_renewed_when_it_is_loaded_again(portal: Flask) -> None:
    load_guidance()
    clock = db.session.scalars(select(Clock).where(Clock.key == "exclusion-notice/2025")).one()
    right = clock.days
    clock.days = 3
    db.session.flush()
    load_guidance()
    db.session.refresh(clock)
    assert clock.days == right == 30


def test_a_rule_of_our_own_stays_when_it_is_loaded_again(portal: Flask) -> None:
    load_guidance()
    db.session.add(Clock(key="own/2027", code="own", title="Our own", days=5))
    db.session.flush()
    load_guidance()
    assert find_clock("own", TODAY) is not None


def test_everything_that_the_records_name_is_there_when_it_is_loaded(sqlite_portal: Flask) -> None:
    load_guidance()
    asked = {criterion.area for criterion in statement_guidance(TODAY).criteria}
    assert asked == set(Area)
    for kind in CheckKind:
        [found] = standard_questions(kind, TODAY)
        assert {question["answer"] for question in found.questions} <= set(AnswerKind)
    [charter] = charters(TODAY)
    assert [each.number for each in charter.commitments] == list(range(1, 11))
    assert len(risk_frameworks(TODAY)[0].characteristics) == 6
    assert len(high_risk_sectors(TODAY)) == 10


@pytest.mark.parametrize(("on", "newest"), [(date(2025, 2, 23), "ppn-02-23"), (date(2025, 2, 24), "ppn-009")])
def test_the_note_in_force_comes_first_when_a_procurement_begins(
    sqlite_portal: Flask, on: date, newest: str
) -> None:
    load_guidance()
    assert risk_frameworks(on)[0].code == newest


def test_no_ground_is_named_when_the_act_is_not_in_force_yet(sqlite_portal: Flask) -> None:
    load_guidance()
    assert not exclusion_grounds(date(2025, 2, 23))
    assert exclusion_grounds(date(2025, 2, 24))[0].is_mandatory
