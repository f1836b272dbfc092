"""What each door counts, by the codes of the catalogue and no others."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.counts import Counts
from tenants.database import db
from tenants.records.boards.details import Holder
from tenants.records.boards.offices import fill_office, vacate_office
from tenants.records.boards.rules import Life, Office
from tenants.records.learning.rules import Grade
from tenants.records.operations.rules import OperationKind
from tenants.records.plans.models import Action, ActionDate
from tenants.records.training.details import SessionDetails
from tenants.records.training.queries import get_course, get_session
from tenants.records.training.sessions import log_session
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.checks import make_check
from tests.factories.contributions import newest
from tests.factories.guidance import make_guidance
from tests.factories.learning import make_agreed_review, make_review
from tests.factories.operations import LONG, make_operation
from tests.factories.referrals import make_referral
from tests.factories.suppliers import make_supplier
from tests.factories.training import make_training
from tests.factories.world import World
from workflows.contributions.counting import DOORS, count, must_fit
from workflows.register.periods import Quarter, quarter_of
from workflows.releases.measures import MEASURES, measure

TODAY = clock.today()
QUARTER = newest()
DAY = QUARTER.starts_on + timedelta(days=40)
BEFORE = QUARTER.starts_on - timedelta(days=20)


def counted(key: str, quarter: Quarter = QUARTER) -> dict[tuple[str, ...], int] | None:
    """The numbers of a measure, without those that are none."""
    found = count(measure(key), quarter, TODAY)
    return None if found is None else {codes: number for codes, number in found.numbers.items() if number}


def test_each_measure_has_one_door() -> None:
    assert list(DOORS) == [each.key for each in MEASURES]


def test_an_empty_house_gives_nothing_but_what_is_known(sqlite_world: World) -> None:
    """Not known is never none; every borough of the small world has a plan."""
    make_guidance()
    with tenant_scope(sqlite_world.barnet.id):
        known = [each.key for each in MEASURES if counted(each.key) is not None]
    assert known == ["actions", "slippage", "statements"]


def test_people_are_counted_once_with_disputed_ages_as_children(world: World) -> None:
    make_guidance()
    with tenant_scope(world.barnet.id):
        make_referral(referred_on=BEFORE)
        for changes in (
            {"types": ("labour",)},
            {"types": ("labour",)},
            {"types": ("labour", "sexual")},
            {"types": ("organ",)},
            {"types": ("unknown",), "age_band": "unknown"},
            {"types": ("criminal",), "age_band": "disputed"},
        ):
            make_referral(referred_on=DAY, **changes)
        assert counted("referrals") == {
            ("labour", "adult", "nrm"): 2,
            ("several", "adult", "nrm"): 1,
            ("other", "adult", "nrm"): 1,
            ("unknown", "unknown", "nrm"): 1,
            ("criminal", "child", "nrm"): 1,
        }
        assert counted("referrals", QUARTER.before()) is None, "the log began in the middle of that quarter"


def test_decisions_are_counted_in_the_quarter_in_which_they_were_made(sqlite_world: World) -> None:
    make_guidance()
    decided: dict[str, Any] = {
        "reasonable_on": DAY,
        "reasonable_outcome": "positive",
        "decision_maker": "sca",
    }
    with tenant_scope(sqlite_world.barnet.id):
        make_referral(referred_on=BEFORE, **decided)
        make_referral(referred_on=DAY, reasonable_on=DAY + timedelta(days=7), reasonable_outcome="negative")
        make_referral(referred_on=BEFORE.replace(day=1), is_month_only=True, **decided)
        make_referral(referred_on=DAY, reasonable_on=DAY, reasonable_outcome="withdrawn")
        assert counted("decisions") == {
            ("reasonable", "positive", "days-90", "adult"): 1,
            ("reasonable", "negative", "days-7", "adult"): 1,
            ("reasonable", "positive", "unknown", "adult"): 1,
            ("reasonable", "ended", "unknown", "adult"): 1,
        }


def test_interventions_that_nobody_recorded_are_left_out_when_operations_are_counted(
    sqlite_world: World,
) -> None:
    make_guidance()
    with tenant_scope(sqlite_world.barnet.id):
        make_operation(held_on=BEFORE)
        make_operation(LONG, held_on=DAY)  # one agency made 3, the other did not say
        make_operation(held_on=DAY, kind=OperationKind.OUTREACH)
        assert counted("operations") == {
            ("joint", "operations"): 1,
            ("joint", "interventions"): 3,
            ("outreach", "operations"): 1,
        }


def test_answers_are_counted_only_where_their_number_is_known_when_training_is(sqlite_world: World) -> None:
    make_guidance()
    with tenant_scope(sqlite_world.barnet.id):
        made = make_training("Barnet", by=None)
        held = get_session(made.held)
        long_before = held.held_on - timedelta(days=100)
        log_session(get_course(made.course), long_before, [], SessionDetails(), by=None)
        found = counted("training", quarter_of(held.held_on))
    assert found == {
        ("other", "sessions"): 1,
        ("other", "people"): 30,
        ("other", "confident-before"): 12,  # 43 per cent of 28 answers
        ("other", "unsure-before"): 16,  # how many answered afterwards is not known
    }


def test_actions_stand_as_their_dates_say_and_slip_against_the_first_date(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        late = sqlite_world.barnet.plan.late
        action = db.session.scalars(select(Action).where(Action.id == late)).one()
        first = db.session.scalars(select(ActionDate).where(ActionDate.action_id == late)).one()
        assert first.due_on == action.due_on and action.due_on is not None
        before = counted("slippage")
        action.due_on = TODAY + timedelta(days=200)  # moved, while the first date stays
        db.session.flush()
        assert counted("slippage") == before
        statuses = {codes[2] for codes in counted("actions") or {}}
    assert "in-time" in statuses


def test_a_board_without_a_chair_differs_from_one_of_which_nobody_said(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        boards = [make_board(f"Board {number}") for number in range(4)]
        make_board("Planned", life=Life.PLANNED)
        fill_office(boards[0], Office.CHAIR, Holder(words="A director"), since_on=None, by=None)
        vacate_office(boards[1], Office.CHAIR, since_on=None, by=None)
        vacant = Holder(sqlite_world.barnet.plan.vacant_post_id)
        fill_office(boards[2], Office.CHAIR, vacant, since_on=None, by=None)
        assert counted("boards") == {
            ("strategic-board", "with"): 1,
            ("strategic-board", "without"): 2,  # one of them is a post that nobody holds
            ("strategic-board", "unknown"): 1,
        }


def test_every_area_says_that_there_is_no_statement_when_none_is_published(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        found = counted("statements") or {}
    assert len(found) == 6 and {codes[1] for codes in found} == {"none"}


def test_checks_are_counted_by_outcome_and_tier(sqlite_world: World) -> None:
    make_guidance()
    with tenant_scope(sqlite_world.barnet.id):
        supplier = make_supplier()
        for day in (BEFORE, DAY):
            make_check(supplier, done_on=day)
        found = counted("checks") or {}
    assert sum(found.values()) == 1 and {codes[1] for codes in found} == {"unknown"}


def test_reviews_count_when_they_are_agreed(sqlite_world: World) -> None:
    make_guidance()
    with tenant_scope(sqlite_world.barnet.id):
        make_agreed_review(sqlite_world.barnet, held_on=BEFORE)
        make_agreed_review(sqlite_world.barnet, held_on=DAY)
        make_review(sqlite_world.barnet, held_on=DAY)
        findings, needs = counted("findings") or {}, counted("needs") or {}
    assert findings and {codes[1] for codes in findings} <= set(Grade)
    assert needs and all(len(codes) == 2 for codes in needs)


@pytest.mark.parametrize(
    "counts",
    [
        Counts(("kind", "ward"), {("joint", "High Barnet"): 1}),
        Counts(("kind", "counted"), {("raid", "operations"): 1}),
    ],
    ids=["another dimension", "another code"],
)
def test_what_the_catalogue_does_not_name_never_leaves(counts: Counts) -> None:
    with pytest.raises(ValueError, match="operations"):
        must_fit(measure("operations"), counts)


def test_the_first_and_the_last_day_belong_to_a_quarter(sqlite_world: World) -> None:
    make_guidance()
    with tenant_scope(sqlite_world.barnet.id):
        for day in (QUARTER.starts_on, QUARTER.ends_on, QUARTER.ends_on + timedelta(days=1)):
            make_referral(referred_on=day)
        assert counted("referrals") == {("labour", "adult", "nrm"): 2}
