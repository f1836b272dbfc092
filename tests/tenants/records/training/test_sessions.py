"""How sessions are planned, held, corrected, cancelled and judged, and what is owed of them."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.obligations.service import Owner
from tenants.records.training.courses import add_course, edit_course
from tenants.records.training.details import Came, CourseDetails, SessionDetails
from tenants.records.training.queries import (
    SessionFilter,
    attendance_words,
    count_sessions,
    evaluations_of,
    find_completions_in,
    get_course,
    get_evaluation,
    get_session,
    held_sessions,
    list_sessions,
    planned_sessions,
    recent_evaluations,
    trainers,
)
from tenants.records.training.rules import Measure, Mode, SessionStatus
from tenants.records.training.sessions import (
    cancel_session,
    drop_evaluation,
    edit_session,
    evaluate,
    log_session,
    plan_session,
    record_attendance,
)
from tenants.records.training.settings import set_owner_post
from tests.factories.training import Trained
from tests.factories.world import World

TODAY = date(2026, 11, 22)


def _owed(session_id: UUID) -> list[Owed]:
    return [each for each in obligations_about([session_id]) if each.done_on is None]


def test_attendance_is_owed_two_weeks_later_when_a_session_is_planned(log: Trained, by: UUID) -> None:
    owed = _owed(log.planned)[0]
    assert owed.title == "Record who came to “Barnet half-day” on 29 November 2026"
    assert (owed.due_on, owed.path) == (date(2026, 12, 13), f"training/sessions/{log.planned}/")


def test_the_owner_of_the_session_is_reminded_before_the_training_post(
    world: World, log: Trained, by: UUID
) -> None:
    set_owner_post(world.barnet.plan.held_post_id, by=by)
    assert _owed(log.planned)[0].owner_id == world.barnet.procurement.id
    own = SessionDetails(owner=Owner(person_id=world.barnet.owner.id))
    planned = plan_session(get_course(log.course), date(2026, 12, 1), own, by=by)
    assert _owed(planned.id)[0].owner_id == world.barnet.owner.id


def test_the_date_follows_when_a_planned_session_moves(log: Trained, by: UUID) -> None:
    edit_session(get_session(log.planned), get_course(log.course), date(2027, 1, 10), SessionDetails(), by=by)
    assert [each.due_on for each in _owed(log.planned)] == [date(2027, 1, 24)]


def test_nothing_is_owed_when_a_session_is_cancelled(log: Trained, by: UUID) -> None:
    session = get_session(log.planned)
    cancel_session(session, by=by)
    assert _owed(log.planned) == []
    with pytest.raises(WrongState):
        cancel_session(session, by=by)
    with pytest.raises(WrongState):
        record_attendance(session, [Came(log.housing, "", 2)], by=by)
    with pytest.raises(WrongState):
        edit_session(session, get_course(log.course), TODAY, SessionDetails(), by=by)


def test_nothing_is_owed_when_attendance_is_recorded(log: Trained, by: UUID) -> None:
    planned = plan_session(get_course(log.course), TODAY, by=by)
    record_attendance(planned, [Came(log.housing, "", 2)], by=by)
    assert _owed(planned.id) == []
    assert get_session(planned.id).status == SessionStatus.HELD


def test_attendance_is_still_owed_when_a_session_is_logged_without_any(log: Trained, by: UUID) -> None:
    held = log_session(get_course(log.course), date(2026, 11, 2), [], by=by)
    assert held.status == SessionStatus.HELD
    assert [each.due_on for each in _owed(held.id)] == [date(2026, 11, 16)]


def test_nobody_can_have_come_when_the_session_is_still_to_come(log: Trained, by: UUID) -> None:
    with pytest.raises(WrongState, match="29 November 2026"):
        record_attendance(get_session(log.planned), [Came(log.housing, "", 2)], by=by)
    with pytest.raises(FieldError) as refused:
        log_session(get_course(log.course), date(2026, 11, 23), [Came(log.housing, "", 2)], by=by)
    assert refused.value.field == "held_on"


@pytest.mark.parametrize("people", [-1, 100_000, 10**30])
def test_a_number_is_refused_when_nobody_would_believe_it(log: Trained, by: UUID, people: int) -> None:
    with pytest.raises(FieldError) as refused:
        record_attendance(get_session(log.held), [Came(log.housing, "", people)], by=by)
    assert refused.value.field == "attendance"


def test_it_is_refused_when_nobody_came_or_nobody_knows_from_where(log: Trained, by: UUID) -> None:
    for came in ([], [Came(log.housing, "", 0)], [Came(None, " ", 4)], [Came(None, "x" * 121, 4)]):
        with pytest.raises(FieldError):
            record_attendance(get_session(log.held), came, by=by)
    with pytest.raises(NotFound):
        record_attendance(get_session(log.held), [Came(uuid4(), "", 4)], by=by)


def test_lines_are_added_up_when_a_group_or_an_organisation_is_named_twice(log: Trained, by: UUID) -> None:
    came = [
        Came(log.housing, "ignored", 3),
        Came(log.housing, "", 4),
        Came(None, "Shelter", 1),
        Came(None, " shelter ", 2),
        Came(log.landlords, "", 5),
    ]
    record_attendance(get_session(log.held), came, by=by)
    words = [(each.title, each.people, each.is_outside) for each in attendance_words(log.held)]
    assert words == [
        ("Housing officers", 7, False),
        ("Barnet landlords", 5, True),
        ("Shelter", 3, True),
    ]


def test_the_version_moves_when_only_the_attendance_changes(log: Trained, by: UUID) -> None:
    session = get_session(log.held)
    before = session.version
    record_attendance(session, [Came(log.housing, "", 1)], by=by)
    assert session.version == before + 1


def test_completions_are_one_session_a_month_when_a_course_is_e_learning(log: Trained, by: UUID) -> None:
    course = add_course(CourseDetails("Online basics", Mode.E_LEARNING, log.level), by=by)
    log_session(course, date(2026, 10, 5), [Came(log.housing, "", 3)], by=by)
    with pytest.raises(FieldError, match="October 2026") as refused:
        log_session(course, date(2026, 10, 31), [Came(log.housing, "", 3)], by=by)
    assert refused.value.field == "held_on"
    db.session.rollback()


def test_completions_are_found_by_their_month(log: Trained, by: UUID) -> None:
    course = add_course(CourseDetails("Online basics", Mode.E_LEARNING, log.level), by=by)
    october = log_session(course, date(2026, 10, 5), [Came(log.housing, "", 3)], by=by)
    log_session(course, date(2026, 11, 1), [Came(log.housing, "", 3)], by=by)
    found = find_completions_in(course.id, date(2026, 10, 31))
    assert found is not None
    assert found.id == october.id
    assert find_completions_in(course.id, date(2026, 9, 30)) is None
    record_attendance(october, [Came(log.housing, "", 9)], by=by)


def test_a_course_lends_what_a_session_leaves_out(log: Trained, by: UUID) -> None:
    details = CourseDetails("Half-day", Mode.ONLINE, log.level, provider="Hestia")
    edit_course(get_course(log.course), details, by=by)
    plain = plan_session(get_course(log.course), TODAY, by=by)
    assert (plain.mode, plain.provider, plain.title) == (Mode.ONLINE, "Hestia", "Half-day")
    other = SessionDetails(mode=Mode.CLASSROOM, provider="Own staff")
    own = plan_session(get_course(log.course), TODAY, other, by=by)
    assert (own.mode, own.provider) == (Mode.CLASSROOM, "Own staff")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x.example/a", "http://[", "council"])
def test_an_address_is_refused_when_it_is_none(log: Trained, by: UUID, url: str) -> None:
    with pytest.raises(FieldError) as refused:
        add_course(CourseDetails("Half-day", Mode.ONLINE, url=url), by=by)
    assert refused.value.field == "url"


def test_a_pledge_is_used_when_a_session_is_held_and_not_before(log: Trained, by: UUID) -> None:
    assert [(trainer.pledged, used) for trainer, used in trainers()] == [(4, 1)]
    cancel_session(get_session(log.held), by=by)
    assert [used for _, used in trainers()] == [0]


def test_a_second_evaluation_replaces_the_first_when_it_asks_the_same(log: Trained, by: UUID) -> None:
    evaluate(get_session(log.held), Measure.CONFIDENCE, "Sure?", 40, None, 90, 30, by=by)
    found = evaluations_of(log.held)
    assert [(each.id, each.before_percent, each.before_answers) for each in found] == [
        (log.evaluation, 40, None)
    ]


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ((101, None, None, None), "before_percent"),
        ((None, None, -1, None), "after_percent"),
        ((None, 4, 50, None), "before_percent"),
        ((50, 0, None, None), "before_answers"),
        ((50, None, 60, 10**9), "after_answers"),
        ((None, None, None, None), "after_percent"),
    ],
)
def test_an_evaluation_is_refused_when_its_numbers_make_no_sense(
    log: Trained, by: UUID, numbers: tuple[int | None, int | None, int | None, int | None], field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        evaluate(get_session(log.held), Measure.KNOWLEDGE, "", *numbers, by=by)
    assert refused.value.field == field


def test_an_evaluation_is_refused_when_the_session_was_not_held(log: Trained, by: UUID) -> None:
    with pytest.raises(WrongState):
        evaluate(get_session(log.planned), Measure.KNOWLEDGE, "", 1, None, 2, None, by=by)


def test_an_evaluation_is_gone_when_it_is_removed(log: Trained, by: UUID) -> None:
    assert len(recent_evaluations()) == 1
    drop_evaluation(get_session(log.held), get_evaluation(log.evaluation), by=by)
    assert recent_evaluations() == []


def test_evaluations_are_left_out_when_their_session_is_cancelled(log: Trained, by: UUID) -> None:
    cancel_session(get_session(log.held), by=by)
    assert recent_evaluations() == []


def test_sessions_stand_in_their_own_lists(log: Trained, by: UUID) -> None:
    assert [each.id for each in planned_sessions()] == [log.planned]
    assert [(each.id, each.people, each.level) for each in held_sessions()] == [
        (log.held, 30, "Barnet level 2")
    ]
    assert [each.id for each in list_sessions(SessionFilter())] == [log.planned, log.held]
    for asked, expected in [
        (SessionFilter(SessionStatus.HELD), 1),
        (SessionFilter(level_id=log.level), 2),
        (SessionFilter(level_id=uuid4()), 0),
        (SessionFilter(course_id=log.course, status=SessionStatus.CANCELLED), 0),
    ]:
        assert count_sessions(asked) == len(list_sessions(asked)) == expected


def test_everything_is_told_when_a_session_changes(log: Trained, by: UUID) -> None:
    session = get_session(log.held)
    record_attendance(session, [Came(log.housing, "", 1)], by=by)
    cancel_session(session, by=by)
    told = db.session.scalars(select(AuditEntry.event).where(AuditEntry.subject_id == log.held))
    assert set(told) == {
        "training-session:held",
        "training-session:attendance-recorded",
        "training-session:evaluated",
        "training-session:cancelled",
    }
