"""Comparing the log with figures of others: our side, theirs, the reasons, and the end of it."""

from datetime import date, timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.reconciliations import service
from tenants.records.reconciliations.details import ReasonDetails, ReconciliationDetails
from tenants.records.reconciliations.publications import get_publication, publications_about
from tenants.records.reconciliations.queries import compared, get_reconciliation, reasons_of
from tenants.records.reconciliations.rules import Basis, Reason, Source
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.reconciliations import make_comparison
from tests.factories.referrals import make_referral
from tests.factories.standards import standard_of_today
from tests.factories.world import World

TODAY = clock.today()
LABOUR = ("labour", "adult")
MORE = ReasonDetails("labour", "adult", Reason.OTHER_RESPONDER, 1)


def test_both_sides_stand_beside_each_other_when_it_is_started(world: World) -> None:
    with tenant_scope(world.barnet.id):
        standard_of_today()
        make_referral(types=("labour", "sexual"))
        make_referral(age_band="unknown", types=("sexual",))
        found = make_comparison(world.barnet, {LABOUR: 3, ("organ", "child"): None})
        db.session.commit()
        lines = {(each.type_key, each.age_band): (each.ours, each.theirs) for each in compared(found.id)}
        assert lines[LABOUR] == (1, 3) and lines["sexual", "adult"] == (1, None)
        assert lines["sexual", "unknown"] == (1, None) and ("labour", "unknown") not in lines
        assert lines["", ""] == (2, None) and lines["organ", "child"] == (0, None)
        assert found.title.startswith("Monthly table of the exploitation team, ")
    with tenant_scope(world.bexley.id), pytest.raises(NotFound):
        get_reconciliation(found.id)


def test_decisions_count_when_their_referral_came_long_before_the_period(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        standard_of_today()
        make_referral(
            referred_on=TODAY - timedelta(days=300),
            decision_maker="sca",
            reasonable_on=TODAY - timedelta(days=20),
            reasonable_outcome="positive",
        )
        by_referral = make_comparison(sqlite_world.barnet)
        by_decision = make_comparison(sqlite_world.barnet, basis=Basis.DECIDED)
        everybody = [compared(each.id)[-1].ours for each in (by_referral, by_decision)]
        assert everybody == [0, 1]


def test_closing_is_refused_while_a_difference_has_no_reason(sqlite_world: World) -> None:
    barnet, lead = sqlite_world.barnet, sqlite_world.barnet.lead.id
    with tenant_scope(barnet.id):
        standard_of_today()
        make_referral()
        found = make_comparison(barnet)
        with pytest.raises(WrongState, match="nothing to close"):
            service.close(found, by=lead, today=TODAY)
        with pytest.raises(FieldError):
            service.explain(found, MORE, by=lead)
        service.take_in(found, {LABOUR: 0, ("sexual", "adult"): 4}, by=lead)
        service.explain(found, MORE, by=lead)
        with pytest.raises(WrongState, match="One line still has"):
            service.close(found, by=lead, today=TODAY)
        service.say_not_known(found, ("sexual", "adult"), by=lead)
        with pytest.raises(WrongState, match="Nothing is left over"):
            service.say_not_known(found, ("sexual", "adult"), by=lead)
        service.close(found, by=lead, today=TODAY)
        assert [each.people for each in reasons_of(found.id)] == [1, -4]


def test_a_closed_one_stays_as_it_is_when_the_log_changes(sqlite_world: World) -> None:
    barnet, lead = sqlite_world.barnet, sqlite_world.barnet.lead.id
    with tenant_scope(barnet.id):
        standard = standard_of_today()
        found = make_comparison(barnet, {LABOUR: 0})
        service.close(found, by=lead, today=TODAY)
        make_referral()
        reason = ReasonDetails(*LABOUR, Reason.UNKNOWN, 1)
        details = ReconciliationDetails.of(found)
        for work in (
            lambda: service.count_again(found, standard, by=lead),
            lambda: service.take_in(found, {LABOUR: 1}, by=lead),
            lambda: service.explain(found, reason, by=lead),
            lambda: service.edit(found, details, standard, by=lead, today=TODAY),
            lambda: service.close(found, by=lead, today=TODAY),
        ):
            with pytest.raises(WrongState, match="closed"):
                work()
        assert [each.ours for each in compared(found.id) if each.theirs is not None] == [0]


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("period_starts_on", {"starts_on": None}),
        ("period_starts_on", {"starts_on": date(2009, 3, 31)}),
        ("period_ends_on", {"ends_on": TODAY - timedelta(days=200)}),
        ("period_ends_on", {"ends_on": TODAY + timedelta(days=1)}),
        ("published_on", {"published_on": TODAY + timedelta(days=1)}),
        ("has_dtn", {"basis": Basis.DECIDED, "has_dtn": True}),
        ("note", {"note": "He was born on 12/03/1998"}),
        ("source_words", {"source_words": "See NRM0012345"}),
    ],
)
def test_details_are_refused_when_they_cannot_be_compared(
    field: str, changed: dict[str, object], sqlite_world: World
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        standard_of_today()
        with pytest.raises(FieldError) as refused:
            make_comparison(sqlite_world.barnet, None, **changed)
        assert refused.value.field == field


@pytest.mark.parametrize(
    ("field", "changed"),
    [("people", {"people": 0}), ("people", {"people": -100_000}), ("words", {"words": "x" * 301})],
)
def test_a_reason_is_refused_when_it_says_nothing_that_can_be_kept(
    field: str, changed: dict[str, object]
) -> None:
    values = {"type_key": "", "age_band": "", "reason": Reason.UNKNOWN, "people": 1, **changed}
    with pytest.raises(FieldError) as refused:
        ReasonDetails(**values).check()  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_publication_is_offered_when_it_covers_the_council(sqlite_world: World) -> None:
    make_guidance()
    found = publications_about("barnet")
    assert [each.key for each in found] == ["lmsl-2021-22.2021-04-01"]
    assert found[0].figures["labour", "adult"] == 23 and found[0].ends_on == date(2022, 3, 31)
    details = found[0].details()
    assert (details.basis, details.has_dtn, details.source) == (Basis.REFERRED, False, Source.OTHER)
    assert publications_about("city-of-london") == []
    with pytest.raises(NotFound):
        get_publication("city-of-london", found[0].key)
