"""What is given is frozen, what is left out is forgotten, and nothing else leaves."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.counts import Codes, Counts
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.contributions import exits, service
from tenants.records.contributions.queries import find_contribution, measures_left_out
from tenants.records.contributions.rules import ContributionStatus
from tenants.scope import tenant_scope
from tests.factories.contributions import REFERRED, make_contribution, newest
from tests.factories.world import World

TODAY = clock.today()
MORE = Counts(("type", "age", "route"), {**REFERRED, ("labour", "adult", "nrm"): 9})


def test_nothing_leaves_when_figures_are_only_ready(world: World) -> None:
    starts_on = newest().starts_on
    with tenant_scope(world.barnet.id):
        made = make_contribution()
        assert exits.contribution("referrals", starts_on) is None
        service.give(made, by=world.barnet.lead.id, today=TODAY)
        found = exits.contribution("referrals", starts_on)
        assert found is not None and dict(found.numbers) == REFERRED
        db.session.commit()
    with tenant_scope(world.bexley.id):
        assert exits.contribution("referrals", starts_on) is None


def test_given_figures_stay_as_they_are(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = make_contribution()
        service.give(made, by=None, today=TODAY)
        with pytest.raises(WrongState, match="never changed"):
            service.give(made, by=None, today=TODAY)
        with pytest.raises(WrongState, match="never changed"):
            service.keep_back(made, by=None, today=TODAY)
        with pytest.raises(WrongState, match="never changed"):
            service.count_again(made, MORE, by=None)


def test_the_door_refuses_figures_that_do_not_fit_their_seal(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        made = make_contribution()
        service.give(made, by=None, today=TODAY)
        made.rows = [["labour", "adult", "nrm", 80]]
        db.session.flush()
        with pytest.raises(ValueError, match="not those that were given"):
            exits.contribution("referrals", made.starts_on)


def test_figures_are_forgotten_when_they_are_left_out(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = make_contribution()
        service.keep_back(made, by=world.barnet.lead.id, today=TODAY)
        found = find_contribution("referrals", made.starts_on, 1)
        assert found is not None and (found.status, found.rows, found.digest) == ("kept", [], "")
        assert exits.contribution("referrals", made.starts_on) is None


def test_figures_are_counted_again_until_they_are_given(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        made = make_contribution()
        with pytest.raises(WrongState, match="same figures as before"):
            service.count_again(made, Counts(MORE.dimensions, REFERRED), by=None)
        service.count_again(made, MORE, by=None)
        service.give(made, by=None, today=TODAY)
        found = exits.contribution("referrals", made.starts_on)
        assert found is not None and found.numbers["labour", "adult", "nrm"] == 9


def test_an_earlier_vintage_and_an_earlier_day_can_still_be_read(sqlite_world: World) -> None:
    later: dict[Codes, int] = {("labour", "adult", "nrm"): 20}
    with tenant_scope(sqlite_world.barnet.id):
        first = make_contribution()
        service.give(first, by=None, today=TODAY - timedelta(days=9))
        second = make_contribution(numbers=later, vintage=2)
        service.give(second, by=None, today=TODAY)
        asked = {
            "newest": exits.contribution("referrals", first.starts_on),
            "first": exits.contribution("referrals", first.starts_on, vintage=1),
            "third": exits.contribution("referrals", first.starts_on, vintage=3),
            "before": exits.contribution("referrals", first.starts_on, until=TODAY - timedelta(days=1)),
            "too early": exits.contribution("referrals", first.starts_on, until=TODAY - timedelta(days=10)),
        }
        found = {name: counts and dict(counts.numbers) for name, counts in asked.items()}
    assert found == {
        "newest": later,
        "first": REFERRED,
        "third": later,
        "before": REFERRED,
        "too early": None,
    }


def test_a_measure_that_is_left_out_is_never_prepared_with_numbers(world: World) -> None:
    with tenant_scope(world.barnet.id):
        lead = world.barnet.lead.id
        service.choose("referrals", "Referrals", True, "We are moving house", by=lead, today=TODAY)
        made = make_contribution()
        assert (made.status, made.rows, made.decided_on) == (ContributionStatus.KEPT, [], TODAY)
        with pytest.raises(WrongState, match="left out already"):
            service.choose("referrals", "Referrals", True, "Again", by=lead, today=TODAY)
        service.choose("referrals", "Referrals", False, "", by=lead, today=TODAY)
        assert measures_left_out() == {}
        assert make_contribution(quarter=newest().before()).status == ContributionStatus.PREPARED


@pytest.mark.parametrize(
    "reason, words",
    [("", "Say why"), ("x" * 301, "Shorten"), ("Born 3 May 2009, so no", "Take out")],
)
def test_a_reason_is_refused_when_it_is_missing_too_long_or_holds_somebody(
    sqlite_world: World, reason: str, words: str
) -> None:
    with tenant_scope(sqlite_world.barnet.id), pytest.raises(FieldError, match=words):
        service.choose("checks", "Checks", True, reason, by=None, today=TODAY)


def test_the_audit_keeps_no_number_of_what_was_given(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        made = make_contribution(numbers={("labour", "adult", "nrm"): 977})
        service.give(made, by=sqlite_world.barnet.lead.id, today=TODAY)
        entries = db.session.scalars(select(AuditEntry).where(AuditEntry.subject_id == made.id)).all()
        assert {each.event for each in entries} == {"contribution:prepared", "contribution:given"}
        assert "977" not in str([(each.before, each.after) for each in entries])
