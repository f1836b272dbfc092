"""The page of the reminder ladder: its steps, and the button that stops it."""

from dataclasses import dataclass, field

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.chasing.blueprint import pages
from portal.borough.chasing.foreseen import Foreseen, foresee, next_monday
from portal.borough.chasing.forms import ResumeForm, StopForm
from portal.borough.chasing.ladder_form import NOBODY, PART_WORDS, LadderForm
from portal.borough.chasing.stopped import stopped
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.database import db
from tenants.people.permissions import Permission
from tenants.records.posts.queries import posts_with_holders
from workflows.chasing import service
from workflows.chasing.models import Ladder, Rung
from workflows.chasing.rules import DEFAULT_STEPS, Part, Step, rung_words

Answer = Response | tuple[str, int]


@pages.get("/ladder")
@requires(Permission.CHASE_READ)
def ladder() -> str:
    """The ladder as it stands, to change for those who may."""
    return _page(_Forms(_ladder_form()))


@pages.post("/ladder")
@requires(Permission.CHASE_SET)
def change_ladder() -> Answer:
    """Saves the ladder, or shows what would go out with it."""
    form = _ladder_form()
    is_looking = "look" in request.form
    status = attempt(form, lambda: _change(form))
    if status != DONE:
        return _page(_Forms(form)), status
    if is_looking:
        return _page(_Forms(form), _look_and_undo()), status
    flash("The ladder is saved. It counts from the next reminders on.")
    return redirect(url_for("chasing.ladder"))


@pages.post("/stop")
@requires(Permission.CHASE_SET)
def stop() -> Answer:
    """Stops every reminder of the tenant, with the reason."""
    form, by = StopForm(), current_person().id
    status = attempt(form, lambda: service.stop_chasing(form.reason.data, today=clock.today(), by=by))
    if status != DONE:
        return _page(_Forms(_ladder_form(is_sent=False), stop=form)), status
    flash("Reminders are stopped. Nobody is told anything until you start them again.")
    return redirect(url_for("chasing.ladder"))


@pages.post("/resume")
@requires(Permission.CHASE_SET)
def resume() -> Answer:
    """Lets reminders go out again."""
    form, by = ResumeForm(), current_person().id
    status = attempt(form, lambda: service.resume_chasing(by=by))
    if status != DONE:
        return _page(_Forms(_ladder_form(is_sent=False), resume=form)), status
    flash("Reminders are on again, from the next working day.")
    return redirect(url_for("chasing.ladder"))


@dataclass(frozen=True, slots=True)
class _Forms:
    """The page's three forms, of which at most one was sent."""

    ladder: LadderForm
    stop: StopForm = field(default_factory=lambda: StopForm(formdata=None))
    resume: ResumeForm = field(default_factory=lambda: ResumeForm(formdata=None))


def _ladder_form(*, is_sent: bool = True) -> LadderForm:
    found = service.find_ladder()
    form = LadderForm(_steps(found), found.escalation_post_id if found else None, is_sent=is_sent)
    posts = posts_with_holders()
    form.offer((post.id, f"{post.title} ({holder.name if holder else 'vacant'})") for post, holder in posts)
    return form


def _change(form: LadderForm) -> None:
    today, by = clock.today(), current_person().id
    if service.find_ladder() is None:
        service.set_up_ladder(by=by, today=today)
    drafts = [service.RungDraft(step.offset, *(part in step.tells for part in Part)) for step in form.steps()]
    service.change_ladder(drafts, form.escalation_post_id(), today=today, by=by)


def _look_and_undo() -> Foreseen:
    """Works out next Monday under the ladder just tried, and takes the try back: looking saves nothing."""
    today = clock.today()
    foreseen = foresee(next_monday(today), today=today, house=current_belonging().slug)
    db.session.rollback()
    return foreseen


def _page(forms: _Forms, foreseen: Foreseen | None = None) -> str:
    found = service.find_ladder()
    return render_template(
        "borough/chasing/ladder.html",
        form=forms.ladder,
        stop_form=forms.stop,
        resume_form=forms.resume,
        is_new=found is None,
        stopped=stopped(found),
        foreseen=foreseen,
        steps=[(rung_words(step.offset).capitalize(), _told(step)) for step in _steps(found)],
        escalation_words=_escalation_words(forms.ladder),
    )


def _steps(found: Ladder | None) -> list[Step]:
    if found is None:
        return list(DEFAULT_STEPS)
    return [_step(rung) for rung in service.rungs_in_force(clock.today())]


def _step(rung: Rung) -> Step:
    told = {Part.OWNER: rung.tells_owner, Part.LEAD: rung.tells_lead, Part.ESCALATION: rung.tells_escalation}
    return Step(rung.offset_days, frozenset(part for part, is_told in told.items() if is_told))


def _told(step: Step) -> str:
    *most, last = (PART_WORDS[part] for part in Part if part in step.tells)
    words = f"{', '.join(most)} and {last}" if most else last
    return words[:1].upper() + words[1:]


def _escalation_words(form: LadderForm) -> str:
    chosen = form.escalation.data
    if chosen == NOBODY:
        return "none, so the lead is told instead"
    return next((choice.label for choice in form.escalation.choices if choice.value == chosen), "")
