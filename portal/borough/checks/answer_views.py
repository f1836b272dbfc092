"""The page on which an officer answers the questions of a check."""

from typing import Any
from uuid import UUID

from flask import request
from wtforms import HiddenField

from portal.access import current_person, requires
from portal.borough.checks.blueprint import checks
from portal.borough.checks.changing import change
from portal.borough.checks.result_forms import one_id
from portal.forms.changing import Answer
from portal.forms.versioned import VersionedForm
from portal.questionnaire.fields import answer_in, field_for, value_for
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.checks.answering import field_of, save_answers
from tenants.records.checks.models import Question, SupplierCheck
from tenants.records.checks.queries import (
    answers_of,
    editions,
    find_set_in_use,
    get_check,
    questions_in,
)
from tenants.records.checks.question_sets import is_draft
from tenants.records.checks.rules import AnswerKind, CheckKind


class AnswersForm(VersionedForm):
    """The questions of an edition; a subclass for each edition has their fields."""

    edition = HiddenField()

    def answers(self, questions: list[Question]) -> dict[UUID, str]:
        """What was written for each question."""
        return {each.id: answer_in(self[field_of(each.id)]) for each in questions}


@checks.route("/<uuid:check_id>/answers", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def answers(check_id: UUID) -> Answer:
    """Shows the questions of the check with their answers, and keeps what is written."""
    found = get_check(check_id)
    set_id = found.question_set_id or _edition_seen(CheckKind(found.kind))
    questions, known = questions_in(set_id), answers_of(check_id)
    form = _form(set_id, questions, known)

    def keep(check: SupplierCheck, form: AnswersForm) -> None:
        check.question_set_id = set_id
        save_answers(check, form.answers(questions), by=current_person().id)

    def show(_check: SupplierCheck) -> dict[str, Any]:
        return {"parts": parts_of(questions)}

    return change(check_id, form, "answers", keep, "The answers are saved.", more=show, anchor="answers")


def _edition_seen(kind: CheckKind) -> UUID:
    """The edition that was on the page when it was opened, even if another came into use since."""
    sent = one_id(request.form.get("edition"))
    known = {each.id for each in editions(kind) if not is_draft(each)}
    if sent in known and sent is not None:
        return sent
    in_use = find_set_in_use(kind)
    if in_use is None:
        raise NotFound("There are no questions for this kind of check.")
    return in_use.id


def _form(set_id: UUID, questions: list[Question], known: dict[UUID, str]) -> AnswersForm:
    fields: dict[str, Any] = {field_of(each.id): field_for(each) for each in questions}
    fields["guarded"] = tuple(field_of(each.id) for each in questions if each.answer == AnswerKind.TEXT)
    kept = {field_of(each.id): value_for(each, known.get(each.id, "")) for each in questions}
    form: AnswersForm = type("QuestionsForm", (AnswersForm,), fields)(data=kept)
    form.edition.data = str(set_id)
    return form


def parts_of(questions: list[Question]) -> list[tuple[str, list[str]]]:
    """The headings of an edition, each with the fields that stand under it."""
    parts: list[tuple[str, list[str]]] = []
    for each in questions:
        if not parts or parts[-1][0] != each.part:
            parts.append((each.part, []))
        parts[-1][1].append(field_of(each.id))
    return parts
