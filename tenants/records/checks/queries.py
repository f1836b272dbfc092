"""Reading checks, what they found, and what they rest on."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.checks.models import (
    AreaRead,
    CheckAnswer,
    CheckEvidence,
    Question,
    QuestionnaireInvitation,
    QuestionSet,
    StatementRead,
    SupplierCheck,
)
from tenants.records.checks.rules import CheckKind, CheckStatus
from tenants.records.statements.rules import Area

#: A check that somebody still has to finish.
OPEN = (CheckStatus.PLANNED, CheckStatus.UNDER_WAY)
_NOT_FOUND = "We could not find that check."


def get_check(check_id: UUID) -> SupplierCheck:
    """The tenant's check; NotFound when there is none or it is another tenant's."""
    check = db.session.scalar(select(SupplierCheck).where(SupplierCheck.id == check_id))
    if check is None:
        raise NotFound(_NOT_FOUND)
    return check


def get_check_to_change(check_id: UUID) -> SupplierCheck:
    """The check, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(SupplierCheck).where(SupplierCheck.id == check_id).with_for_update()
    check = db.session.scalar(statement.execution_options(populate_existing=True))
    if check is None:
        raise NotFound(_NOT_FOUND)
    return check


def checks_of(supplier_id: UUID) -> list[SupplierCheck]:
    """Every check of a supplier: the open ones first, then those done, the latest first."""
    statement = select(SupplierCheck).where(SupplierCheck.supplier_id == supplier_id)
    newest_first = (
        SupplierCheck.status.in_(OPEN).desc(),
        SupplierCheck.done_on.desc().nulls_last(),
        SupplierCheck.created_at.desc(),
    )
    return list(db.session.scalars(statement.order_by(*newest_first)))


def open_checks(supplier_id: UUID | None = None, kinds: Collection[CheckKind] = ()) -> list[SupplierCheck]:
    """The checks that are planned or with the supplier, of one supplier or all, the oldest plan first."""
    statement = select(SupplierCheck).where(SupplierCheck.status.in_(OPEN))
    if supplier_id is not None:
        statement = statement.where(SupplierCheck.supplier_id == supplier_id)
    if kinds:
        statement = statement.where(SupplierCheck.kind.in_(kinds))
    return list(db.session.scalars(statement.order_by(SupplierCheck.created_at, SupplierCheck.id)))


def find_open_check(supplier_id: UUID, kind: CheckKind) -> SupplierCheck | None:
    """The check of this kind that is planned or with the supplier; there is one at most."""
    return next(iter(open_checks(supplier_id, [kind])), None)


def changes_seen(supplier_id: UUID) -> int:
    """A number that rises whenever any check of the supplier is added or changed."""
    statement = select(func.coalesce(func.sum(SupplierCheck.version), 0))
    return int(db.session.scalar(statement.where(SupplierCheck.supplier_id == supplier_id)) or 0)


def latest_of_kind(supplier_id: UUID, kind: CheckKind) -> date | None:
    """The day of the supplier's latest check of a kind."""
    wanted = (SupplierCheck.supplier_id == supplier_id, SupplierCheck.kind == kind)
    return db.session.scalar(select(func.max(SupplierCheck.done_on)).where(*wanted))


def latest_done(supplier_ids: Iterable[UUID]) -> dict[UUID, date]:
    """The day of each supplier's latest check of any kind; those never checked are left out."""
    wanted = (SupplierCheck.supplier_id.in_(list(supplier_ids)), SupplierCheck.done_on.is_not(None))
    statement = select(SupplierCheck.supplier_id, func.max(SupplierCheck.done_on)).where(*wanted)
    found = db.session.execute(statement.group_by(SupplierCheck.supplier_id))
    return {supplier_id: day for supplier_id, day in found if day is not None}


def answers_of(check_id: UUID) -> dict[UUID, str]:
    """The answers of a check by question."""
    statement = select(CheckAnswer.question_id, CheckAnswer.answer).where(CheckAnswer.check_id == check_id)
    return {question_id: answer for question_id, answer in db.session.execute(statement)}


def is_answered_by_supplier(check_id: UUID) -> bool:
    """Whether the supplier itself has sent answers to the questions of the check."""
    wanted = (QuestionnaireInvitation.check_id == check_id, QuestionnaireInvitation.submitted_at.is_not(None))
    return db.session.scalar(select(QuestionnaireInvitation.id).where(*wanted).limit(1)) is not None


def get_question_set(set_id: UUID) -> QuestionSet:
    """One edition of questions; NotFound when it is not the tenant's."""
    found = db.session.scalar(select(QuestionSet).where(QuestionSet.id == set_id))
    if found is None:
        raise NotFound("We could not find those questions.")
    return found


def get_question_set_to_change(set_id: UUID) -> QuestionSet:
    """The edition, held until the transaction ends."""
    statement = select(QuestionSet).where(QuestionSet.id == set_id).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound("We could not find those questions.")
    return found


def find_set_in_use(kind: CheckKind) -> QuestionSet | None:
    """The edition that new checks of the kind begin with, if the tenant has taken one over."""
    wanted = (QuestionSet.kind == kind, QuestionSet.is_in_use.is_(True))
    return db.session.scalar(select(QuestionSet).where(*wanted).limit(1))


def editions(kind: CheckKind) -> list[QuestionSet]:
    """Every edition of the questions of a kind, the newest first."""
    statement = select(QuestionSet).where(QuestionSet.kind == kind)
    return list(
        db.session.scalars(statement.order_by(QuestionSet.created_at.desc(), QuestionSet.edition.desc()))
    )


def used_sets(kind: CheckKind) -> dict[UUID, int]:
    """How many checks were made with each edition of a kind; those never used are left out."""
    wanted = (SupplierCheck.kind == kind, SupplierCheck.question_set_id.is_not(None))
    statement = select(SupplierCheck.question_set_id, func.count()).where(*wanted)
    found = db.session.execute(statement.group_by(SupplierCheck.question_set_id))
    return {set_id: count for set_id, count in found if set_id is not None}


def is_used(set_id: UUID) -> bool:
    """Whether a check was made with this edition."""
    statement = select(SupplierCheck.id).where(SupplierCheck.question_set_id == set_id).limit(1)
    return db.session.scalar(statement) is not None


def questions_in(set_id: UUID) -> list[Question]:
    """The questions of an edition, in order."""
    statement = select(Question).where(Question.set_id == set_id)
    return list(db.session.scalars(statement.order_by(Question.position, Question.id)))


def get_question(set_id: UUID, question_id: UUID) -> Question:
    """One question of one edition; NotFound otherwise."""
    wanted = (Question.set_id == set_id, Question.id == question_id)
    found = db.session.scalar(select(Question).where(*wanted))
    if found is None:
        raise NotFound("We could not find that question.")
    return found


def statement_read(check_id: UUID) -> StatementRead | None:
    """What a statement check read in the statement."""
    return db.session.scalar(select(StatementRead).where(StatementRead.check_id == check_id))


def areas_read(check_id: UUID) -> dict[Area, AreaRead]:
    """At which level a statement covers each area."""
    found = db.session.scalars(select(AreaRead).where(AreaRead.check_id == check_id))
    return {Area(each.area): each for each in found}


def evidence_of(check_id: UUID) -> list[CheckEvidence]:
    """What a check rests on, the oldest first."""
    statement = select(CheckEvidence).where(CheckEvidence.check_id == check_id)
    return list(db.session.scalars(statement.order_by(CheckEvidence.added_at, CheckEvidence.id)))


def get_evidence(check_id: UUID, evidence_id: UUID) -> CheckEvidence:
    """One piece of evidence of one check; NotFound otherwise."""
    wanted = (CheckEvidence.check_id == check_id, CheckEvidence.id == evidence_id)
    found = db.session.scalar(select(CheckEvidence).where(*wanted))
    if found is None:
        raise NotFound("We could not find that piece of evidence.")
    return found
