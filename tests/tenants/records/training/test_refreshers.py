"""How those whose training runs out are chased, and what ends the chase."""

from datetime import date
from uuid import UUID

import pytest

from tenants.errors import FieldError, WrongState
from tenants.records.obligations.queries import find_obligation, open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, hand_over, redate
from tenants.records.training.courses import edit_course
from tenants.records.training.details import Came, CourseDetails, SessionDetails
from tenants.records.training.groups import add_group, edit_group, end_group
from tenants.records.training.levels import add_level, edit_level, end_level
from tenants.records.training.queries import get_course, get_group, get_level, get_session
from tenants.records.training.refreshers import (
    get_refresher,
    open_refreshers,
    recount,
    settle_refresher,
    settled_refreshers,
)
from tenants.records.training.rules import Mode
from tenants.records.training.sessions import (
    cancel_session,
    edit_session,
    log_session,
    record_attendance,
)
from tenants.records.training.settings import set_owner_post
from tests.factories.training import Trained
from tests.factories.world import World


def _owed() -> list[tuple[str, date]]:
    return [(each.title, each.due_on) for each in open_obligations(kinds=[Kind.REFRESHER])]


def _left() -> list[tuple[date, int]]:
    return [(each.runs_out_on, each.people_left) for each in open_refreshers()]


def test_a_refresher_is_owed_by_the_end_of_the_month_when_training_runs_out(log: Trained, by: UUID) -> None:
    words = "Training of 24 people in Housing officers (Barnet level 2) runs out by 31 December 2026"
    assert _owed() == [(f"{words}: plan a refresher", date(2026, 12, 31))]
    owed = open_obligations(kinds=[Kind.REFRESHER])[0]
    assert (owed.record_id, owed.path, owed.is_vacant) == (log.refresher, "training/refreshers/", True)


def test_less_is_owed_when_some_are_trained_again(log: Trained, by: UUID) -> None:
    log_session(get_course(log.course), date(2026, 11, 2), [Came(log.housing, "", 20)], by=by)
    assert _left() == [(date(2026, 12, 31), 4), (date(2028, 11, 30), 20)]
    assert _owed()[0][0].startswith("Training of 4 people in Housing officers")


def test_nothing_is_owed_when_everybody_is_trained_again(log: Trained, by: UUID) -> None:
    log_session(get_course(log.course), date(2026, 11, 2), [Came(log.housing, "", 24)], by=by)
    assert [end for end, _ in _left()] == [date(2028, 11, 30)]
    found = find_obligation(Kind.REFRESHER, log.refresher)
    assert found is not None
    assert (found.done_on, found.reason) == (date(2026, 11, 22), "Trained again.")
    assert [each.settled_on for each in settled_refreshers()] == [date(2026, 11, 22)]


def test_the_old_is_owed_again_when_the_new_attendance_is_corrected(log: Trained, by: UUID) -> None:
    again = log_session(get_course(log.course), date(2026, 11, 2), [Came(log.housing, "", 24)], by=by)
    record_attendance(again, [Came(log.councillors, "", 24)], by=by)
    assert (date(2026, 12, 31), 24) in _left()
    refresher, owed = get_refresher(log.refresher), find_obligation(Kind.REFRESHER, log.refresher)
    assert refresher.settled_on is None
    assert owed is not None
    assert (owed.done_on, owed.due_on) == (None, date(2026, 12, 31))


def test_nothing_changes_when_the_same_attendance_is_recorded_again(log: Trained, by: UUID) -> None:
    before = [(each.id, each.due_version, each.title) for each in open_obligations()]
    for _ in range(2):
        came = [Came(log.housing, "", 24), Came(None, "Landlords’ association", 6)]
        record_attendance(get_session(log.held), came, by=by)
        recount(log.level, by=by)
    assert [(each.id, each.due_version, each.title) for each in open_obligations()] == before


def test_nothing_is_owed_when_the_session_is_cancelled(log: Trained, by: UUID) -> None:
    cancel_session(get_session(log.held), by=by)
    assert _left() == []
    assert _owed() == []
    assert settled_refreshers() == []


def test_the_run_out_moves_when_the_session_moves(log: Trained, by: UUID) -> None:
    found = get_session(log.held)
    edit_session(found, get_course(log.course), date(2025, 2, 3), SessionDetails(), by=by)
    assert _left() == [(date(2027, 2, 28), 24)]
    assert [due_on for _, due_on in _owed()] == [date(2027, 2, 28)]


def test_the_run_out_moves_when_the_level_lasts_longer(log: Trained, by: UUID) -> None:
    level = get_level(log.level)
    edit_level(level, "Level two", "", 36, by=by)
    assert _left() == [(date(2027, 12, 31), 24)]
    assert "(Level two)" in _owed()[0][0]
    edit_level(level, "Level two", "", None, by=by)
    assert _left() == []
    assert _owed() == []


def test_the_words_follow_when_the_group_is_renamed(log: Trained, by: UUID) -> None:
    edit_group(get_group(log.housing), "Wardens", "Housing", is_councillors=False, is_outside=False, by=by)
    assert "in Wardens (" in _owed()[0][0]


def test_nothing_is_owed_when_the_level_or_the_group_ends(log: Trained, by: UUID) -> None:
    end_group(get_group(log.housing), by=by, today=date(2026, 11, 22))
    assert _owed() == []


def test_nothing_is_owed_when_the_level_ends(log: Trained, by: UUID) -> None:
    end_level(get_level(log.level), by=by, today=date(2026, 11, 22))
    assert _owed() == []


def test_what_runs_out_goes_to_the_other_level_when_the_course_does(log: Trained, by: UUID) -> None:
    other = add_level("Level 3", refresh_months=36, valid_from=None, by=by)
    edit_course(get_course(log.course), CourseDetails("Half-day", Mode.CLASSROOM, other.id), by=by)
    assert [(each.level, each.runs_out_on) for each in open_refreshers()] == [("Level 3", date(2027, 12, 31))]


def test_nobody_is_chased_when_people_outside_the_council_came(log: Trained, by: UUID) -> None:
    log_session(get_course(log.course), date(2026, 1, 5), [Came(log.landlords, "", 12)], by=by)
    assert {each.group for each in open_refreshers()} == {"Housing officers"}


def test_fewer_are_left_when_some_have_gone(log: Trained, by: UUID) -> None:
    settle_refresher(get_refresher(log.refresher), "Left the council", people=4, by=by)
    assert _left() == [(date(2026, 12, 31), 20)]
    recount(log.level, by=by)
    assert _left() == [(date(2026, 12, 31), 20)]


def test_it_stays_settled_when_attendance_is_recorded_again(log: Trained, by: UUID) -> None:
    settle_refresher(get_refresher(log.refresher), "Left the council", by=by)
    record_attendance(get_session(log.held), [Came(log.housing, "", 24)], by=by)
    assert _owed() == []
    found = find_obligation(Kind.REFRESHER, log.refresher)
    assert found is not None
    assert found.reason == "Left the council"


def test_those_more_are_owed_when_a_correction_adds_people_after_it_was_settled(
    log: Trained, by: UUID
) -> None:
    settle_refresher(get_refresher(log.refresher), "Left the council", by=by)
    record_attendance(get_session(log.held), [Came(log.housing, "", 30)], by=by)
    assert _left() == [(date(2026, 12, 31), 6)]
    assert len(_owed()) == 1


@pytest.mark.parametrize(("people", "field"), [(0, "people"), (25, "people"), (-1, "people")])
def test_it_is_refused_when_more_go_than_are_left(log: Trained, by: UUID, people: int, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        settle_refresher(get_refresher(log.refresher), "Left", people=people, by=by)
    assert refused.value.field == field


def test_it_is_refused_when_no_reason_is_given_or_nobody_is_left(log: Trained, by: UUID) -> None:
    refresher = get_refresher(log.refresher)
    with pytest.raises(FieldError):
        settle_refresher(refresher, "  ", by=by)
    settle_refresher(refresher, "Left", by=by)
    with pytest.raises(WrongState):
        settle_refresher(refresher, "Left", by=by)


def test_a_day_and_an_owner_given_by_hand_stay_when_people_are_trained_again(
    world: World, log: Trained, by: UUID
) -> None:
    owed = find_obligation(Kind.REFRESHER, log.refresher)
    assert owed is not None
    redate(owed, date(2027, 1, 15), "The trainer is away", by=by)
    hand_over(owed, Owner(person_id=world.barnet.owner.id), by=by)
    log_session(get_course(log.course), date(2026, 11, 2), [Came(log.housing, "", 20)], by=by)
    found = find_obligation(Kind.REFRESHER, log.refresher)
    assert found is not None
    assert (found.due_on, found.owner_person_id) == (date(2027, 1, 15), world.barnet.owner.id)
    assert found.title.startswith("Training of 4 people")


def test_the_new_post_is_reminded_when_another_post_answers_for_training(
    world: World, log: Trained, by: UUID
) -> None:
    set_owner_post(world.barnet.plan.held_post_id, by=by)
    kinds = (Kind.REFRESHER, Kind.ATTENDANCE)
    assert {each.owner_id for each in open_obligations(kinds=kinds)} == {world.barnet.procurement.id}
    add_group("Wardens", people=3, by=by)
    set_owner_post(None, by=by)
    assert {each.owner_id for each in open_obligations(kinds=kinds)} == {None}


def test_a_title_fits_when_group_and_level_have_the_longest_names(log: Trained, by: UUID) -> None:
    level = add_level("L" * 120, refresh_months=1, valid_from=None, by=by)
    group = add_group("G" * 120, by=by)
    course = get_course(log.course)
    edit_course(course, CourseDetails("C" * 160, Mode.CLASSROOM, level.id), by=by)
    log_session(course, date(2026, 11, 1), [Came(group.id, "", 99_999)], by=by)
    assert all(len(title) <= 240 for title, _ in _owed())
