"""Changing an edition of questions while it is a draft, and putting it in use."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.checks.models import Question, QuestionSet
from tenants.records.checks.queries import find_set_in_use, is_used, questions_in
from tenants.records.checks.question_details import QuestionDetails
from tenants.records.checks.question_sets import is_draft
from tenants.records.checks.rules import CheckKind

MOST_QUESTIONS = 60


def must_be_draft(edition: QuestionSet) -> None:
    """WrongState when the edition is or was in use, or a check was made with it."""
    if not is_draft(edition) or is_used(edition.id):
        raise WrongState("This edition is in use or was, so it cannot change. Make a new edition instead.")


def add_question(edition: QuestionSet, details: QuestionDetails, *, by: UUID) -> Question:
    """Adds a question at the end of a draft."""
    must_be_draft(edition)
    details.check()
    known = questions_in(edition.id)
    if len(known) >= MOST_QUESTIONS:
        raise WrongState(f"A set has {MOST_QUESTIONS} questions at most. Take one away first.")
    position = max((each.position for each in known), default=0) + 1
    question = Question(id=uuid4(), set_id=edition.id, position=position)
    details.write_on(question)
    db.session.add(question)
    _note("question-set:question-added", edition, question, by)
    return question


def edit_question(edition: QuestionSet, question: Question, details: QuestionDetails, *, by: UUID) -> None:
    """Changes a question of a draft."""
    must_be_draft(edition)
    details.check()
    details.write_on(question)
    _note("question-set:question-edited", edition, question, by)


def remove_question(edition: QuestionSet, question: Question, *, by: UUID) -> None:
    """Takes a question out of a draft."""
    must_be_draft(edition)
    db.session.delete(question)
    _note("question-set:question-removed", edition, question, by)


def move_question(edition: QuestionSet, question: Question, *, is_up: bool, by: UUID) -> None:
    """Puts a question of a draft one place up or down; at the end nothing changes."""
    must_be_draft(edition)
    order = questions_in(edition.id)
    at = next(place for place, each in enumerate(order) if each.id == question.id)
    other = at - 1 if is_up else at + 1
    if not 0 <= other < len(order):
        return
    order[at], order[other] = order[other], order[at]
    for position, each in enumerate(order, start=1):
        each.position = position
    _note("question-set:question-moved", edition, question, by)


def _note(event: str, edition: QuestionSet, question: Question, by: UUID) -> None:
    edition.updated_at = clock.now()  # so that its version rises with its questions
    audit.record(event, edition, by=by, question=question.words)
    db.session.flush()


def put_in_use(edition: QuestionSet, *, by: UUID, today: date) -> None:
    """New checks begin with this edition from today; those made with another keep that one."""
    must_be_draft(edition)
    if not questions_in(edition.id):
        raise WrongState("Add a question before you put this edition in use.")
    before = find_set_in_use(CheckKind(edition.kind))
    if before is not None:
        before.is_in_use = False
        audit.record("question-set:out-of-use", before, by=by)
    edition.is_in_use, edition.in_use_since_on = True, today
    audit.record("question-set:put-in-use", edition, by=by)
    db.session.flush()


def give_up(edition: QuestionSet, *, by: UUID) -> None:
    """Throws a draft away; the set in use stays."""
    must_be_draft(edition)
    audit.record("question-set:given-up", edition, by=by)
    for question in questions_in(edition.id):
        db.session.delete(question)
    db.session.flush()
    db.session.delete(edition)
    db.session.flush()
