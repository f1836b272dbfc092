"""How figures are prepared after a quarter, go by themselves or by hand, and leave their receipts."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.errors import ScopeError, WrongState
from tenants.records.contributions import exits
from tenants.records.contributions.queries import contributions_of, open_contributions
from tenants.records.obligations.queries import open_obligations
from tenants.records.obligations.rules import Kind
from tenants.scope import tenant_scope
from tests.factories.contributions import give_figures, make_contribution, newest
from tests.factories.guidance import make_guidance
from tests.factories.referrals import make_referral
from tests.factories.world import World
from workflows.contributions import giving, preparing
from workflows.contributions.jobs import give_contributions, prepare_contributions
from workflows.contributions.vintages import prepare_vintage
from workflows.register.models import ContributionReceipt

TODAY = clock.today()
QUARTER = newest()
DAY = QUARTER.starts_on + timedelta(days=40)


def receipts() -> dict[tuple[str, str], tuple[bool, bool]]:
    """Who gave which measure of the newest quarter, and whether by itself; as the network reads it."""
    wanted = ContributionReceipt.starts_on == QUARTER.starts_on
    return {
        (str(each.giver_id), each.measure_key): (each.is_given, each.is_by_default)
        for each in db.session.scalars(select(ContributionReceipt).where(wanted))
    }


def owed() -> list[str]:
    """What the leads of the open tenant have to look at."""
    return [each.title for each in open_obligations(kinds=[Kind.CONTRIBUTION])]


def log_some(world: World) -> None:
    """A log of Barnet's that goes back before the quarter."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        make_referral(referred_on=QUARTER.starts_on - timedelta(days=20))
        make_referral(referred_on=DAY)
        db.session.commit()


def test_a_quarter_is_prepared_once_and_goes_by_itself_on_its_day(world: World) -> None:
    log_some(world)
    assert "for " in prepare_contributions(TODAY)
    prepare_contributions(TODAY)
    with tenant_scope(world.barnet.id):
        made = contributions_of(QUARTER.starts_on)
        keys = {each.measure_key for each in made}
        assert keys == {"referrals", "decisions", "actions", "slippage", "statements"} and len(made) == 5
        assert owed() == [f"Look at the figures that go to London: {QUARTER.words}"]
        default_on = made[0].default_on
    give_contributions(default_on - timedelta(days=1))
    assert receipts() == {}
    give_contributions(default_on)
    assert receipts()[str(world.barnet.id), "referrals"] == (True, True)
    with tenant_scope(world.barnet.id):
        found = exits.contribution("referrals", QUARTER.starts_on)
        assert found is not None and sum(found.numbers.values()) == 1
        assert owed() == [] and open_contributions() == []


def test_one_deadline_ends_with_the_last_decision_of_the_quarter(sqlite_world: World) -> None:
    log_some(sqlite_world)
    prepare_contributions(TODAY)
    lead = sqlite_world.barnet.lead.id
    with tenant_scope(sqlite_world.barnet.id):
        first, *_others = contributions_of(QUARTER.starts_on)
        giving.keep_back(first, by=lead, today=TODAY)
        assert len(owed()) == 1
        assert giving.give_quarter(QUARTER.starts_on, by=lead, today=TODAY) == 4
        assert owed() == []
        barnet = {key[1]: given for key, given in receipts().items()}
    assert barnet.pop(first.measure_key) == (False, False)
    assert set(barnet.values()) == {(True, False)} and len(barnet) == 4


def test_what_is_ready_is_forgotten_when_its_measure_is_left_out(sqlite_world: World) -> None:
    lead = sqlite_world.barnet.lead.id
    with tenant_scope(sqlite_world.barnet.id):
        given = give_figures(quarter=QUARTER.before())
        make_contribution()
        giving.leave_out("referrals", "We are moving house", by=lead, today=TODAY)
        assert exits.contribution("referrals", given.starts_on) is not None, "what was given stays given"
        assert open_contributions() == []
        assert [each.rows for each in contributions_of(QUARTER.starts_on)] == [[]]
        assert receipts()[str(sqlite_world.barnet.id), "referrals"] == (False, False)
        log_day = QUARTER.before().starts_on - timedelta(days=9)
        make_guidance()
        make_referral(referred_on=log_day)
        giving.take_up("referrals", by=lead, today=TODAY)
        assert preparing.prepare_again("referrals", QUARTER, 2, TODAY) is None, "nothing was given"


def test_only_a_change_is_prepared_again_for_a_later_vintage(sqlite_world: World) -> None:
    log_some(sqlite_world)
    prepare_contributions(TODAY)
    with tenant_scope(sqlite_world.barnet.id):
        giving.give_quarter(QUARTER.starts_on, by=sqlite_world.barnet.lead.id, today=TODAY)
        assert preparing.prepare_again("referrals", QUARTER, 2, TODAY) is None
        make_referral(referred_on=DAY)
        again = preparing.prepare_again("referrals", QUARTER, 2, TODAY)
        assert again is not None and again.vintage == 2
        assert preparing.prepare_again("referrals", QUARTER, 2, TODAY) is None
        giving.keep_back(again, by=sqlite_world.barnet.lead.id, today=TODAY)
        assert receipts()[str(sqlite_world.barnet.id), "referrals"] == (True, False)
        found = exits.contribution("referrals", QUARTER.starts_on, vintage=2)
        assert found is not None and sum(found.numbers.values()) == 1, "what was given first stays"
        with pytest.raises(WrongState, match="cannot be counted again"):
            preparing.prepare_again("actions", QUARTER, 2, TODAY)


def test_every_house_is_asked_again_when_the_network_wants_a_later_vintage(world: World) -> None:
    log_some(world)
    prepare_contributions(TODAY)
    with tenant_scope(world.barnet.id):
        giving.give_quarter(QUARTER.starts_on, by=world.barnet.lead.id, today=TODAY)
        make_referral(referred_on=DAY)
        db.session.commit()
    with tenant_scope(world.lmsl.id):
        assert prepare_vintage(QUARTER, 2, today=TODAY) == 1
    with tenant_scope(world.barnet.id):
        [again] = open_contributions()
        assert (again.measure_key, again.vintage) == ("referrals", 2) and len(owed()) == 1


def test_nobody_writes_a_receipt_for_another_house(world: World) -> None:
    receipt = ContributionReceipt(
        giver_id=world.bexley.id,
        measure_key="referrals",
        starts_on=QUARTER.starts_on,
        ends_on=QUARTER.ends_on,
        is_given=True,
        decided_on=TODAY,
    )
    with pytest.raises(ScopeError), tenant_scope(world.barnet.id):
        db.session.add(receipt)
        db.session.flush()
    db.session.rollback()
