"""The pages on which people record who came to a session, cancel it, and keep names where that is on."""

from uuid import UUID

from flask import render_template

from portal.access import current_person, requires
from portal.borough.training.answering import Answer, answer, back_to
from portal.borough.training.attendance_form import typed_attendance, with_attendance
from portal.borough.training.blueprint import training as pages
from portal.borough.training.session_forms import ConfirmForm, CorrectForm, NamesForm
from portal.forms.versioned import VersionedForm
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.training import sessions as service
from tenants.records.training.models import StaffGroup, TrainingAttendance
from tenants.records.training.names import keep_names
from tenants.records.training.queries import (
    attendance_of,
    get_group,
    get_session,
    groups,
    has_names,
    names_at,
)


@pages.route("/sessions/<uuid:session_id>/attendance", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def attendance(session_id: UUID) -> Answer:
    """Records who came, or corrects it."""
    found, lines = get_session(session_id), attendance_of(session_id)
    organisations = sum(line.group_id is None for line in lines)
    form = with_attendance(CorrectForm, _groups_for(lines), organisations)(data=typed_attendance(lines))

    def record() -> None:
        form.must_be_fresh(found)
        service.record_attendance(found, form.came(), by=current_person().id)

    return answer(
        form,
        record,
        lambda: _page("attendance", session_id, form),
        lambda: back_to("session", "The attendance is recorded.", session_id=session_id),
    )


def _groups_for(lines: list[TrainingAttendance]) -> list[StaffGroup]:
    """The groups in use, and those ended since from which people came."""
    offered = groups()
    known = {group.id for group in offered}
    ended = {line.group_id for line in lines if line.group_id} - known
    return [*offered, *(get_group(group_id) for group_id in sorted(ended))]


@pages.route("/sessions/<uuid:session_id>/cancel", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def cancel_session(session_id: UUID) -> Answer:
    """Cancels a session, or takes back one that was recorded by mistake."""
    found, form = get_session(session_id), ConfirmForm()

    def cancel() -> None:
        form.must_be_fresh(found)
        service.cancel_session(found, by=current_person().id)

    return answer(
        form,
        cancel,
        lambda: _page("cancel_session", session_id, form),
        lambda: back_to("session", "The session is cancelled. It does not count.", session_id=session_id),
    )


@pages.route("/sessions/<uuid:session_id>/names", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def names(session_id: UUID) -> Answer:
    """Keeps the names of those who came; there is no such page where names are off."""
    found = get_session(session_id)
    if not has_names():
        raise NotFound
    form = NamesForm(data={"names": "\n".join(names_at(session_id))})

    def keep() -> None:
        form.must_be_fresh(found)
        keep_names(found, (form.names.data or "").splitlines(), by=current_person().id)

    return answer(
        form,
        keep,
        lambda: _page("names", session_id, form),
        lambda: back_to("session", "The names are kept.", session_id=session_id),
    )


def _page(name: str, session_id: UUID, form: VersionedForm) -> str:
    found = get_session(session_id)
    form.catch_up(found)
    return render_template(f"borough/training/{name}.html", form=form, session=found)
