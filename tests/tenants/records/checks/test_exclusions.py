"""How an exclusion is considered and decided, and by when the Procurement Review Unit has to be told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.guidance.models import Clock
from tenants.records.checks.exclusion_owed import notice_due_on
from tenants.records.checks.exclusion_queries import exclusions_of, get_exclusion
from tenants.records.checks.exclusions import consider, decide, edit_exclusion, record_notice
from tenants.records.checks.models import Exclusion
from tenants.records.checks.rules import Decision
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.suppliers.models import Supplier
from tests.factories.checks import make_check
from tests.factories.follow_ups import GROUNDS, exclude
from tests.factories.suppliers import make_supplier
from tests.factories.world import World
from tests.tenants.records.checks.conftest import Owes

TODAY = clock.today()


def _change(exclusion: Exclusion, supplier: Supplier, decision: Decision, on: date | None = TODAY) -> None:
    decide(exclusion, supplier, decision, reason="New facts", decided_by_words="Board", on=on, by=None)


def test_nothing_is_owed_until_it_is_decided(house: World, acme: Supplier, owes: Owes) -> None:
    found = consider(acme, GROUNDS, NOBODY, by=None, check=make_check(acme))
    assert (found.decision, owes(found.id)) == (Decision.UNDECIDED, [])
    assert [each.id for each in exclusions_of(acme.id)] == [found.id]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"what_was_found": ""}, "what_was_found"),
        ({"self_cleaning": "x" * 4001}, "self_cleaning"),
        ({"ground_key": "no-such-ground"}, "ground"),
    ],
)
def test_it_needs_a_procurement_a_ground_and_facts(
    house: World, acme: Supplier, values: dict[str, str], field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        consider(acme, replace(GROUNDS, **values), NOBODY, by=None)
    assert refused.value.field == field


def test_a_check_or_an_exclusion_of_another_supplier_is_not_found(house: World, acme: Supplier) -> None:
    other = make_supplier("Beta Cleaning Ltd")
    with pytest.raises(NotFound):
        consider(acme, GROUNDS, NOBODY, by=None, check=make_check(other))
    found = consider(acme, GROUNDS, NOBODY, by=None)
    with pytest.raises(NotFound):
        get_exclusion(other.id, found.id)


def test_thirty_days_are_owed_when_a_supplier_is_excluded(house: World, acme: Supplier, owes: Owes) -> None:
    owner = Owner(person_id=house.barnet.procurement.id)
    found = exclude(acme, owner, on=TODAY - timedelta(days=8))
    [owed] = owes(found.id)
    assert (owed.kind, owed.owner_id) == (Kind.EXCLUSION_NOTICE, house.barnet.procurement.id)
    assert owed.due_on == TODAY + timedelta(days=22)
    assert owed.path == f"suppliers/exclusions/{found.id}/"


def test_the_clock_is_the_one_in_force_on_the_day_of_the_decision(
    house: World, acme: Supplier, owes: Owes
) -> None:
    assert notice_due_on(date(2025, 2, 23)) is None
    assert notice_due_on(date(2025, 2, 24)) == date(2025, 3, 26)
    before = exclude(acme, NOBODY, on=date(2025, 2, 23))
    assert owes(before.id) == []
    last_day = date(2026, 6, 30)
    db.session.execute(update(Clock).where(Clock.code == "exclusion-notice").values(valid_to=last_day))
    newer = Clock(
        key="exclusion-notice/2026",
        code="exclusion-notice",
        title="Shorter",
        days=10,
        is_law=True,
        valid_from=date(2026, 7, 1),
    )
    db.session.add(newer)
    db.session.flush()
    assert notice_due_on(last_day) == date(2026, 7, 30)
    assert notice_due_on(date(2026, 7, 1)) == date(2026, 7, 11)


def test_another_day_of_the_decision_moves_the_notice(house: World, acme: Supplier, owes: Owes) -> None:
    found = exclude(acme, NOBODY)
    _change(found, acme, Decision.EXCLUDED, TODAY - timedelta(days=5))
    assert [each.due_on for each in owes(found.id)] == [TODAY + timedelta(days=25)]


@pytest.mark.parametrize("decision", [Decision.NOT_EXCLUDED, Decision.UNDECIDED])
def test_a_changed_decision_settles_the_notice_and_another_owes_it_again(
    house: World, acme: Supplier, owes: Owes, decision: Decision
) -> None:
    found = exclude(acme, NOBODY)
    _change(found, acme, decision)
    assert owes(found.id) == []
    settled = find_obligation(Kind.EXCLUSION_NOTICE, found.id)
    assert settled is not None
    assert settled.reason.startswith("The decision is now")
    _change(found, acme, Decision.EXCLUDED)
    assert len(owes(found.id)) == 1


def test_the_notice_settles_it_and_a_later_decision_needs_another(
    house: World, acme: Supplier, owes: Owes
) -> None:
    found = exclude(acme, NOBODY, on=TODAY - timedelta(days=9))
    told_on = TODAY - timedelta(days=3)
    record_notice(found, told_on, "PRU-1", by=None)
    assert (found.notified_on, found.notice_reference, owes(found.id)) == (told_on, "PRU-1", [])
    _change(found, acme, Decision.EXCLUDED, TODAY - timedelta(days=9))  # other words, the same day
    assert (found.notified_on, owes(found.id)) == (told_on, [])
    _change(found, acme, Decision.NOT_EXCLUDED)
    _change(found, acme, Decision.EXCLUDED)
    assert found.notified_on is None
    assert len(owes(found.id)) == 1


def test_a_notice_is_of_a_day_from_the_decision_to_today(house: World, acme: Supplier) -> None:
    found = exclude(acme, NOBODY, on=TODAY - timedelta(days=2))
    for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=3)):
        with pytest.raises(FieldError) as refused:
            record_notice(found, day, "", by=None)
        assert refused.value.field == "notified_on"
    open_one = consider(acme, GROUNDS, NOBODY, by=None)
    with pytest.raises(WrongState):
        record_notice(open_one, TODAY, "", by=None)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"decided_by_words": ""}, "decided_by"),
        ({"on": None}, "decided_on"),
        ({"on": TODAY + timedelta(days=1)}, "decided_on"),
    ],
)
def test_a_decision_needs_its_reason_who_took_it_and_a_day(
    house: World, acme: Supplier, values: dict[str, object], field: str
) -> None:
    found = consider(acme, GROUNDS, NOBODY, by=None)
    told: dict[str, object] = {"reason": "Facts", "decided_by_words": "Board", "on": TODAY, **values}
    with pytest.raises(FieldError) as refused:
        decide(found, acme, Decision.EXCLUDED, by=None, **told)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert found.decision == Decision.UNDECIDED


def test_an_edit_hands_the_notice_to_somebody_else(house: World, acme: Supplier, owes: Owes) -> None:
    found = exclude(acme, NOBODY)
    owner = Owner(person_id=house.barnet.owner.id)
    grounds = replace(GROUNDS, title="School meals 2028")
    edit_exclusion(found, acme, grounds, owner, by=house.barnet.lead.id)
    assert (found.title, owes(found.id)[0].owner_id) == ("School meals 2028", house.barnet.owner.id)
