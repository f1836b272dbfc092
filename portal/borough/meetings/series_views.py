"""The page on which a series of meetings is looked at before it is planned."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.meetings.blueprint import meetings as pages
from portal.borough.meetings.forms import SeriesForm, offer_boards
from portal.borough.meetings.planning import ProposedDay, proposed_days, typed_for_series
from portal.formatting import plural
from portal.forms.fields import options
from portal.forms.refusals import DONE, attempt
from tenants.people.permissions import Permission
from tenants.records.boards.queries import boards, get_board, rules_on
from tenants.records.meetings.service import plan_series

Answer = str | Response | tuple[str, int]
LOOK, PLAN, CHANGE = "look", "plan", "change"


@pages.get("/series/")
@requires(Permission.MEETING_WRITE)
def series() -> Answer:
    """Asks for the rhythm, the times and the place."""
    return _form_page(SeriesForm(data=typed_for_series(request.args.get("board"))))


@pages.post("/series/")
@requires(Permission.MEETING_WRITE)
def plan_all() -> Answer:
    """Shows the dates, goes back to the form, or plans the dates that are ticked."""
    form, wanted = SeriesForm(), request.form.get("do", LOOK)
    offer_boards(form, boards())
    form.is_looking = wanted != PLAN
    form.days.choices = _offered(form)
    if wanted == CHANGE:
        return _form_page(form)
    if wanted == LOOK:
        return _look(form)
    status = attempt(form, lambda: _plan(form))
    if status == DONE:
        flash(f"{plural(len(form.chosen), 'meeting')} planned. {_told(form)}")
        return redirect(url_for("meetings.meetings", board=form.board.data))
    return _again(form), status


def _told(form: SeriesForm) -> str:
    if rules_on(UUID(form.board.data), form.chosen[0]) is not None:
        return "Their agendas and minutes have their dates."
    return "The board has no rule for when agendas and minutes are due, so nobody is reminded of them."


def _look(form: SeriesForm) -> Answer:
    if not form.validate_on_submit():
        return _form_page(form), 422
    return _dates_page(form, proposed_days(form.dates, UUID(form.board.data), None))


def _again(form: SeriesForm) -> str:
    """The dates again when only they are wrong, else the form."""
    wrong = {field.name for field in form if field.errors} - {"days"}
    if wrong or not form.days.errors:
        return _form_page(form)
    return _dates_page(form, proposed_days(form.dates, UUID(form.board.data), set(form.days.data or ())))


def _offered(form: SeriesForm) -> list[tuple[str, str]]:
    """What may be ticked: as many days as were sent; whether they are the rhythm's is asked when planning."""
    return options((each, each) for each in form.days.data or ())


def _plan(form: SeriesForm) -> None:
    plan_series(
        get_board(UUID(form.board.data)),
        form.rhythm,
        days=form.chosen,
        title=form.title.data or "",
        starts_at=form.starts_at.time,
        ends_at=form.ends_at.time,
        place=form.place.data or "",
        url=form.url.data or "",
        by=current_person().id,
    )


def _form_page(form: SeriesForm) -> str:
    offer_boards(form, boards())
    return render_template("borough/meetings/series.html", form=form)


def _dates_page(form: SeriesForm, days: list[ProposedDay]) -> str:
    return render_template(
        "borough/meetings/series_dates.html",
        form=form,
        days=days,
        board=get_board(UUID(form.board.data)),
        rhythm=form.rhythm.words(),
    )
