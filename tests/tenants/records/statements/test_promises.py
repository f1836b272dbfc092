"""Promises: made in a draft, put in the plan, answered in the statement of the year after."""

from datetime import timedelta

import pytest

from tenants import clock
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.boards.models import Board
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.plans.queries import get_aim
from tenants.records.plans.service import add_aim, create_plan
from tenants.records.statements.details import PromiseDetails
from tenants.records.statements.models import Statement, StatementPromise
from tenants.records.statements.promises import (
    answer_promise,
    check_due,
    edit_promise,
    promise,
    put_in_plan,
    remove_promise,
)
from tenants.records.statements.queries import (
    find_previous,
    get_promise,
    promises_behind,
    promises_of,
)
from tenants.records.statements.rules import Area, Kept, StatementStatus
from tests.factories.statements import begin, carry, make_promise, year_before
from tests.factories.world import World

S = StatementStatus


@pytest.fixture
def promised(house: World, draft: Statement) -> StatementPromise:
    """What the draft promises."""
    return get_promise(draft.id, make_promise(draft, house.barnet, "Train every contract manager"))


def test_it_becomes_an_action_that_leads_back_when_it_is_put_in_the_plan(
    house: World, draft: Statement, promised: StatementPromise
) -> None:
    [action] = put_in_plan(draft, aim_id=house.barnet.plan.aim_id, by=house.barnet.lead.id)
    assert (action.title, action.due_on) == (promised.title, promised.due_on)
    assert action.owner_person_id == house.barnet.owner.id
    assert draft.title in action.description
    assert [(found, of.id) for found, of in promises_behind([action.id])] == [(promised, draft.id)]
    with pytest.raises(WrongState, match="in the plan already"):
        put_in_plan(draft, aim_id=house.barnet.plan.aim_id, by=house.barnet.lead.id)


def test_a_new_aim_holds_them_when_a_theme_is_chosen(
    house: World, draft: Statement, promised: StatementPromise
) -> None:
    [action] = put_in_plan(draft, theme_key="4p/prepare", by=house.barnet.lead.id)
    assert get_aim(action.aim_id).title.startswith("Keep the promises of our modern slavery statement")


def test_an_aim_of_elsewhere_is_refused_when_promises_are_put_in_the_plan(
    house: World, draft: Statement, promised: StatementPromise
) -> None:
    with pytest.raises(NotFound):
        put_in_plan(draft, aim_id=house.bexley.plan.aim_id, by=house.barnet.lead.id)
    plan = create_plan("Another plan", "4p", starts_on=None, ends_on=None, by=None)
    other = add_aim(plan, "4p/prevent", "Something else", by=None)
    with pytest.raises(FieldError, match="Choose an aim of the plan"):
        put_in_plan(draft, aim_id=other.id, by=house.barnet.lead.id)
    draft.plan_id = None
    with pytest.raises(WrongState, match="which plan"):
        put_in_plan(draft, aim_id=house.barnet.plan.aim_id, by=house.barnet.lead.id)


def test_it_stays_as_it_is_when_the_statement_is_in_review(
    house: World, draft: Statement, promised: StatementPromise
) -> None:
    carry(draft, house.barnet, to=S.IN_REVIEW)
    details = PromiseDetails(Area.RISK, "Less", None, Owner(person_id=house.barnet.owner.id))
    by = house.barnet.procurement.id
    with pytest.raises(WrongState):
        promise(draft, details, by=by)
    with pytest.raises(WrongState):
        edit_promise(draft, promised, details, by=by)
    with pytest.raises(WrongState):
        remove_promise(draft, promised, by=by)
    assert [each.title for each in promises_of(draft.id)] == ["Train every contract manager"]


def test_somebody_of_ours_has_to_do_it_when_something_is_promised(house: World, draft: Statement) -> None:
    by = house.barnet.procurement.id
    for owner in (NOBODY, Owner(person_id=house.bexley.owner.id)):
        with pytest.raises(FieldError) as refusal:
            promise(draft, PromiseDetails(Area.RISK, "More", None, owner), by=by)
        assert refusal.value.field == "owner"
    with pytest.raises(FieldError, match="gone by"):
        check_due(clock.today() - timedelta(days=1))


def test_only_what_was_promised_last_is_answered_when_a_year_has_gone(
    house: World, cabinet: Board, draft: Statement, promised: StatementPromise
) -> None:
    by = house.barnet.procurement.id
    before = begin(house.barnet, cabinet, *year_before(1))
    old = get_promise(before.id, make_promise(before, house.barnet, "Ask twenty suppliers"))
    assert find_previous(draft) is None  # what is not published promised nothing
    with pytest.raises(NotFound):
        answer_promise(draft, old, Kept.DONE, "All twenty", by=by)
    carry(before, house.barnet, to=S.PUBLISHED)
    with pytest.raises(FieldError, match="Say what was done"):
        answer_promise(draft, old, Kept.DONE, " ", by=by)
    answer_promise(draft, old, Kept.PARTLY, "Twelve of twenty", by=by)
    assert (old.kept, old.outcome) == (Kept.PARTLY, "Twelve of twenty")
    with pytest.raises(NotFound):
        answer_promise(draft, promised, Kept.DONE, "Its own promise", by=by)
    carry(draft, house.barnet, to=S.IN_REVIEW)
    with pytest.raises(WrongState):
        answer_promise(draft, old, Kept.DONE, "All twenty", by=by)


def test_a_promise_of_another_statement_is_not_found_when_it_is_asked_for(
    house: World, cabinet: Board, draft: Statement, promised: StatementPromise
) -> None:
    other = begin(house.barnet, cabinet, *year_before(1))
    with pytest.raises(NotFound):
        get_promise(other.id, promised.id)
