"""The pages on which a deadline that is not an action's is moved, handed over, or paused."""

from collections.abc import Callable
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.chasing.forms import EndSnoozeForm, SnoozeForm
from portal.borough.deadlines.blueprint import pages
from portal.borough.deadlines.forms import HandOverForm, MoveForm
from portal.borough.deadlines.rights import must_be_answerable
from portal.forms.owner import owner_value
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.dating import format_day
from tenants.deadline import Subject
from tenants.errors import WrongState
from tenants.people.permissions import Permission
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import get_obligation, get_owed
from tenants.records.obligations.service import hand_over, must_be_about_nobody, redate
from workflows.chasing import snoozes

Answer = Response | tuple[str, int]
ChangeForm = MoveForm | HandOverForm | SnoozeForm


@pages.get("/<uuid:obligation_id>/date")
@requires(Permission.ACTION_UPDATE)
def date(obligation_id: UUID) -> str:
    """Asks for the new date and the reason."""
    return _page("move", _theirs(obligation_id), MoveForm(formdata=None))


@pages.post("/<uuid:obligation_id>/date")
@requires(Permission.ACTION_UPDATE)
def move(obligation_id: UUID) -> Answer:
    """Moves the deadline; its reminders begin again."""
    found, form = _theirs(obligation_id), MoveForm()
    return _answer("move", found, form, lambda: _move(found, form), "The date is changed.")


@pages.get("/<uuid:obligation_id>/owner")
@requires(Permission.CHASE_SET)
def owner(obligation_id: UUID) -> str:
    """Asks who answers for it from now on."""
    found = _open(obligation_id)
    form = HandOverForm(formdata=None, data={"owner": owner_value(found)})
    return _page("hand_over", found, _offering(form))


@pages.post("/<uuid:obligation_id>/owner")
@requires(Permission.CHASE_SET)
def give(obligation_id: UUID) -> Answer:
    """Hands the deadline over."""
    found, form = _open(obligation_id), _offering(HandOverForm())
    return _answer("hand_over", found, form, lambda: _hand_over(found, form), "It is handed over.")


@pages.get("/<uuid:obligation_id>/pause")
@requires(Permission.ACTION_UPDATE)
def pause(obligation_id: UUID) -> str:
    """Asks until when reminders wait, and why."""
    return _page("pause", _theirs(obligation_id), SnoozeForm(formdata=None))


@pages.post("/<uuid:obligation_id>/pause")
@requires(Permission.ACTION_UPDATE)
def hold_back(obligation_id: UUID) -> Answer:
    """Pauses reminders about it until a day."""
    found, form = _theirs(obligation_id), SnoozeForm()
    return _answer("pause", found, form, lambda: _pause(found, form), "Reminders about this are paused.")


@pages.post("/<uuid:obligation_id>/pause/end")
@requires(Permission.ACTION_UPDATE)
def end_pause(obligation_id: UUID) -> Answer:
    """Lets reminders about it go out again."""
    _theirs(obligation_id)
    form, by = EndSnoozeForm(), current_person().id
    status = attempt(form, lambda: snoozes.end_snooze(Subject.OBLIGATION, obligation_id, by=by))
    if status != DONE:
        raise WrongState("The pause could not be ended. Go back, reload the page, and try again.")
    flash("Reminders about this start again with the next working day.")
    return redirect(url_for("deadlines.deadline", obligation_id=obligation_id))


def _open(obligation_id: UUID) -> Obligation:
    found = get_obligation(obligation_id)
    if found.done_on is not None:
        raise WrongState(f"This was settled on {format_day(found.done_on)}, so nothing about it can change.")
    return found


def _theirs(obligation_id: UUID) -> Obligation:
    found = _open(obligation_id)
    must_be_answerable(get_owed(obligation_id))
    return found


def _offering(form: HandOverForm) -> HandOverForm:
    form.owner.offer_everybody()
    return form


def _move(found: Obligation, form: MoveForm) -> None:
    form.must_be_fresh(found)
    redate(found, form.day(), form.reason.data or "", by=current_person().id)


def _hand_over(found: Obligation, form: HandOverForm) -> None:
    form.must_be_fresh(found)
    hand_over(found, form.owner.owner, by=current_person().id)


def _pause(found: Obligation, form: SnoozeForm) -> None:
    must_be_about_nobody(found, form.reason.data or "")
    about = Subject.OBLIGATION, found.id, found.title
    by, today = current_person().id, clock.today()
    snoozes.snooze(*about, form.day(), form.reason.data or "", by=by, today=today)


def _answer(
    name: str,
    found: Obligation,
    form: MoveForm | HandOverForm | SnoozeForm,
    work: Callable[[], None],
    done: str,
) -> Answer:
    obligation_id = found.id
    status = attempt(form, work)
    if status != DONE:
        return _page(name, get_obligation(obligation_id), form), status
    flash(done)
    return redirect(url_for("deadlines.deadline", obligation_id=obligation_id))


def _page(name: str, found: Obligation, form: ChangeForm) -> str:
    if not isinstance(form, SnoozeForm):
        form.catch_up(found)
    return render_template(f"borough/deadlines/{name}.html", found=found, form=form)
