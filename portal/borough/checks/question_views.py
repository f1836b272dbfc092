"""The pages on which a tenant sees and changes the questions of each kind of check."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, may, requires
from portal.borough.checks.blueprint import checks
from portal.borough.checks.question_forms import EditionForm, QuestionForm, typed_of
from portal.borough.checks.question_lines import edition_line, question_shown, questions_of_kind
from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.errors import NotFound
from tenants.guidance.queries import standard_questions
from tenants.people.permissions import Permission
from tenants.records.checks import question_editing as keeping
from tenants.records.checks.models import Question, QuestionSet
from tenants.records.checks.queries import (
    get_question,
    get_question_set,
    get_question_set_to_change,
    questions_in,
    used_sets,
)
from tenants.records.checks.question_sets import new_edition
from tenants.records.checks.rules import CHECK_WORDS, CheckKind

Answer = str | Response | tuple[str, int]


@checks.get("/questions/")
@requires(Permission.SUPPLIER_READ)
def question_sets() -> str:
    """The questions of each kind, with their editions."""
    kinds = [questions_of_kind(kind) for kind in CheckKind]
    return render_template("borough/checks/question_sets.html", kinds=kinds, form=PortalForm())


@checks.post("/questions/<kind>/new-edition")
@requires(Permission.SUPPLIER_WRITE)
def begin_edition(kind: str) -> Answer:
    """Begins a draft: a copy of the questions in use, or of a published set."""
    if kind not in set(CheckKind):
        raise NotFound("There are no questions of that kind.")
    wanted = request.form.get("standard", "")
    published = {each.code: each for each in standard_questions(kind, clock.today())}
    if wanted and wanted not in published:
        raise NotFound("We could not find those published questions.")
    begun = new_edition(CheckKind(kind), by=current_person().id, standard=published.get(wanted))
    flash("The new edition is begun. Change it, then put it in use.")
    return redirect(url_for("checks.question_set", set_id=begun.id))


@checks.get("/questions/<uuid:set_id>/")
@requires(Permission.SUPPLIER_READ)
def question_set(set_id: UUID) -> str:
    """One edition with its questions."""
    found, form = get_question_set(set_id), EditionForm(formdata=None)
    form.catch_up(found)
    return _edition_page(found, form)


def _edition_page(found: QuestionSet, form: VersionedForm) -> str:
    published = standard_questions(str(found.kind), clock.today())
    titles = {each.code: each.title for each in published}
    line = edition_line(found, used_sets(CheckKind(found.kind)), titles)
    return render_template(
        "borough/checks/question_set.html",
        line=line,
        kind=CHECK_WORDS[CheckKind(found.kind)],
        questions=[question_shown(each) for each in questions_in(found.id)],
        form=form,
        may_change=line.is_draft and may(Permission.SUPPLIER_WRITE),
    )


@checks.route("/questions/<uuid:set_id>/add", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def add_question(set_id: UUID) -> Answer:
    """Adds a question to a draft."""

    def add(edition: QuestionSet, form: QuestionForm) -> None:
        keeping.add_question(edition, form.details, by=current_person().id)

    return _with_question(set_id, None, QuestionForm(), add, "The question is added.")


@checks.route("/questions/<uuid:set_id>/<uuid:question_id>/edit", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def edit_question(set_id: UUID, question_id: UUID) -> Answer:
    """Changes a question of a draft."""
    question = get_question(set_id, question_id)

    def edit(edition: QuestionSet, form: QuestionForm) -> None:
        found = get_question(edition.id, question_id)
        keeping.edit_question(edition, found, form.details, by=current_person().id)

    return _with_question(set_id, question, QuestionForm(data=typed_of(question)), edit, "It is saved.")


def _with_question(
    set_id: UUID,
    question: Question | None,
    form: QuestionForm,
    work: Callable[[QuestionSet, QuestionForm], None],
    done: str,
) -> Answer:
    if not form.is_submitted():
        edition = get_question_set(set_id)
        keeping.must_be_draft(edition)
        return _question_page(edition, question, form)
    edition = get_question_set_to_change(set_id)
    status = attempt(form, lambda: _fresh(edition, form, work))
    if status == DONE:
        return _back(set_id, done)
    edition = get_question_set(set_id)
    return _question_page(edition, question, form), status


def _question_page(edition: QuestionSet, question: Question | None, form: QuestionForm) -> str:
    form.catch_up(edition)
    kind = CHECK_WORDS[CheckKind(edition.kind)]
    return render_template(
        "borough/checks/question.html", edition=edition, kind=kind, form=form, is_new=question is None
    )


def _fresh(edition: QuestionSet, form: Any, work: Callable[[QuestionSet, Any], None]) -> None:
    form.must_be_fresh(edition)
    work(edition, form)


@checks.post("/questions/<uuid:set_id>/<uuid:question_id>/remove")
@requires(Permission.SUPPLIER_WRITE)
def remove_question(set_id: UUID, question_id: UUID) -> Answer:
    """Takes a question out of a draft."""

    def remove(edition: QuestionSet) -> None:
        keeping.remove_question(edition, get_question(set_id, question_id), by=current_person().id)

    return _pressed(set_id, remove, "The question is taken out.")


@checks.post("/questions/<uuid:set_id>/<uuid:question_id>/move")
@requires(Permission.SUPPLIER_WRITE)
def move_question(set_id: UUID, question_id: UUID) -> Answer:
    """Puts a question of a draft one place up or down."""
    is_up = request.form.get("way") != "down"

    def move(edition: QuestionSet) -> None:
        question = get_question(set_id, question_id)
        keeping.move_question(edition, question, is_up=is_up, by=current_person().id)

    return _pressed(set_id, move, "The question is moved.")


@checks.post("/questions/<uuid:set_id>/use")
@requires(Permission.SUPPLIER_WRITE)
def use_edition(set_id: UUID) -> Answer:
    """Puts a draft in use from today."""

    def use(edition: QuestionSet) -> None:
        keeping.put_in_use(edition, by=current_person().id, today=clock.today())

    return _pressed(set_id, use, "This edition is in use: new checks begin with it from today.")


@checks.post("/questions/<uuid:set_id>/give-up")
@requires(Permission.SUPPLIER_WRITE)
def give_up_edition(set_id: UUID) -> Answer:
    """Throws a draft away."""

    def give_up(edition: QuestionSet) -> None:
        keeping.give_up(edition, by=current_person().id)

    back = url_for("checks.question_sets")
    return _pressed(set_id, give_up, "The draft is given up. The edition in use stays.", back)


def _pressed(set_id: UUID, work: Callable[[QuestionSet], None], done: str, back: str = "") -> Answer:
    """What a button of the edition's page does, if the edition is still as it was on the page."""
    edition, form = get_question_set_to_change(set_id), EditionForm()
    status = attempt(form, lambda: _fresh(edition, form, lambda found, _form: work(found)))
    if status != DONE:
        found = get_question_set(set_id)
        form.catch_up(found)
        return _edition_page(found, form), status
    flash(done)
    return redirect(back or url_for("checks.question_set", set_id=set_id))


def _back(set_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("checks.question_set", set_id=set_id))
