"""The yearly report on a charter: made once, never changed, and compared with the one before."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from dateutil.relativedelta import relativedelta

from tenants import clock
from tenants.errors import FieldError, WrongState
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.pledges import service
from tenants.records.pledges.details import Standing
from tenants.records.pledges.queries import commitments_of, get_pledge, reports_of
from tenants.records.pledges.reports import ReportPeriod, make_report, told_by
from tenants.records.pledges.rules import Progress
from tenants.scope import tenant_scope
from tests.factories.world import World

TODAY = clock.today()
LAST_YEAR = ReportPeriod(TODAY - timedelta(days=395), TODAY - timedelta(days=31))
THIS_YEAR = ReportPeriod(TODAY - timedelta(days=30), TODAY)


def _progress(pledge_id: UUID, number: int, progress: Progress, words: str) -> None:
    found = commitments_of(pledge_id)[number - 1].progress
    service.report_progress(get_pledge(pledge_id), found, Standing(progress, words), by=None)


def test_a_report_stays_as_it_was_made_when_the_register_moves_on(world: World, pledge_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        _progress(pledge_id, 1, Progress.UNDER_WAY, "Begun in May.")
        first = make_report(get_pledge(pledge_id), LAST_YEAR, "We began.", by=None, today=TODAY)
        _progress(pledge_id, 1, Progress.IN_PLACE, "Every buyer is trained.")
        second = make_report(get_pledge(pledge_id), THIS_YEAR, "We went on.", by=None, today=TODAY)
        then, now = told_by(first)[0], told_by(second)[0]
        assert (then.progress, then.before, then.words) == ("under-way", "", "Begun in May.")
        assert (now.progress, now.before, now.words) == ("in-place", "under-way", "Every buyer is trained.")
        assert [each.id for each in reports_of(pledge_id)] == [second.id, first.id]


def test_the_next_report_is_owed_when_one_is_made(world: World, pledge_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        owed = find_obligation(Kind.PLEDGE_REPORT, pledge_id)
        assert owed is not None
        make_report(get_pledge(pledge_id), THIS_YEAR, "We went on.", by=None, today=TODAY)
        expected = TODAY + relativedelta(months=12)
        assert (owed.due_on, owed.done_on) == (expected, None)
        make_report(get_pledge(pledge_id), LAST_YEAR, "Late, for the year before.", by=None, today=TODAY)
        assert (owed.due_on, owed.done_on) == (expected, None)


@pytest.mark.parametrize(
    ("period", "summary", "field"),
    [
        (ReportPeriod(TODAY, TODAY - timedelta(days=1)), "Words", "ends_on"),
        (ReportPeriod(TODAY, TODAY + timedelta(days=1)), "Words", "ends_on"),
        (ReportPeriod(None, date(2026, 1, 1)), "Words", "starts_on"),
        (THIS_YEAR, "  ", "summary"),
        (THIS_YEAR, "x" * 4001, "summary"),
    ],
)
def test_a_report_is_refused_when_something_in_it_cannot_be(
    world: World, pledge_id: UUID, period: ReportPeriod, summary: str, field: str
) -> None:
    with tenant_scope(world.barnet.id), pytest.raises(FieldError) as refusal:
        make_report(get_pledge(pledge_id), period, summary, by=None, today=TODAY)
    assert refusal.value.field == field


def test_a_report_is_refused_when_one_up_to_the_same_day_is_made(world: World, pledge_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        make_report(get_pledge(pledge_id), THIS_YEAR, "Words", by=None, today=TODAY)
        with pytest.raises(FieldError):
            make_report(get_pledge(pledge_id), THIS_YEAR, "Words", by=None, today=TODAY)


def test_a_report_is_refused_when_the_charter_has_ended(world: World, pledge_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        service.end_pledge(get_pledge(pledge_id), "A mistake", by=None, today=TODAY)
        with pytest.raises(WrongState):
            make_report(get_pledge(pledge_id), THIS_YEAR, "Words", by=None, today=TODAY)
