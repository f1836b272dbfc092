"""Starting a statement, and the day by which it is owed."""

from datetime import date, timedelta

import pytest

from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.guidance.models import Clock
from tenants.records.boards.models import Board
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, redate
from tenants.records.statements.details import StatementDetails
from tenants.records.statements.models import Statement
from tenants.records.statements.owed import due_on, due_rules
from tenants.records.statements.queries import hands_in, sections_of, steps_of
from tenants.records.statements.rules import Area, Level, StatementStatus, Step
from tenants.records.statements.service import edit_statement, start_statement
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.statements import carry, make_cabinet, year_before
from tests.factories.world import World


def _details(statement: Statement, **changes: object) -> StatementDetails:
    kept: dict[str, object] = {
        "year_starts_on": statement.year_starts_on,
        "year_ends_on": statement.year_ends_on,
        "board_id": statement.board_id,
        "plan_id": statement.plan_id,
        "title": statement.title,
    }
    return StatementDetails(**{**kept, **changes})  # type: ignore[arg-type]


def test_six_sections_and_a_day_are_there_when_a_statement_is_started(house: World, draft: Statement) -> None:
    assert [section.area for section in sections_of(draft.id)] == list(Area)
    assert {section.level for section in sections_of(draft.id)} == {Level.ABSENT}
    assert [step.step for step in steps_of(draft.id)] == [Step.STARTED]
    owed = find_obligation(Kind.STATEMENT, draft.id)
    assert owed is not None and owed.done_on is None
    assert (owed.due_on, owed.owner_person_id) == (due_on(draft.year_ends_on), house.barnet.owner.id)
    assert draft.title == f"Modern slavery statement {draft.year_starts_on.year}/{draft.year_ends_on:%y}"


def test_the_earlier_day_counts_when_two_rules_give_days(house: World) -> None:
    assert due_on(date(2026, 3, 31)) == date(2026, 9, 30)
    six_months, single = due_rules(date(2026, 12, 31))
    assert (six_months.due_on, six_months.counts) == (date(2027, 6, 30), True)
    assert (single.due_on, single.counts) == (date(2027, 9, 30), False)
    assert single.standing_words == "Guidance or custom, not law"
    assert due_on(date(2026, 8, 31)) == date(2026, 9, 30)


def test_a_rule_of_another_time_does_not_count_when_the_year_ended_before_it(house: World) -> None:
    rule = db.session.get(Clock, "statement-single-date/2020")
    assert rule is not None and rule.valid_from is not None
    assert [each.title for each in due_rules(rule.valid_from - timedelta(days=1))] == [
        "Publish the statement after the year’s end"
    ]


def test_two_statements_never_cover_the_same_day_when_another_is_started(
    house: World, cabinet: Board, draft: Statement
) -> None:
    late = draft.year_ends_on + timedelta(days=200)
    with pytest.raises(FieldError, match="covers a part of this year already"):
        start_statement(draft.year_ends_on, late, cabinet.id, None, Owner(), by=None)


def test_the_day_moves_with_the_year_and_stays_when_only_the_owner_changes(
    house: World, draft: Statement
) -> None:
    by = house.barnet.lead.id
    owed = find_obligation(Kind.STATEMENT, draft.id)
    assert owed is not None
    redate(owed, owed.due_on + timedelta(days=40), "The cabinet meets later", by=by)
    by_hand = owed.due_on
    edit_statement(draft, _details(draft), Owner(person_id=house.barnet.training.id), by=by)
    assert (owed.due_on, owed.owner_person_id) == (by_hand, house.barnet.training.id)
    assert by not in hands_in(draft)
    ends_on = draft.year_ends_on + timedelta(days=275)
    starts_on = draft.year_starts_on + timedelta(days=275)
    changed = _details(draft, year_starts_on=starts_on, year_ends_on=ends_on)
    edit_statement(draft, changed, Owner(person_id=house.barnet.training.id), by=by)
    assert owed.due_on == due_on(ends_on)
    assert by in hands_in(draft)


def test_what_it_is_about_stays_when_it_is_in_review(house: World, draft: Statement) -> None:
    carry(draft, house.barnet, to=StatementStatus.IN_REVIEW)
    with pytest.raises(WrongState, match="Send it back first"):
        edit_statement(draft, _details(draft), Owner.of(draft), by=house.barnet.lead.id)


def test_a_board_of_another_tenant_is_not_found_when_a_statement_is_started(house: World) -> None:
    starts_on, ends_on = year_before(0)
    with pytest.raises(NotFound):
        start_statement(starts_on, ends_on, house.bexley.plan.plan_id, None, Owner(), by=None)
    with pytest.raises(NotFound):
        start_statement(starts_on, ends_on, None, house.bexley.plan.plan_id, Owner(), by=None)


def test_a_board_from_elsewhere_is_not_found_when_it_is_real(world: World) -> None:
    with tenant_scope(world.bexley.id):
        make_guidance()
        theirs = make_cabinet().id
    with tenant_scope(world.barnet.id), pytest.raises(NotFound):
        start_statement(*year_before(0), theirs, None, Owner(), by=None)
