"""Sessions: planned, held with those who came, cancelled, and judged by those who came."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import delete

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import MONTHS, format_day
from tenants.errors import FieldError, WrongState
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner, Task, must_be_ours, owe, settle
from tenants.records.training import refreshers
from tenants.records.training.details import (
    Came,
    SessionDetails,
    checked_number,
    checked_words,
    shortened,
    together,
)
from tenants.records.training.models import Course, Evaluation, TrainingAttendance, TrainingSession
from tenants.records.training.queries import (
    attendance_of,
    find_completions_in,
    find_evaluation,
    get_group,
    get_trainer,
    owner_post_id,
)
from tenants.records.training.rules import ATTENDANCE_AFTER, Measure, Mode, SessionStatus

_PLAIN = SessionDetails()


def plan_session(
    course: Course, held_on: date, details: SessionDetails = _PLAIN, *, by: UUID | None
) -> TrainingSession:
    """Plans a session; who came is owed by two weeks after it."""
    session = _begin(course, held_on, details, SessionStatus.PLANNED)
    audit.record("training-session:planned", session, by=by)
    db.session.flush()
    owe_attendance(session, by=by)
    return session


def log_session(
    course: Course,
    held_on: date,
    attendance: Iterable[Came],
    details: SessionDetails = _PLAIN,
    *,
    by: UUID | None,
    import_id: UUID | None = None,
) -> TrainingSession:
    """Adds a session that was held; without any attendance, who came is owed.

    FieldError("held_on") for a day to come, and for a second month of the same e-learning course: its
    completions are one session a month (find_completions_in).
    """
    lines = together(attendance)
    session = _begin(course, held_on, details, SessionStatus.HELD)
    session.import_id = import_id
    audit.record("training-session:held", session, by=by)
    db.session.flush()
    if lines:
        _write_attendance(session, lines, by)
    else:
        owe_attendance(session, by=by)
    return session


def _begin(course: Course, held_on: date, details: SessionDetails, status: SessionStatus) -> TrainingSession:
    now = clock.now()
    session = TrainingSession(
        id=uuid4(),
        course_id=course.id,
        title=course.title,
        status=status,
        held_on=held_on,
        created_at=now,
        updated_at=now,
    )
    _write_details(session, course, details)
    if status == SessionStatus.HELD:
        _must_be_past(held_on)
        _must_be_only_completions(session)
    db.session.add(session)
    return session


def _write_details(session: TrainingSession, course: Course, details: SessionDetails) -> None:
    if details.trainer_id is not None:
        get_trainer(details.trainer_id)
    must_be_ours(details.owner)
    details.write_on(session, course)


def edit_session(
    session: TrainingSession, course: Course, held_on: date, details: SessionDetails, *, by: UUID
) -> None:
    """Changes a session's course, day or arrangements; what runs out follows."""
    if session.status == SessionStatus.CANCELLED:
        raise WrongState("This session is cancelled. Plan another instead.")
    if session.status == SessionStatus.HELD:
        _must_be_past(held_on)
    before, was_on, had = session.course_id, session.held_on, Owner.of(session)
    session.course_id, session.title, session.held_on = course.id, course.title, held_on
    _write_details(session, course, details)
    _must_be_only_completions(session)
    _touch(session)
    audit.record("training-session:edited", session, by=by)
    db.session.flush()
    if session.status == SessionStatus.PLANNED or not attendance_of(session.id):
        owe_attendance(session, by=by, moves=held_on != was_on, changes_hands=details.owner != had)
    refreshers.recount_courses({before, course.id}, _groups_of(session.id), by=by)


def record_attendance(session: TrainingSession, attendance: Iterable[Came], *, by: UUID | None) -> None:
    """Says who came, or corrects it: replaces what was recorded, and works out anew what runs out.

    FieldError("attendance") when nobody came; WrongState for a session cancelled or still to come.
    """
    if session.status == SessionStatus.CANCELLED:
        raise WrongState("This session is cancelled, so nobody can have come to it.")
    if session.held_on > clock.today():
        raise WrongState(
            f"This session is planned for {format_day(session.held_on)}. "
            "Record who came once it has been held."
        )
    lines = together(attendance)
    if not lines:
        raise FieldError(
            "attendance", "Enter how many people came from at least one group. If nobody came, cancel it."
        )
    session.status = SessionStatus.HELD
    _must_be_only_completions(session)
    _write_attendance(session, lines, by)


def _write_attendance(session: TrainingSession, lines: list[Came], by: UUID | None) -> None:
    before = _groups_of(session.id)
    for group_id in filter(None, (each.group_id for each in lines)):
        get_group(group_id)
    db.session.execute(delete(TrainingAttendance).where(TrainingAttendance.session_id == session.id))
    db.session.add_all(
        TrainingAttendance(
            session_id=session.id, group_id=each.group_id, organisation=each.organisation, people=each.people
        )
        for each in lines
    )
    _touch(session)
    people = sum(each.people for each in lines)
    audit.record("training-session:attendance-recorded", session, by=by, people=people)
    db.session.flush()
    settle(Kind.ATTENDANCE, session.id, by=by)
    after = {each.group_id for each in lines if each.group_id}
    refreshers.recount_courses({session.course_id}, before | after, by=by)


def cancel_session(session: TrainingSession, *, by: UUID | None) -> None:
    """Says that a session is not held, or was recorded by mistake: it does not count any more."""
    if session.status == SessionStatus.CANCELLED:
        raise WrongState("This session is cancelled already.")
    session.status = SessionStatus.CANCELLED
    _touch(session)
    audit.record("training-session:cancelled", session, by=by)
    db.session.flush()
    settle(Kind.ATTENDANCE, session.id, by=by, because="The session is cancelled.")
    refreshers.recount_courses({session.course_id}, _groups_of(session.id), by=by)


def evaluate(
    session: TrainingSession,
    measure: Measure,
    question: str,
    before_percent: int | None,
    before_answers: int | None,
    after_percent: int | None,
    after_answers: int | None,
    *,
    by: UUID | None,
) -> Evaluation:
    """Says what people of a session answered, in per cent; answers None when their number is not given.

    A second time for the same measure replaces the first.
    """
    _must_have_been_held(session)
    if before_percent is None and after_percent is None:
        raise FieldError("after_percent", "Enter what people said before, after, or both.")
    found = find_evaluation(session.id, measure) or Evaluation(
        id=uuid4(), session_id=session.id, measure=measure
    )
    found.question = checked_words("question", question, 200)
    found.before_percent = checked_number("before_percent", before_percent, 100)
    found.after_percent = checked_number("after_percent", after_percent, 100)
    found.before_answers = _answers("before", before_percent, before_answers)
    found.after_answers = _answers("after", after_percent, after_answers)
    db.session.add(found)
    _touch(session)
    audit.record(
        "training-session:evaluated",
        session,
        by=by,
        measure=measure,
        before_percent=found.before_percent,
        after_percent=found.after_percent,
    )
    db.session.flush()
    return found


def drop_evaluation(session: TrainingSession, evaluation: Evaluation, *, by: UUID) -> None:
    """Takes an evaluation away that was recorded by mistake."""
    db.session.delete(evaluation)
    _touch(session)
    audit.record("training-session:evaluation-removed", session, by=by, measure=evaluation.measure)
    db.session.flush()


def _answers(when: str, percent: int | None, answers: int | None) -> int | None:
    if percent is None and answers is not None:
        raise FieldError(f"{when}_percent", f"Enter the per cent {when}, or leave out the number of answers.")
    if answers == 0:
        raise FieldError(f"{when}_answers", "Without any answer there is no per cent. Leave both empty.")
    return checked_number(f"{when}_answers", answers)


def _must_have_been_held(session: TrainingSession) -> None:
    if session.status != SessionStatus.HELD:
        raise WrongState("Record who came first: only a session that was held can be evaluated.")


def _must_be_past(held_on: date) -> None:
    if held_on > clock.today():
        raise FieldError(
            "held_on", "This day is still to come. Enter the day on which it was held, or plan it."
        )


def _must_be_only_completions(session: TrainingSession) -> None:
    """E-learning is one session a month; a second would count the same people twice."""
    if session.mode != Mode.E_LEARNING or session.status != SessionStatus.HELD:
        return
    with db.session.no_autoflush:
        other = find_completions_in(session.course_id, session.held_on)
    if other is not None and other.id != session.id:
        month = f"{MONTHS[session.held_on.month - 1]} {session.held_on.year}"
        raise FieldError(
            "held_on",
            f"Completions of this course are recorded for {month} already. Correct those instead.",
        )


def owe_attendance(
    session: TrainingSession, *, by: UUID | None, moves: bool = False, changes_hands: bool = False
) -> None:
    """Who came is owed two weeks after the session, by its owner, else by the tenant's training post.

    A day or an owner that somebody gave this obligation by hand stays, unless the session's own has changed.
    """
    found = find_obligation(Kind.ATTENDANCE, session.id)
    kept = found if found is not None and found.done_on is None else None
    due_on = session.held_on + ATTENDANCE_AFTER if kept is None or moves else kept.due_on
    owner = _answers_for(session) if kept is None or changes_hands else Owner.of(kept)
    owe(_attendance_task(session), due_on, owner, by=by)


def _answers_for(session: TrainingSession) -> Owner:
    own = Owner.of(session)
    return Owner(post_id=owner_post_id()) if own == NOBODY else own


def _attendance_task(session: TrainingSession) -> Task:
    title = f"Record who came to “{shortened(session.title, 150)}” on {format_day(session.held_on)}"
    return Task(Kind.ATTENDANCE, session.id, title, f"training/sessions/{session.id}/")


def _groups_of(session_id: UUID) -> set[UUID]:
    return {each.group_id for each in attendance_of(session_id) if each.group_id}


def _touch(session: TrainingSession) -> None:
    """Moves the session's version even when only what hangs on it changes."""
    session.updated_at = clock.now()
