"""The pages that list sessions, show one, and plan, log or change one."""

from uuid import UUID

from flask import render_template, request

from portal.access import current_person, requires
from portal.borough.training.answering import Answer, answer, back_to
from portal.borough.training.attendance_form import with_attendance
from portal.borough.training.blueprint import training as pages
from portal.borough.training.session_forms import EditForm, LogForm, PlanForm, typed_session
from portal.borough.training.session_list import asked_for, statuses
from portal.borough.training.session_page import asked_about, open_session_page, said
from portal.paging import Page, page_asked_for
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.training import sessions as service
from tenants.records.training.models import TrainingSession
from tenants.records.training.queries import (
    count_sessions,
    courses,
    get_session,
    groups,
    levels,
    list_sessions,
)
from tenants.records.training.rules import MODE_WORDS, STATUS_WORDS


@pages.get("/sessions/")
@requires(Permission.TRAINING_READ)
def sessions() -> str:
    """Every session, the newest first, narrowed by state and level."""
    asked = asked_for(request.args)
    page = Page(page_asked_for(request.args.get("page")), count_sessions(asked))
    found = list_sessions(asked, limit=page.size, offset=page.offset)
    return render_template(
        "borough/training/sessions.html",
        sessions=found,
        page=page,
        asked=asked,
        levels=levels(with_ended=True),
        statuses=statuses(),
        status_words=STATUS_WORDS,
        today=clock.today(),
    )


@pages.get("/sessions/<uuid:session_id>/")
@requires(Permission.TRAINING_READ)
def session(session_id: UUID) -> str:
    """One session: when and how, who came, what they said before and after."""
    return render_template(
        "borough/training/session.html",
        page=open_session_page(session_id, clock.today()),
        modes=MODE_WORDS,
        status_words=STATUS_WORDS,
        said=said,
        asked_about=asked_about,
    )


@pages.route("/sessions/plan", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def plan() -> Answer:
    """Plans a session."""
    form, planned = PlanForm(data=_asked_course()), list[TrainingSession]()
    form.offer()
    return answer(
        form,
        lambda: planned.append(_plan(form)),
        lambda: render_template("borough/training/plan.html", form=form),
        lambda: back_to("session", "The session is planned.", session_id=planned[0].id),
    )


def _plan(form: PlanForm) -> TrainingSession:
    by = current_person().id
    assert form.held_on.data is not None  # noqa: S101 - the form is valid
    return service.plan_session(form.chosen_course(by=by), form.held_on.data, form.details(), by=by)


@pages.route("/sessions/log", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def log() -> Answer:
    """Records a session that was held, with those who came."""
    form, held = with_attendance(LogForm, groups())(data=_asked_course()), list[TrainingSession]()
    form.offer()
    return answer(
        form,
        lambda: held.append(_log(form)),
        lambda: render_template("borough/training/log.html", form=form, has_courses=bool(courses())),
        lambda: back_to("session", "The session is recorded.", session_id=held[0].id),
    )


def _log(form: LogForm) -> TrainingSession:
    by = current_person().id
    assert form.held_on.data is not None  # noqa: S101 - the form is valid
    course = form.chosen_course(by=by)
    return service.log_session(course, form.held_on.data, form.came(), form.details(), by=by)


def _asked_course() -> dict[str, str]:
    """The course that the address names, so that a link can choose it."""
    return {"course": request.args.get("course", "")}


@pages.route("/sessions/<uuid:session_id>/edit", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def edit_session(session_id: UUID) -> Answer:
    """Changes a session's course, day or arrangements."""
    found = get_session(session_id)
    form = EditForm(data=typed_session(found))
    form.offer(found)
    return answer(
        form,
        lambda: _edit(found, form),
        lambda: _edit_page(session_id, form),
        lambda: back_to("session", "Your changes are saved.", session_id=session_id),
    )


def _edit(found: TrainingSession, form: EditForm) -> None:
    form.must_be_fresh(found)
    by = current_person().id
    assert form.held_on.data is not None  # noqa: S101 - the form is valid
    service.edit_session(found, form.chosen_course(by=by), form.held_on.data, form.details(found), by=by)


def _edit_page(session_id: UUID, form: EditForm) -> str:
    found = get_session(session_id)
    form.catch_up(found)
    return render_template("borough/training/edit_session.html", form=form, session=found)
