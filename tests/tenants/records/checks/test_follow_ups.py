"""What a supplier has to put right, how that ends, and how far a council goes when it does not."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.checks import follow_ups as service
from tenants.records.checks.follow_up_lists import FollowUpFilter, list_follow_ups
from tenants.records.checks.follow_up_owed import owe_follow_up
from tenants.records.checks.follow_up_queries import (
    Progress,
    open_follow_ups,
    progress_of,
    standing_sanctions,
)
from tenants.records.checks.follow_up_rules import furthest, steps_left
from tenants.records.checks.models import FollowUp
from tenants.records.checks.rules import FollowUpKind, FollowUpStatus, Sanction
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.suppliers.models import Supplier
from tests.factories.checks import make_check
from tests.factories.follow_ups import ask_for
from tests.factories.suppliers import make_supplier
from tests.factories.world import World
from tests.tenants.records.checks.conftest import Owes

TODAY = clock.today()
SOON = TODAY + timedelta(days=30)


def _owner(house: World) -> Owner:
    return Owner(person_id=house.barnet.procurement.id)


def _plan(supplier: Supplier, house: World) -> FollowUp:
    lead = house.barnet.lead.id
    return service.agree_plan(supplier, None, "Fees and papers", "", SOON, _owner(house), by=lead)


def _sanction(supplier: Supplier, step: Sanction, on: date = TODAY) -> FollowUp:
    return service.sanction(supplier, None, step, "No answer", NOBODY, imposed_on=on, by=None)


def _titles(wanted: FollowUpFilter) -> list[str]:
    return [row.title for row in list_follow_ups(wanted, TODAY)[0]]


def test_a_corrective_action_is_owed_by_ours_who_sees_to_it(house: World, acme: Supplier, owes: Owes) -> None:
    check = make_check(acme)
    action = ask_for(acme, "x" * 200, check=check, owner=_owner(house), due_on=SOON)
    [owed] = owes(action.id)
    assert (owed.kind, owed.due_on, owed.owner_id) == (Kind.FOLLOW_UP, SOON, house.barnet.procurement.id)
    assert owed.title.startswith("See that “Acme Catering Ltd” puts this right: xxx")
    assert owed.path == f"checks/follow-ups/{action.id}/"
    assert [each.id for each in open_follow_ups()] == [action.id]


def test_the_title_of_what_is_owed_fits_when_names_are_as_long_as_can_be(house: World, owes: Owes) -> None:
    supplier = make_supplier("y" * 200)
    for found in (
        ask_for(supplier, "x" * 200),
        service.agree_plan(supplier, None, "x" * 200, "", SOON, NOBODY, by=None),
    ):
        assert len(owes(found.id)[0].title) <= 240


def test_a_check_or_plan_of_another_supplier_is_not_found(house: World, acme: Supplier) -> None:
    other = make_supplier("Beta Cleaning Ltd")
    with pytest.raises(NotFound):
        ask_for(acme, check=make_check(other))
    with pytest.raises(NotFound):
        ask_for(acme, plan=_plan(other, house))
    with pytest.raises(NotFound):
        ask_for(acme, plan=ask_for(acme))  # no plan at all
    action = ask_for(acme, "Ours")
    with pytest.raises(NotFound):
        service.edit_follow_up(action, acme, "Ours", "", NOBODY, by=UUID(int=1), plan=_plan(other, house))


def test_it_needs_words_and_an_owner_of_this_council(house: World, acme: Supplier) -> None:
    with pytest.raises(FieldError) as refused:
        ask_for(acme, "  ")
    assert refused.value.field == "title"
    with pytest.raises(FieldError) as refused:
        ask_for(acme, owner=Owner(person_id=house.bexley.owner.id))
    assert refused.value.field == "owner"


def test_it_closes_with_what_was_seen_and_is_owed_no_more(house: World, acme: Supplier, owes: Owes) -> None:
    action, by = ask_for(acme), house.barnet.procurement.id
    with pytest.raises(FieldError) as refused:
        service.close(action, "  ", by=by)
    assert refused.value.field == "words"
    service.close(action, "Seen on site", by=by)
    assert (action.status, action.closed_on, action.closed_by_id) == (FollowUpStatus.DONE, TODAY, by)
    assert action.closing_words == "Seen on site"
    assert owes(action.id) == []
    for again in (service.close, service.drop):
        with pytest.raises(WrongState):
            again(action, "Twice", by=by)
    assert [each.event for each in changes(Wanted(subject_id=action.id))] == [
        "follow-up:closed",
        "follow-up:added",
    ]


def test_it_is_dropped_only_with_a_reason(house: World, acme: Supplier, owes: Owes) -> None:
    action = ask_for(acme)
    with pytest.raises(FieldError) as refused:
        service.drop(action, "", by=None)
    assert refused.value.field == "reason"
    service.drop(action, "The contract ended", by=None)
    assert (action.status, owes(action.id)) == (FollowUpStatus.DROPPED, [])


def test_it_is_owed_again_by_a_new_day_when_it_is_reopened(house: World, acme: Supplier, owes: Owes) -> None:
    action = ask_for(acme)
    with pytest.raises(WrongState):
        service.reopen(action, acme, "Not yet closed", SOON, by=None)
    service.close(action, "Seen on site", by=None)
    with pytest.raises(FieldError) as refused:
        service.reopen(action, acme, "Passports are gone again", None, by=None)
    assert refused.value.field == "due_on"
    later = SOON + timedelta(days=9)
    service.reopen(action, acme, "Passports are gone again", later, by=None)
    assert (action.status, action.closed_on, action.closing_words) == (FollowUpStatus.OPEN, None, "")
    assert owes(action.id)[0].due_on == later


def test_a_plan_counts_what_is_put_right_and_closes_last(house: World, acme: Supplier) -> None:
    plan = _plan(acme, house)
    assert progress_of([plan.id]) == {plan.id: Progress(0, 0)}
    one, two, three = (ask_for(acme, title, plan=plan) for title in ("One", "Two", "Three"))
    service.close(one, "Seen", by=None)
    service.drop(three, "Not needed", by=None)
    assert progress_of([plan.id]) == {plan.id: Progress(1, 2)}
    with pytest.raises(WrongState, match="1 corrective action is still open"):
        service.close(plan, "All right", by=None)
    service.close(two, "Seen", by=None)
    service.close(plan, "All right", by=None)
    with pytest.raises(WrongState, match="Reopen the plan first"):
        service.reopen(two, acme, "Not right", SOON, by=None)
    with pytest.raises(WrongState, match="plan is closed"):
        ask_for(acme, "Four", plan=plan)


def test_dropping_a_plan_drops_what_is_open_in_it(house: World, acme: Supplier, owes: Owes) -> None:
    plan = _plan(acme, house)
    action = ask_for(acme, plan=plan)
    service.drop(plan, "The contract ended", by=None)
    assert (action.status, action.closing_words) == (FollowUpStatus.DROPPED, "The contract ended")
    assert owes(action.id) == owes(plan.id) == []


def test_an_edit_moves_it_to_another_plan_and_person(house: World, acme: Supplier, owes: Owes) -> None:
    action, plan = ask_for(acme, owner=_owner(house)), _plan(acme, house)
    owner = Owner(person_id=house.barnet.owner.id)
    service.edit_follow_up(action, acme, "Hand back papers", "", owner, by=house.barnet.lead.id, plan=plan)
    assert (action.title, action.plan_id) == ("Hand back papers", plan.id)
    [owed] = owes(action.id)
    assert (owed.owner_id, owed.title.endswith("Hand back papers")) == (house.barnet.owner.id, True)
    assert owed.due_on == TODAY + timedelta(days=30)


def test_the_steps_left_are_those_beyond_the_furthest_that_stands() -> None:
    assert steps_left(()) == tuple(Sanction)
    assert steps_left([Sanction.WARNING])[0] == Sanction.NO_NEW_WORK
    assert steps_left([Sanction.SUSPENSION, Sanction.WARNING]) == (Sanction.TERMINATION,)
    assert steps_left([Sanction.TERMINATION]) == ()
    assert furthest([]) is None


def test_a_sanction_stands_from_a_day_with_its_reason(house: World, acme: Supplier, owes: Owes) -> None:
    found = service.sanction(
        acme, None, Sanction.WARNING, "No answer", NOBODY, imposed_on=TODAY, look_again_on=SOON, by=None
    )
    assert (found.title, found.imposed_on, found.details) == ("Written warning", TODAY, "No answer")
    assert owes(found.id)[0].due_on == SOON
    assert set(standing_sanctions(acme.id)) == {Sanction.WARNING}
    for wrong, field in ((("No answer", SOON), "imposed_on"), (("", TODAY), "details")):
        with pytest.raises(FieldError) as refused:
            service.sanction(acme, None, Sanction.NO_NEW_WORK, wrong[0], NOBODY, imposed_on=wrong[1], by=None)
        assert refused.value.field == field


def test_a_step_is_not_taken_twice_nor_below_one_that_stands(house: World, acme: Supplier) -> None:
    warning = _sanction(acme, Sanction.WARNING)
    suspension = _sanction(acme, Sanction.SUSPENSION)
    for step in (Sanction.WARNING, Sanction.NO_NEW_WORK, Sanction.SUSPENSION):
        with pytest.raises(WrongState):
            _sanction(acme, step)
    service.close(warning, "They answered", by=None)
    with pytest.raises(WrongState):
        service.reopen(warning, acme, "They did not", None, by=None)
    service.close(suspension, "Put right", by=None)
    service.reopen(warning, acme, "They did not", None, by=None)
    assert set(standing_sanctions(acme.id)) == {Sanction.WARNING}


def test_a_termination_is_told_in_the_suppliers_own_history(house: World, acme: Supplier) -> None:
    _sanction(acme, Sanction.TERMINATION)
    [told] = [each for each in changes(Wanted(subject_id=acme.id)) if each.event.endswith("terminated")]
    assert told.after["reason"] == "No answer"


def test_what_is_late_comes_first_and_what_is_closed_last(house: World, acme: Supplier) -> None:
    closed, due, late = (ask_for(acme, title) for title in ("Closed", "Due", "Another"))
    service.close(closed, "Seen", by=None)
    warning = _sanction(acme, Sanction.WARNING)
    service.edit_follow_up(late, acme, "Late", "", _owner(house), by=house.barnet.lead.id)
    owe_follow_up(late, acme, TODAY - timedelta(days=1), by=None)
    rows, total = list_follow_ups(FollowUpFilter(), TODAY)
    assert ([row.title for row in rows], total) == (["Late", "Due", "Written warning", "Closed"], 4)
    assert rows[2].id == warning.id
    narrowed = {
        "late": FollowUpFilter(is_late=True),
        "mine": FollowUpFilter(owner_id=house.barnet.procurement.id),
        "vacant": FollowUpFilter(is_vacant=True, status=FollowUpStatus.OPEN, words="acme"),
        "sanctions": FollowUpFilter(kind=FollowUpKind.SANCTION),
        "none": FollowUpFilter(words="acme beta"),
    }
    found = {
        name: [row.title for row in list_follow_ups(wanted, TODAY)[0]] for name, wanted in narrowed.items()
    }
    assert found == {
        "late": ["Late"],
        "mine": ["Late"],
        "vacant": ["Due", "Written warning"],
        "sanctions": ["Written warning"],
        "none": [],
    }
    assert due.status == FollowUpStatus.OPEN
