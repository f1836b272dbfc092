"""How the questions of a check are answered, and with which edition of them."""

from uuid import UUID, uuid4

import pytest

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.checks.answering import (
    field_of,
    finish,
    missing_answers,
    questions_of,
    save_answers,
)
from tenants.records.checks.details import Result
from tenants.records.checks.models import Question, SupplierCheck
from tenants.records.checks.queries import answers_of
from tenants.records.checks.rules import AnswerKind, CheckKind, CheckStatus, Outcome
from tenants.records.checks.service import call_off
from tenants.records.suppliers.models import Supplier
from tests.factories.checks import make_check, make_planned
from tests.factories.world import World


def _first(check: SupplierCheck, kind: AnswerKind) -> Question:
    return next(each for each in questions_of(check) if each.answer == kind)


def _fitting(question: Question) -> str:
    by_kind = {AnswerKind.YES_NO: "yes", AnswerKind.NUMBER: "1,250", AnswerKind.DAY: "2026-03-31"}
    return question.choices[0] if question.choices else by_kind.get(AnswerKind(question.answer), "Words")


def test_answers_are_kept_when_they_fit_and_stay_when_not_sent_again(house: World, acme: Supplier) -> None:
    check = make_planned(acme, CheckKind.QUESTIONNAIRE)
    save_answers(check, {}, by=None)
    number, yes_no = _first(check, AnswerKind.NUMBER), _first(check, AnswerKind.YES_NO)
    save_answers(check, {number.id: "1,250"}, by=None)
    save_answers(check, {yes_no.id: "no"}, by=None)
    assert answers_of(check.id) == {number.id: "1250", yes_no.id: "no"}


@pytest.mark.parametrize(
    ("kind", "typed"),
    [(AnswerKind.NUMBER, "many"), (AnswerKind.YES_NO, "perhaps"), (AnswerKind.CHOICE, "Forged")],
)
def test_an_answer_is_refused_at_its_field_when_it_does_not_fit(
    house: World, acme: Supplier, kind: AnswerKind, typed: str
) -> None:
    check = make_check(acme, CheckKind.QUESTIONNAIRE)
    question = _first(check, kind)
    with pytest.raises(FieldError) as refused:
        save_answers(check, {question.id: typed}, by=None)
    assert refused.value.field == field_of(question.id)


def test_an_answer_is_refused_when_the_question_is_not_of_the_check(house: World, acme: Supplier) -> None:
    check, other = make_check(acme, CheckKind.ANNUAL), make_check(acme, CheckKind.SITE_VISIT)
    for question_id in (uuid4(), questions_of(other)[0].id):
        with pytest.raises(NotFound):
            save_answers(check, {question_id: "yes"}, by=None)


def test_answers_are_refused_when_the_check_was_called_off(house: World, acme: Supplier) -> None:
    check = make_planned(acme)
    call_off(check, "Not needed", by=None)
    with pytest.raises(WrongState):
        save_answers(check, {}, by=None)


def test_the_former_answer_stands_in_the_history_when_it_is_corrected(house: World, acme: Supplier) -> None:
    check = make_check(acme, CheckKind.QUESTIONNAIRE)
    number = _first(check, AnswerKind.NUMBER)
    save_answers(check, {number.id: "1250"}, by=None)
    save_answers(check, {number.id: "125"}, by=house.barnet.procurement.id)
    newest = changes(Wanted(subject_id=check.id))[0]
    assert newest.event == "supplier-check:answers-corrected"
    assert newest.after["was"] == [f"{number.words} 1250"]


def test_a_check_is_finished_when_every_needed_answer_is_there(house: World, acme: Supplier) -> None:
    check = make_planned(acme, CheckKind.QUESTIONNAIRE)
    result = Result(CheckKind.QUESTIONNAIRE, clock.today(), Outcome.SATISFACTORY)
    save_answers(check, {}, by=None)
    with pytest.raises(FieldError) as refused:
        finish(check, result, by=None)
    assert refused.value.field == field_of(missing_answers(check)[0].id)
    answers: dict[UUID, str] = {each.id: _fitting(each) for each in questions_of(check)}
    save_answers(check, answers, by=None)
    assert finish(check, result, by=None).status == CheckStatus.DONE
