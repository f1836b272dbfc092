"""The pages of courses: the list, adding one, changing it, ending it."""

from uuid import UUID

from flask import render_template

from portal.access import current_person, requires
from portal.borough.training.answering import Answer, answer, back_to
from portal.borough.training.blueprint import training as pages
from portal.borough.training.course_forms import CourseForm
from portal.forms.form import PortalForm
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.training import courses as service
from tenants.records.training.queries import courses as list_courses
from tenants.records.training.queries import get_course, levels
from tenants.records.training.rules import MODE_WORDS


@pages.get("/courses/")
@requires(Permission.TRAINING_READ)
def courses() -> str:
    """The tenant's courses, those not given any more last."""
    titles = {level.id: level.title for level in levels(with_ended=True)}
    found = list_courses(with_ended=True)
    return render_template("borough/training/courses.html", courses=found, levels=titles, modes=MODE_WORDS)


@pages.route("/courses/add", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def add_course() -> Answer:
    """Adds a course."""
    form = CourseForm()
    form.level_id.offer()
    return answer(
        form,
        lambda: service.add_course(form.details(), by=current_person().id),
        lambda: render_template("borough/training/add_course.html", form=form),
        lambda: back_to("courses", "The course is added."),
    )


@pages.route("/courses/<uuid:course_id>/", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def course(course_id: UUID) -> Answer:
    """Changes a course."""
    found = get_course(course_id)
    form = CourseForm(obj=found)
    form.level_id.offer()
    form.level_id.keep(found.level_id)
    return answer(
        form,
        lambda: service.edit_course(found, form.details(found), by=current_person().id),
        lambda: render_template("borough/training/course.html", form=form, course=get_course(course_id)),
        lambda: back_to("courses", "Your changes are saved."),
    )


@pages.route("/courses/<uuid:course_id>/end", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def end_course(course_id: UUID) -> Answer:
    """Says that a course is not given any more."""
    found, form = get_course(course_id), PortalForm()
    return answer(
        form,
        lambda: service.end_course(found, by=current_person().id, today=clock.today()),
        lambda: render_template("borough/training/end_course.html", form=form, course=get_course(course_id)),
        lambda: back_to("courses", "The course is ended. Its sessions stay."),
    )
