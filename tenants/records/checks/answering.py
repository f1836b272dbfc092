"""Answering the questions of a check, by an officer or by the supplier."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.checks.details import Result
from tenants.records.checks.models import CheckAnswer, Question, SupplierCheck
from tenants.records.checks.queries import answers_of, is_answered_by_supplier, questions_in
from tenants.records.checks.question_sets import begin
from tenants.records.checks.rules import AnswerKind, CheckStatus
from tenants.records.checks.service import log_check
from tenants.records.suppliers.queries import get_supplier

LONGEST_ANSWER = 4000
_LONGEST_NUMBER = 12
_WORDS_KEPT = 200  # of what an answer was before, for the history


def field_of(question_id: UUID) -> str:
    """How the form field of a question is called, here and in whatever refuses its answer."""
    return f"answer_{question_id.hex}"


def questions_of(check: SupplierCheck) -> list[Question]:
    """The questions of the edition that the check is made with; none before it has begun."""
    return questions_in(check.question_set_id) if check.question_set_id else []


def save_answers(check: SupplierCheck, answers: Mapping[UUID, str], *, by: UUID | None) -> None:
    """Keeps these answers; those not given stay as they are, an empty one takes an answer back.

    FieldError names the field of `field_of`; NotFound when a question is not of the check's edition.
    """
    if check.status == CheckStatus.CALLED_OFF:
        raise WrongState("This check was called off, so its questions are not answered any more.")
    begin(check)
    asked = {each.id: each for each in questions_of(check)}
    if set(answers) - set(asked):
        raise NotFound("We could not find one of the questions.")
    given = {key: read_answer(asked[key], text) for key, text in answers.items()}
    held = answers_of(check.id)
    changed = {key: text for key, text in given.items() if text != held.get(key, "")}
    if not changed:
        return
    if by is not None:
        _must_be_ours_to_answer(check)
    _write(check.id, changed)
    was = [_line(asked[key], held[key]) for key in changed if held.get(key)]
    _note(check, [_line(asked[key], text) for key, text in changed.items()] if was else [], was, by)


def _must_be_ours_to_answer(check: SupplierCheck) -> None:
    """What a supplier says is its own word, so nobody here changes it."""
    if check.status == CheckStatus.UNDER_WAY:
        raise WrongState("These questions are with the supplier. Take them back first to answer them here.")
    if is_answered_by_supplier(check.id):
        raise WrongState("The supplier sent these answers, so they stay as they are. Say what they show.")


def read_answer(question: Question, text: str) -> str:
    """The answer as it is kept; FieldError when it does not fit the question."""
    text, kind = text.strip(), AnswerKind(question.answer)
    problem = _problem(question, text, kind) if text else None
    if problem:
        raise FieldError(field_of(question.id), problem)
    return text.replace(",", "") if kind == AnswerKind.NUMBER else text


def _problem(question: Question, text: str, kind: AnswerKind) -> str | None:
    if kind == AnswerKind.YES_NO:
        return None if text in ("yes", "no") else "Choose yes or no."
    if kind == AnswerKind.CHOICE:
        return None if text in question.choices else "Choose one of the answers."
    if kind == AnswerKind.NUMBER:
        plain = text.replace(",", "")
        is_number = plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST_NUMBER
        return None if is_number else "Enter a whole number, like 250."
    if kind == AnswerKind.DAY:
        return None if _is_day(text) else "Enter a real date, like 31 3 2027."
    return None if len(text) <= LONGEST_ANSWER else f"Shorten this to {LONGEST_ANSWER:,} characters or fewer."


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _write(check_id: UUID, changed: Mapping[UUID, str]) -> None:
    statement = select(CheckAnswer).where(CheckAnswer.check_id == check_id)
    rows = {row.question_id: row for row in db.session.scalars(statement)}
    for key, text in changed.items():
        if key in rows:
            rows[key].answer = text
        else:
            db.session.add(CheckAnswer(check_id=check_id, question_id=key, answer=text))


def _line(question: Question, answer: str) -> str:
    return f"{question.words} {answer or 'no answer'}"[:_WORDS_KEPT]


def _note(check: SupplierCheck, now: list[str], was: list[str], by: UUID | None) -> None:
    check.updated_at = clock.now()
    event = "supplier-check:answers-corrected" if was else "supplier-check:answered"
    audit.record(event, check, by=by, is_now=now, was=was)
    db.session.flush()


def missing_answers(check: SupplierCheck) -> list[Question]:
    """The questions that must be answered and are not."""
    held = answers_of(check.id)
    return [each for each in questions_of(check) if each.is_required and not held.get(each.id)]


def must_be_complete(check: SupplierCheck) -> None:
    """FieldError at the first question that must be answered and is not."""
    missing = missing_answers(check)
    if missing:
        raise FieldError(field_of(missing[0].id), f"Answer this: {missing[0].words}")


def finish(
    check: SupplierCheck, result: Result, *, by: UUID | None, next_months: int | None = None
) -> SupplierCheck:
    """Says what a check whose questions are answered found; FieldError while a needed answer is missing."""
    must_be_complete(check)
    supplier = get_supplier(check.supplier_id)
    return log_check(supplier, result, by=by, next_months=next_months, planned=check)
