"""How checks are planned, logged, corrected and called off."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.checks.details import Result
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.owed import task_words
from tenants.records.checks.queries import changes_seen, checks_of, find_open_check, get_check, latest_done
from tenants.records.checks.rules import CheckKind, CheckStatus, Outcome
from tenants.records.checks.service import call_off, correct_check, log_check, plan_check
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, hand_over
from tenants.records.suppliers.models import Supplier
from tenants.scope import tenant_scope
from tests.factories.checks import make_check, make_planned
from tests.factories.contracts import make_contract
from tests.factories.guidance import make_guidance
from tests.factories.suppliers import make_supplier
from tests.factories.world import World
from tests.tenants.records.checks.conftest import Owes

SPRING = date(2027, 3, 31)


def test_a_planned_check_is_owed_when_it_is_planned(house: World, acme: Supplier, owes: Owes) -> None:
    owner = Owner(person_id=house.barnet.procurement.id)
    check = make_planned(acme, CheckKind.STATEMENT, due_on=SPRING, owner=owner)
    [owed] = owes(check.id)
    assert (owed.kind, owed.due_on, owed.owner_id) == (
        Kind.SUPPLIER_CHECK,
        SPRING,
        house.barnet.procurement.id,
    )
    assert (owed.title, owed.path) == ("Check the statement of “Acme Catering Ltd”", f"checks/{check.id}/")


def test_a_second_check_of_a_kind_is_refused_when_one_is_planned(house: World, acme: Supplier) -> None:
    make_planned(acme, CheckKind.STATEMENT)
    make_planned(acme, CheckKind.ANNUAL)
    with pytest.raises(FieldError) as refused:
        make_planned(acme, CheckKind.STATEMENT)
    assert refused.value.field == "kind"


def test_the_database_refuses_a_second_open_check_when_two_plan_at_once(house: World, acme: Supplier) -> None:
    first = make_planned(acme, CheckKind.STATEMENT)
    now = clock.now()
    twin = SupplierCheck(
        supplier_id=acme.id,
        kind=first.kind,
        status=CheckStatus.UNDER_WAY,
        title=first.title,
        created_at=now,
        updated_at=now,
    )
    db.session.add(twin)
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_the_planned_check_is_the_one_done_when_a_check_of_its_kind_is_logged(
    house: World, acme: Supplier, owes: Owes
) -> None:
    owner = Owner(post_id=house.barnet.plan.held_post_id)
    planned, other = make_planned(acme, owner=owner), make_planned(acme, CheckKind.SITE_VISIT)
    done = make_check(acme, by=house.barnet.procurement.id, next_months=12, summary="All well")
    assert (done.id, done.status, done.summary) == (planned.id, CheckStatus.DONE, "All well")
    assert not owes(planned.id)
    assert owes(other.id)
    following = find_open_check(acme.id, CheckKind.ANNUAL)
    assert following is not None
    [owed] = owes(following.id)
    today = clock.today()
    assert owed.due_on == today.replace(year=today.year + 1)
    assert following.owner_post_id == house.barnet.plan.held_post_id


def test_whoever_was_handed_the_deadline_gets_the_next_check_when_it_is_logged(
    house: World, acme: Supplier
) -> None:
    planned = make_planned(acme, owner=Owner(person_id=house.barnet.procurement.id))
    obligation = find_obligation(Kind.SUPPLIER_CHECK, planned.id)
    assert obligation is not None
    hand_over(obligation, Owner(person_id=house.barnet.lead.id), by=house.barnet.lead.id)
    make_check(acme, by=house.barnet.procurement.id, next_months=6)
    following = find_open_check(acme.id, CheckKind.ANNUAL)
    assert following is not None
    assert following.owner_person_id == house.barnet.lead.id


def test_no_next_check_is_planned_when_nobody_asks_for_one_or_the_supplier_has_ended(
    house: World, acme: Supplier
) -> None:
    make_check(acme)
    assert find_open_check(acme.id, CheckKind.ANNUAL) is None
    acme.ended_on = clock.today()
    make_check(acme, next_months=12)
    assert find_open_check(acme.id, CheckKind.ANNUAL) is None


def test_a_check_from_before_the_latest_changes_no_plan_when_it_is_logged(
    house: World, acme: Supplier
) -> None:
    make_check(acme, next_months=12)
    following = find_open_check(acme.id, CheckKind.ANNUAL)
    old = make_check(acme, done_on=clock.today() - timedelta(days=400), next_months=12)
    assert old.status == CheckStatus.DONE
    assert find_open_check(acme.id, CheckKind.ANNUAL) is following
    assert latest_done([acme.id]) == {acme.id: clock.today()}
    assert len(checks_of(acme.id)) == 3


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("done_on", {"done_on": date(2999, 1, 1)}),
        ("score", {"kind": CheckKind.MSAT, "score": 101}),
        ("summary", {"summary": "x" * 4001}),
        ("price", {"kind": CheckKind.TENDER_CHALLENGE, "price": -1}),
        ("tender_words", {"kind": CheckKind.TENDER_CHALLENGE, "tender_words": " "}),
        ("next_months", {"next_months": 0}),
    ],
)
def test_a_result_is_refused_when_it_cannot_be(
    house: World, acme: Supplier, field: str, found: dict[str, object]
) -> None:
    with pytest.raises(FieldError) as refused:
        make_check(acme, **found)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert not checks_of(acme.id)


def test_a_contract_is_refused_when_it_is_another_suppliers(house: World, acme: Supplier) -> None:
    contract = make_contract(make_supplier("Bolt Ltd"))
    with pytest.raises(FieldError):
        make_check(acme, contract_id=contract.id)
    with pytest.raises(FieldError):
        plan_check(acme, CheckKind.CLAUSES, SPRING, Owner(), by=None, contract_id=contract.id)


def test_a_planned_check_of_another_supplier_is_refused_when_it_is_to_be_done(
    house: World, acme: Supplier
) -> None:
    planned = make_planned(make_supplier("Bolt Ltd"))
    result = Result(CheckKind.ANNUAL, clock.today(), Outcome.SATISFACTORY)
    with pytest.raises(WrongState):
        log_check(acme, result, by=None, planned=planned)


def test_nothing_is_owed_when_a_planned_check_is_called_off(house: World, acme: Supplier, owes: Owes) -> None:
    check = make_planned(acme)
    with pytest.raises(FieldError):
        call_off(check, "  ", by=None)
    call_off(check, "The contract ends in May", by=None)
    assert (check.status, check.status_reason) == (CheckStatus.CALLED_OFF, "The contract ends in May")
    assert not owes(check.id)
    with pytest.raises(WrongState):
        call_off(check, "Again", by=None)
    make_planned(acme)


def test_what_was_before_stands_in_the_history_when_corrected(house: World, acme: Supplier) -> None:
    check = make_check(acme, CheckKind.MSAT, score=61, invented="Made up")
    result = Result(CheckKind.MSAT, clock.today(), Outcome.IMPROVE, score=16)
    correct_check(check, result, by=house.barnet.procurement.id)
    assert (check.outcome, check.score, check.invented) == (Outcome.IMPROVE, 16, "Made up")
    newest = changes(Wanted(subject_id=check.id))[0]
    assert newest.event == "supplier-check:corrected"
    assert newest.before["score"] == 61
    assert newest.before["outcome"] == "satisfactory"


def test_a_check_is_not_corrected_when_not_done_or_of_another_kind(house: World, acme: Supplier) -> None:
    result = Result(CheckKind.ANNUAL, clock.today(), Outcome.IMPROVE)
    with pytest.raises(WrongState):
        correct_check(make_planned(acme), result, by=house.barnet.procurement.id)
    with pytest.raises(WrongState):
        correct_check(make_check(acme, CheckKind.MSAT), result, by=house.barnet.procurement.id)


def test_the_number_of_changes_rises_when_any_check_of_the_supplier_changes(
    house: World, acme: Supplier
) -> None:
    seen = [changes_seen(acme.id)]
    make_planned(acme)
    seen.append(changes_seen(acme.id))
    make_check(acme)
    seen.append(changes_seen(acme.id))
    assert seen[0] < seen[1] < seen[2]


def test_a_check_is_not_found_when_it_is_a_neighbours(world: World) -> None:
    make_guidance()
    with tenant_scope(world.barnet.id):
        check_id = make_check(make_supplier()).id
        assert get_check(check_id).id == check_id
    with tenant_scope(world.bexley.id), pytest.raises(NotFound):
        get_check(check_id)


def test_a_task_names_kind_and_supplier_when_it_is_put_into_words() -> None:
    assert task_words(CheckKind.SITE_VISIT, "Acme") == "Visit “Acme”"
    assert len(task_words(CheckKind.MSAT, "x" * 300)) == 240
