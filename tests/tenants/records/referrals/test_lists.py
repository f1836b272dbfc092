"""Which entries a list of the log shows."""

from datetime import timedelta

import pytest

from tenants import clock
from tenants.records.referrals.lists import State, Wanted, clock_rules, entries_wanted
from tenants.scope import tenant_scope
from tests.factories.referrals import make_referral
from tests.factories.world import World


@pytest.mark.parametrize(
    ("state", "expected"), [(State.DECIDED, {"positive"}), (State.ENDED, {"withdrawn", "suspended"})]
)
def test_what_was_withdrawn_is_not_called_decided_when_a_list_is_narrowed(
    sqlite_world: World, state: State, expected: set[str]
) -> None:
    today = clock.today()
    with tenant_scope(sqlite_world.barnet.id):
        for outcome in ("positive", "withdrawn", "suspended"):
            make_referral(
                reasonable_outcome="positive",
                reasonable_on=today - timedelta(days=8),
                conclusive_outcome=outcome,
                conclusive_on=today - timedelta(days=2),
            )
        make_referral()
        found = entries_wanted(Wanted(today - timedelta(days=30), today, state=state), clock_rules(), today)
    assert {entry.conclusive_outcome for entry in found} == expected
