"""The questions that checks of a kind begin with: taken over from the standard, and new editions of them."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import NotFound, WrongState
from tenants.guidance.models import StandardQuestions
from tenants.guidance.queries import standard_questions
from tenants.records.checks.models import Question, QuestionSet, SupplierCheck
from tenants.records.checks.queries import editions, find_set_in_use, questions_in
from tenants.records.checks.question_details import QuestionDetails, details_of, details_of_standard
from tenants.records.checks.rules import CHECK_WORDS, CheckKind


def questions_for(kind: CheckKind) -> QuestionSet:
    """The set that new checks of the kind begin with, taken over from the standard the first time.

    NotFound when the tenant has none and none is published, as for a statement check.
    """
    found = find_questions_for(kind)
    if found is None:
        raise NotFound("There are no questions for this kind of check.")
    return found


def find_questions_for(kind: CheckKind) -> QuestionSet | None:
    """The same, or None when there are no questions for the kind."""
    found = find_set_in_use(kind)
    if found is not None:
        return found
    standard = next(iter(standard_questions(kind.value, clock.today())), None)
    return _take_over(kind, standard) if standard else None


def begin(check: SupplierCheck) -> QuestionSet | None:
    """The edition that the check is made with; from now on it is this one, whatever comes into use later."""
    if check.question_set_id is not None:
        return None
    found = find_questions_for(CheckKind(check.kind))
    check.question_set_id = found.id if found else None
    return found


def _take_over(kind: CheckKind, standard: StandardQuestions) -> QuestionSet:
    taken = _new_set(kind, standard.title, standard.code)
    taken.is_in_use, taken.in_use_since_on = True, clock.today()
    audit.record("question-set:taken-over", taken, by=None)
    db.session.flush()
    _copy(taken, details_of_standard(standard))
    return taken


def _new_set(kind: CheckKind, title: str, standard_code: str | None) -> QuestionSet:
    number, now = max((each.edition for each in editions(kind)), default=0) + 1, clock.now()
    made = QuestionSet(
        id=uuid4(),
        kind=kind,
        title=title,
        edition=number,
        standard_code=standard_code,
        is_in_use=False,
        created_at=now,
        updated_at=now,
    )
    db.session.add(made)
    return made


def _copy(into: QuestionSet, questions: Iterable[QuestionDetails]) -> None:
    for position, details in enumerate(questions, start=1):
        question = Question(id=uuid4(), set_id=into.id, position=position)
        details.write_on(question)
        db.session.add(question)
    db.session.flush()


def new_edition(
    kind: CheckKind, *, by: UUID | None, standard: StandardQuestions | None = None
) -> QuestionSet:
    """A draft to change: a copy of the set in use, or of a published one; there is one draft at a time."""
    if draft_of(kind) is not None:
        raise WrongState("A new edition of these questions is being written already. Go on with that one.")
    before = find_questions_for(kind)
    if standard is not None and standard.kind != kind:
        raise WrongState("Those questions are for another kind of check.")
    questions = details_of_standard(standard) if standard else _details_in(before)
    title = standard.title if standard else before.title if before else CHECK_WORDS[kind]
    code = standard.code if standard else before.standard_code if before else None
    made = _new_set(kind, title, code)
    audit.record("question-set:edition-begun", made, by=by)
    db.session.flush()
    _copy(made, questions)
    return made


def _details_in(edition: QuestionSet | None) -> list[QuestionDetails]:
    return [details_of(each) for each in questions_in(edition.id)] if edition else []


def draft_of(kind: CheckKind) -> QuestionSet | None:
    """The edition that was never in use, if one is being written."""
    return next((each for each in editions(kind) if is_draft(each)), None)


def is_draft(edition: QuestionSet) -> bool:
    """Whether it may still be changed: it was never in use."""
    return not edition.is_in_use and edition.in_use_since_on is None
