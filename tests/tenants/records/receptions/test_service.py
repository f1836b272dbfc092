"""Templates, plans that start from them, and what a plan goes through until its debrief."""

from datetime import date, timedelta
from typing import Any

import pytest

from tenants import clock
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner
from tenants.records.receptions import partners as keeping
from tenants.records.receptions import service
from tenants.records.receptions.details import Closing, ReceptionDetails
from tenants.records.receptions.owed import debrief_due_on, settle_debrief
from tenants.records.receptions.partners import PartnerDetails
from tenants.records.receptions.queries import get_partner, get_reception, partners_of, receptions
from tenants.records.receptions.rules import (
    PRESENCE_WORDS,
    RECEPTION_WORDS,
    STATUS_WORDS,
    Presence,
    ReceptionKind,
    ReceptionStatus,
    expected_cost,
)
from tenants.scope import tenant_scope
from tests.factories.operations import LONG, make_operation
from tests.factories.receptions import (
    CHECKLIST,
    details,
    furnish_receptions,
    make_plan_from,
    make_template,
    open_and_close,
)
from tests.factories.world import World

TODAY = clock.today()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_a_plan_has_the_partners_of_its_template_and_none_has_confirmed_when_it_starts(
    counted_world: World,
) -> None:
    barnet = counted_world.barnet
    with tenant_scope(barnet.id):
        template = make_template(barnet)
        before = partners_of(template.id)
        plan = make_plan_from(template, barnet)
        there = partners_of(plan.id)
        assert [(each.title, each.presence, each.is_confirmed) for each in there] == [
            ("Housing team", Presence.PRESENT, False),
            ("Adult social care", Presence.ON_CALL, False),
        ]
        assert plan.template_id == template.id and plan.status == ReceptionStatus.PLANNED
        keeping.remove_partner(plan, there[0], by=None)
        assert partners_of(template.id) == before


def test_a_debrief_is_owed_so_long_after_closing_as_the_rule_says(counted_world: World) -> None:
    barnet = counted_world.barnet
    with tenant_scope(barnet.id):
        plan = make_plan_from(make_template(barnet), barnet)
        open_and_close(plan, barnet)
        owed = find_obligation(Kind.DEBRIEF, plan.id)
        assert owed is not None and owed.due_on == debrief_due_on(YESTERDAY) and owed.done_on is None
        assert owed.path == f"receptions/{plan.id}/" and owed.owner_person_id == barnet.owner.id
        settle_debrief(plan, by=barnet.lead.id)
        assert owed.done_on == TODAY
        closing = Closing(TODAY, 11, 6, 0, 2, 900)
        service.correct_closing(plan, closing, by=None, today=TODAY)
        assert owed.done_on == TODAY and plan.cost == 900  # what is written down is not owed again


def test_twenty_working_days_are_given_when_it_closed_before_christmas(counted_world: World) -> None:
    assert debrief_due_on(date(2026, 12, 1)) == date(2026, 12, 31)


def test_an_open_debrief_moves_when_the_day_of_closing_is_corrected(counted_world: World) -> None:
    barnet = counted_world.barnet
    with tenant_scope(barnet.id):
        plan = make_plan_from(make_template(barnet), barnet)
        open_and_close(plan, barnet)
        earlier = TODAY - timedelta(days=3)
        service.correct_closing(plan, Closing(earlier), by=None, today=TODAY)
        owed = find_obligation(Kind.DEBRIEF, plan.id)
        assert owed is not None and owed.due_on == debrief_due_on(earlier)


def test_a_plan_goes_only_forward_when_somebody_tries_otherwise(counted_world: World) -> None:
    barnet = counted_world.barnet
    with tenant_scope(barnet.id):
        template = make_template(barnet)
        plan = make_plan_from(template, barnet)
        closing = Closing(TODAY)
        _refused(lambda: service.close_reception(plan, closing, by=None, today=TODAY))
        _refused(lambda: service.open_reception(template, TODAY, by=None, today=TODAY))
        open_and_close(plan, barnet, closed=False)
        _refused(lambda: service.open_reception(plan, TODAY, by=None, today=TODAY))
        _refused(lambda: service.call_off(plan, "Too late", by=None))
        service.close_reception(plan, closing, by=None, today=TODAY)
        owner = Owner(person_id=barnet.owner.id)
        _refused(lambda: service.edit_reception(plan, details(), owner, by=None))
        _refused(lambda: service.tick_checklist(plan, {0}, by=None))
        _refused(lambda: keeping.add_partner(plan, PartnerDetails("X", Presence.PRESENT), by=None))
        _refused(lambda: service.start_plan(details(), owner, template=plan, by=None))


def _refused(work: Any) -> None:
    with pytest.raises(WrongState):
        work()


def test_nothing_starts_from_it_when_a_template_is_used_no_more(counted_world: World) -> None:
    barnet = counted_world.barnet
    with tenant_scope(barnet.id):
        template = make_template(barnet)
        for reason in (" ", "Somebody born 3 May 1994 complained"):
            with pytest.raises(FieldError):
                service.call_off(template, reason, by=None)
        service.call_off(template, "The hall is sold", by=None)
        assert receptions({ReceptionStatus.TEMPLATE}) == []
        _refused(lambda: make_plan_from(template, barnet))


def test_what_was_ready_stays_ready_when_the_plan_is_edited(counted_world: World) -> None:
    barnet = counted_world.barnet
    with tenant_scope(barnet.id):
        plan = make_plan_from(make_template(barnet), barnet)
        service.tick_checklist(plan, {0, 2}, by=None)
        lines = (CHECKLIST[2], "Taxis booked", CHECKLIST[1])
        service.edit_reception(plan, details(checklist=lines), Owner.of(plan), by=None)
        assert [(item["words"], item["is_ready"]) for item in plan.checklist] == [
            (CHECKLIST[2], True),
            ("Taxis booked", False),
            (CHECKLIST[1], False),
        ]


def test_a_plan_is_kept_as_a_template_without_its_dates_and_results(counted_world: World) -> None:
    barnet = counted_world.barnet
    with tenant_scope(barnet.id):
        plan = make_plan_from(make_template(barnet), barnet)
        keeping.confirm_partner(plan, partners_of(plan.id)[0], True, by=None)
        service.tick_checklist(plan, {0}, by=None)
        open_and_close(plan, barnet)
        kept = service.keep_as_template(plan, "As in winter", by=None)
        assert (kept.status, kept.title) == (ReceptionStatus.TEMPLATE, "As in winter")
        assert (kept.opened_on, kept.spoken_with, kept.cost, kept.note) == (None, None, None, "")
        assert not any(item["is_ready"] for item in kept.checklist)
        assert not any(each.is_confirmed for each in partners_of(kept.id))


def _cannot_be(**changes: Any) -> ReceptionDetails:
    return details(**changes)


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (details(" "), "title"),
        (_cannot_be(venue="Ring 07700 900123"), "venue"),
        (_cannot_be(aims="For the man born 3 May 1994"), "aims"),
        (_cannot_be(note="NRM reference NRM/2026/00123"), "note"),
        (_cannot_be(checklist=("Collect QQ 12 34 56 C",)), "checklist"),
        (_cannot_be(checklist=tuple(map(str, range(61)))), "checklist"),
        (_cannot_be(places=1000), "places"),
        (_cannot_be(nights=-1), "nights"),
        (_cannot_be(cost_per_night=-5), "cost_per_night"),
        (_cannot_be(venue="x" * 301), "venue"),
    ],
)
def test_a_plan_is_refused_when_something_in_it_cannot_be(
    counted_world: World, wanted: ReceptionDetails, field: str
) -> None:
    owner = Owner(person_id=counted_world.barnet.owner.id)
    with tenant_scope(counted_world.barnet.id), pytest.raises(FieldError) as refusal:
        service.start_plan(wanted, owner, by=None)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("closing", "field"),
    [
        (Closing(None), "closed_on"),
        (Closing(TOMORROW), "closed_on"),
        (Closing(TODAY - timedelta(days=9)), "closed_on"),
        (Closing(TODAY, spoken_with=1, adults=1, children=1), "spoken_with"),
        (Closing(TODAY, cost=-1), "cost"),
        (Closing(TODAY, note="Ann’s number is 07700 900123"), "note"),
    ],
)
def test_closing_is_refused_when_something_in_it_cannot_be(
    counted_world: World, closing: Closing, field: str
) -> None:
    barnet = counted_world.barnet
    with tenant_scope(barnet.id):
        plan = make_plan_from(make_template(barnet), barnet)
        open_and_close(plan, barnet, closed=False)
        with pytest.raises(FieldError) as refusal:
            service.close_reception(plan, closing, by=None, today=TODAY)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (PartnerDetails(" ", Presence.PRESENT), "title"),
        (PartnerDetails("housing  TEAM", Presence.ON_CALL), "title"),
        (PartnerDetails("Ann on 07700 900123", Presence.PRESENT), "title"),
        (PartnerDetails("Police", Presence.PRESENT, "x" * 201), "does"),
    ],
)
def test_a_partner_is_refused_when_something_in_it_cannot_be(
    counted_world: World, wanted: PartnerDetails, field: str
) -> None:
    barnet = counted_world.barnet
    with tenant_scope(barnet.id):
        plan = make_plan_from(make_template(barnet), barnet)
        with pytest.raises(FieldError) as refusal:
            keeping.add_partner(plan, wanted, by=None)
    assert refusal.value.field == field


def test_nothing_is_found_when_it_is_another_tenants(counted_world: World) -> None:
    barnet, bexley = counted_world.barnet, counted_world.bexley
    with tenant_scope(barnet.id):
        made = furnish_receptions(barnet)
        operation_id = make_operation(LONG).id
        with pytest.raises(NotFound):
            get_partner(made.opened, made.partner)
    with tenant_scope(bexley.id):
        owner = Owner(person_id=bexley.owner.id)
        for asked in (
            lambda: get_reception(made.planned),
            lambda: get_partner(made.planned, made.partner),
            lambda: service.start_plan(details(operation_id=operation_id), owner, by=None),
        ):
            with pytest.raises(NotFound):
                asked()
        with pytest.raises(FieldError):
            service.start_plan(details(), Owner(person_id=barnet.owner.id), by=None)


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ((5, 400, 250), 2250),
        ((5, 400, None), 2000),
        ((0, 400, 0), 0),
        ((None, 400, 9), None),
        ((5, None, 9), None),
    ],
)
def test_the_cost_is_not_known_when_nights_or_their_price_are_not(
    costs: tuple[int | None, int | None, int | None], expected: int | None
) -> None:
    assert expected_cost(*costs) == expected


def test_words_are_there_when_a_kind_is_shown() -> None:
    assert set(RECEPTION_WORDS) == set(ReceptionKind)
    assert set(STATUS_WORDS) == set(ReceptionStatus)
    assert set(PRESENCE_WORDS) == set(Presence)
