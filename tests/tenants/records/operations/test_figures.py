"""What operations come to, with how many of them did not say."""

from datetime import date, timedelta

from tenants import clock
from tenants.records.operations.figures import Counted, Tally, summary
from tenants.records.operations.rules import ArrestKind
from tenants.scope import tenant_scope
from tests.factories.operations import LONG, SHORT, log_as_in_sandwell, make_operation
from tests.factories.world import World

TODAY = clock.today()
YEAR_AGO = TODAY - timedelta(days=364)


def test_sandwells_figures_come_out_when_its_forty_seven_operations_are_added_up(
    counted_world: World,
) -> None:
    with tenant_scope(counted_world.barnet.id):
        log_as_in_sandwell(YEAR_AGO)
        found = summary(YEAR_AGO, TODAY)
        assert (found.operations, found.agencies) == (47, 19)
        assert found.interventions == Counted(126, 47, 0)
        assert found.by_type == (
            Tally("labour", 35),
            Tally("sexual", 9),
            Tally("domestic", 5),
            Tally("criminal", 1),
        )
        assert sum(each.operations for each in found.by_type) == 50 and found.untyped == 0
        assert found.by_premises == (Tally("brothel", 9), Tally("car-wash", 6))
        assert found.without_premises == 32
        assert found.arrests == Counted(10, 47, 0)
        assert found.arrests_by_kind == {
            ArrestKind.SLAVERY: Counted(3, 47, 0),
            ArrestKind.IMMIGRATION: Counted(7, 47, 0),
            ArrestKind.OTHER: Counted(None, 0, 47),
        }
        for unknown in (found.adults, found.children, found.nrm, found.dtn, found.closures, found.visited):
            assert unknown == Counted(None, 0, 47)
        assert sum(each.operations for each in found.by_month) == 47


def test_what_is_not_known_is_told_from_none_when_only_some_operations_say(counted_world: World) -> None:
    with tenant_scope(counted_world.barnet.id):
        make_operation(LONG)
        make_operation(SHORT)
        make_operation(SHORT, adults=0, held_on=TODAY - timedelta(days=2))
        found = summary(YEAR_AGO, TODAY)
        assert found.adults == Counted(2, 2, 1)
        assert found.children == Counted(0, 1, 2)
        assert found.interventions == Counted(3, 0, 3)  # the second agency of the long one did not say
        assert found.arrests == Counted(1, 1, 2)
        assert (found.untyped, found.without_sector, found.without_premises) == (2, 2, 2)
        assert found.by_type == (Tally("domestic", 1), Tally("sexual", 1))


def test_nothing_is_counted_when_the_operations_lie_outside_the_days_or_in_another_house(
    counted_world: World,
) -> None:
    first, last = date(2025, 4, 1), date(2026, 3, 31)
    with tenant_scope(counted_world.barnet.id):
        for held_on in (first - timedelta(days=1), first, last, last + timedelta(days=1)):
            make_operation(SHORT, held_on=held_on)
        assert summary(first, last).operations == 2
        assert [each.operations for each in summary(first, last).by_month] == [1, *[0] * 10, 1]
    with tenant_scope(counted_world.bexley.id):
        found = summary(first, last)
        assert (found.operations, found.agencies, found.interventions) == (0, 0, Counted(None, 0, 0))
