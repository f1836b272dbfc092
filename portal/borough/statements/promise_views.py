"""The pages on which promises are made, put in the plan, and answered a year later."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.statements.blueprint import statements as pages
from portal.borough.statements.changing import Answer, change
from portal.borough.statements.step_forms import PlaceForm
from portal.borough.statements.writing_forms import AnswerForm, PromiseForm, RemoveForm, typed_promise
from portal.forms.refusals import DONE, attempt
from tenants.errors import NotFound, WrongState
from tenants.people.permissions import Permission
from tenants.records.statements import promises as writing
from tenants.records.statements.models import Statement, StatementPromise
from tenants.records.statements.queries import (
    find_previous,
    get_promise,
    get_promise_to_change,
    get_statement,
    get_statement_to_change,
)
from tenants.records.statements.rules import WAY, Kept
from workflows.statements.effectiveness import suggested
from workflows.statements.publishing import has_promises_to_place


def _must_be_draft(statement: Statement) -> None:
    WAY.must_be_draft(statement.status)


@pages.route("/<uuid:statement_id>/promises/add", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def add_promise(statement_id: UUID) -> Answer:
    """Adds what the council promises for the next year."""
    form, status = PromiseForm(), 0
    form.offer()
    if form.is_submitted():
        found = get_statement_to_change(statement_id)
        status = attempt(form, lambda: _add(found, form))
        if status == DONE:
            flash("The promise is added.")
            return redirect(url_for("statements.promises", statement_id=statement_id))
        form.offer()
    found = get_statement(statement_id)
    if not status:
        _must_be_draft(found)
    shown = render_template("borough/statements/add_promise.html", form=form, statement=found)
    return (shown, status) if status else shown


@pages.route("/<uuid:statement_id>/promises/<uuid:promise_id>/edit", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def edit_promise(statement_id: UUID, promise_id: UUID) -> Answer:
    """Changes a promise."""
    return change(
        statement_id,
        PromiseForm(data=typed_promise(get_promise(statement_id, promise_id))),
        "edit_promise",
        lambda found, form: writing.edit_promise(
            found, get_promise(found.id, promise_id), form.details(), by=current_person().id
        ),
        "The promise is changed.",
        part=lambda found, is_held: _part(found.id, promise_id, is_held),
        check=_must_be_draft,
        offer=lambda _found, form: form.offer(),
        lands=lambda: url_for("statements.promises", statement_id=statement_id),
    )


@pages.route("/<uuid:statement_id>/promises/<uuid:promise_id>/remove", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def remove_promise(statement_id: UUID, promise_id: UUID) -> Answer:
    """Takes a promise out of the statement."""
    return change(
        statement_id,
        RemoveForm(),
        "remove_promise",
        lambda found, _form: writing.remove_promise(
            found, get_promise(found.id, promise_id), by=current_person().id
        ),
        "The promise is taken out.",
        part=lambda found, is_held: _part(found.id, promise_id, is_held),
        check=_must_be_draft,
        lands=lambda: url_for("statements.promises", statement_id=statement_id),
    )


@pages.route("/<uuid:statement_id>/actions", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def make_actions(statement_id: UUID) -> Answer:
    """Makes an action of each promise that is none yet."""
    return change(
        statement_id,
        PlaceForm(),
        "make_actions",
        _place,
        "Each promise is an action of the plan now. Its owner will be reminded.",
        check=_must_have_some,
        offer=lambda found, form: form.offer(found),
        lands=lambda: url_for("statements.promises", statement_id=statement_id),
    )


@pages.route("/<uuid:statement_id>/last-year/<uuid:promise_id>", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def answer(statement_id: UUID, promise_id: UUID) -> Answer:
    """Says what became of a promise of last year."""
    promised = _last_years(get_statement(statement_id), promise_id, False)
    return change(
        statement_id,
        AnswerForm(data=_known(promised)),
        "answer",
        lambda found, form: _answer(found, promise_id, form),
        "The answer is saved.",
        part=lambda found, is_held: _last_years(found, promise_id, is_held),
        check=_must_be_draft,
        lands=lambda: url_for("statements.promises", statement_id=statement_id),
    )


def _add(found: Statement, form: PromiseForm) -> None:
    writing.check_due(form.due_on.data)
    writing.promise(found, form.details(), by=current_person().id)


def _part(statement_id: UUID, promise_id: UUID, is_held: bool) -> StatementPromise:
    return (get_promise_to_change if is_held else get_promise)(statement_id, promise_id)


def _last_years(found: Statement, promise_id: UUID, is_held: bool) -> StatementPromise:
    """A promise of the statement published before; NotFound for any other."""
    before = find_previous(found)
    if before is None:
        raise NotFound("We could not find that promise.")
    return _part(before.id, promise_id, is_held)


def _known(promised: StatementPromise) -> dict[str, str]:
    """What was said already, else what the promise's action lets one say."""
    kept, outcome = Kept(promised.kept), promised.outcome
    if kept == Kept.NOT_SAID:
        kept, outcome = suggested(promised)
    return {"kept": kept.value, "outcome": outcome}


def _answer(found: Statement, promise_id: UUID, form: AnswerForm) -> None:
    promised = _last_years(found, promise_id, False)
    kept, outcome = Kept(form.kept.data), form.outcome.data or ""
    writing.answer_promise(found, promised, kept, outcome, by=current_person().id)


def _must_have_some(found: Statement) -> None:
    if not has_promises_to_place(found):
        raise WrongState("There is no promise to put in a plan, or no plan is named for this statement.")


def _place(found: Statement, form: PlaceForm) -> None:
    place = form.place
    writing.put_in_plan(found, aim_id=place.aim_id, theme_key=place.theme_key, by=current_person().id)
