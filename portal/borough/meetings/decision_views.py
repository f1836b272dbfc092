"""The pages on which decisions are recorded, replaced and searched."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, may, requires
from portal.borough.meetings.agenda_views import item_of
from portal.borough.meetings.blueprint import meetings as pages
from portal.borough.meetings.decision_lines import anchor_of, decision_lines
from portal.borough.meetings.forms import DecisionForm, ReplaceForm
from portal.borough.meetings.planning import find_board
from portal.forms.refusals import DONE, attempt
from tenants.dating import format_day
from tenants.people.permissions import Permission
from tenants.records.boards.queries import boards
from tenants.records.meetings import decisions as deciding
from tenants.records.meetings.keeping import must_be_possible
from tenants.records.meetings.models import Decision
from tenants.records.meetings.queries import decisions as find_decisions
from tenants.records.meetings.queries import get_decision, get_meeting, years_of_decisions
from tenants.records.meetings.rules import Step

Answer = str | Response | tuple[str, int]
_LONGEST_SEARCH = 200


@pages.route("/<uuid:meeting_id>/items/<uuid:item_id>/decision", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def decide(meeting_id: UUID, item_id: UUID) -> Answer:
    """Records what was decided under an item."""
    item, form = item_of(meeting_id, item_id), DecisionForm()
    must_be_possible(Step.MINUTE, get_meeting(meeting_id))
    status = 200
    if form.is_submitted():
        made: list[Decision] = []
        words = (form.title.data or "", form.reasons.data or "")
        url, by = form.reference_url.data or "", current_person().id
        status = attempt(
            form, lambda: made.append(deciding.record_decision(item, *words, reference_url=url, by=by))
        )
        if status == DONE:
            flash(f"The decision is in the register as {made[0].ref}.")
            anchor = f"item-{item.position}"
            return redirect(url_for("meetings.meeting", meeting_id=meeting_id, _anchor=anchor))
    shown = {"meeting": get_meeting(meeting_id), "item": item_of(meeting_id, item_id)}
    return render_template("borough/meetings/decide.html", form=form, **shown), status


@pages.get("/decisions/")
@requires(Permission.BOARD_READ)
def decisions() -> str:
    """The register, searched by words, board and year."""
    words = request.args.get("words", "").replace("\0", "")[:_LONGEST_SEARCH].strip()
    board, year = find_board(request.args.get("board")), _year(request.args.get("year"))
    is_circulated = not may(Permission.MEETING_WRITE)
    board_id = board.id if board else None
    found = find_decisions(words=words, board_id=board_id, year=year, is_circulated=is_circulated)
    return render_template(
        "borough/meetings/decisions.html",
        lines=decision_lines(found, is_circulated=is_circulated),
        words=words,
        board_id=board_id,
        year=year,
        years=years_of_decisions(),
        boards=boards(with_ended=True),
    )


@pages.route("/decisions/<uuid:decision_id>/replace", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def replace(decision_id: UUID) -> Answer:
    """Says which later decision took the place of this one."""
    found = get_decision(decision_id)
    form = ReplaceForm(data={"later": str(found.replaced_by_id or "")})
    _offer_later(form, found)
    status = 200
    if form.is_submitted():
        status = attempt(form, lambda: _replace(found, form))
        if status == DONE:
            return _back(found, "The register shows that it is replaced.")
    decision = get_decision(decision_id)
    return render_template("borough/meetings/replace.html", decision=decision, form=form), status


@pages.post("/decisions/<uuid:decision_id>/restore")
@requires(Permission.MEETING_WRITE)
def restore(decision_id: UUID) -> Response:
    """Says that it stands after all."""
    found = get_decision(decision_id)
    deciding.replace_decision(found, None, by=current_person().id)
    return _back(found, "The register shows that it stands.")


@pages.route("/decisions/<uuid:decision_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def edit_decision(decision_id: UUID) -> Answer:
    """Corrects a decision's words until the minutes are approved."""
    found = get_decision(decision_id)
    must_be_possible(Step.MINUTE, get_meeting(found.meeting_id))
    form = DecisionForm(obj=found)
    status = 200
    if form.is_submitted():
        status = attempt(form, lambda: _edit(found, form))
        if status == DONE:
            return _back(found, "The decision is corrected.")
    decision = get_decision(decision_id)
    return render_template("borough/meetings/edit_decision.html", decision=decision, form=form), status


def _replace(found: Decision, form: ReplaceForm) -> None:
    deciding.replace_decision(found, get_decision(UUID(form.later.data)), by=current_person().id)


def _edit(found: Decision, form: DecisionForm) -> None:
    title, reasons, url = form.title.data or "", form.reasons.data or "", form.reference_url.data or ""
    deciding.edit_decision(found, title, reasons, reference_url=url, by=current_person().id)


def _offer_later(form: ReplaceForm, found: Decision) -> None:
    later = [one for one in find_decisions(since=found.decided_on) if deciding.is_after(one, found)]
    form.later.offer((str(one.id), f"{one.ref}, {format_day(one.decided_on)}: {one.title}") for one in later)


def _year(text: str | None) -> int | None:
    return (
        int(text) if text and text.isascii() and text.isdigit() and len(text) == 4 and text > "0000" else None
    )


def _back(found: Decision, words: str) -> Response:
    flash(words)
    return redirect(url_for("meetings.decisions", _anchor=anchor_of(found.ref)))
