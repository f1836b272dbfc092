"""Keeps what a supplier writes, and makes it answers and evidence of the check when it is sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.authorities.queries import get_tenant
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.people.queries import leads_of
from tenants.records.checks.answering import read_answer, save_answers
from tenants.records.checks.models import CheckEvidence, QuestionnaireInvitation, SupplierCheck
from tenants.records.checks.owed import owner_of
from tenants.records.checks.queries import get_check_to_change
from tenants.records.checks.rules import CheckStatus
from tenants.records.files.service import forget_file, keep_file
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Task, owe
from tenants.records.posts.queries import get_post
from tenants.records.suppliers.queries import get_supplier
from tenants.scope import current_tenant
from workflows.notices.service import queue_letter, withdraw_unsent
from workflows.questionnaires import mails
from workflows.questionnaires.queries import Opened, key_of
from workflows.questionnaires.rules import (
    JUDGE_WITHIN,
    MOST_FILES,
    MOST_SAVES,
    MOST_UPLOADS,
)
from workflows.settings import settings

_ENOUGH = (
    "This link has been used to save very often, so it takes nothing more. Ask the council for a new link: "
    "all that was saved is kept."
)


def save_draft(opened: Opened, answers: Mapping[UUID, str]) -> None:
    """Keeps answers to some of the questions; the others stay.

    FieldError for one that does not fit its question; WrongState when the link has saved too often.
    """
    asked = {question.id: question for part in opened.parts for question in part.questions}
    if not answers.keys() <= asked.keys():
        raise NotFound
    given = {key: read_answer(asked[key], text) for key, text in answers.items()}
    _count_a_save(opened)
    written = {str(key): text for key, text in given.items()}
    kept = {**opened.draft.answers, **written}
    opened.draft.answers = {key: text for key, text in kept.items() if text}
    db.session.flush()


def add_file(opened: Opened, title: str, name: str, content: bytes) -> None:
    """Keeps a vetted file with the draft; FieldError("file") or WrongState when it cannot be kept."""
    draft = opened.draft
    if len(draft.files) >= MOST_FILES:
        raise WrongState(f"You can add {MOST_FILES} files. Remove one first.")
    if draft.uploads >= MOST_UPLOADS:
        raise FieldError("file", "This link has been used for very many files, so it takes no more.")
    stored = keep_file(name, content, by=None)
    _count_a_save(opened)
    draft.uploads += 1
    draft.files = [*draft.files, {"id": str(stored.id), "title": (title.strip() or stored.name)[:160]}]
    db.session.flush()


def remove_file(opened: Opened, file_id: UUID) -> None:
    """Takes a file away that the supplier added; nothing of it is kept."""
    left = [each for each in opened.draft.files if each["id"] != str(file_id)]
    if len(left) == len(opened.draft.files):
        return  # pressed twice
    _count_a_save(opened)
    opened.draft.files = left
    forget_file(file_id)
    db.session.flush()


def submit(opened: Opened, name: str, role: str, *, today: date) -> None:
    """Makes the draft final: answers and evidence of the check, which whoever asked is told of."""
    if opened.unanswered():
        raise WrongState("Some questions still need an answer.")
    invitation, check = opened.invitation, get_check_to_change(opened.check.id)
    invitation.submitted_at = clock.now()
    invitation.submitted_by = f"{name.strip()}, {role.strip()}"[:160]
    audit.record("questionnaire:answered", invitation, by=None)
    _keep_answers(opened, check)
    _give_back(check, today)
    withdraw_unsent(key_of(invitation, ""), "The answers have been sent.")
    _tell(invitation, check, today)
    db.session.flush()


def _keep_answers(opened: Opened, check: SupplierCheck) -> None:
    answers = {
        question.id: text
        for part in opened.parts
        for question in part.questions
        if (text := opened.answer(question))
    }
    save_answers(check, answers, by=None)
    for each in opened.draft.files:
        _add_evidence(check, each)
    if opened.draft in db.session:
        db.session.delete(opened.draft)


def _add_evidence(check: SupplierCheck, file: Mapping[str, Any]) -> None:
    evidence = CheckEvidence(
        id=uuid4(),
        check_id=check.id,
        title=file["title"],
        file_id=UUID(file["id"]),
        is_from_supplier=True,
        added_at=clock.now(),
    )
    db.session.add(evidence)
    audit.record("supplier-check:evidence-added", check, by=None, evidence=evidence.title)


def _give_back(check: SupplierCheck, today: date) -> None:
    """The check is the council's again: somebody has to judge the answers."""
    check.status, check.updated_at = CheckStatus.PLANNED, clock.now()
    audit.record("supplier-check:back-from-supplier", check, by=None)
    title = f"Judge the answers of “{get_supplier(check.supplier_id).title}” to the questionnaire"
    task = Task(Kind.SUPPLIER_CHECK, check.id, title[:240], f"checks/{check.id}/")
    owe(task, today + JUDGE_WITHIN, owner_of(check), by=None, reason="The supplier has answered.")


def _tell(invitation: QuestionnaireInvitation, check: SupplierCheck, today: date) -> None:
    tenant, supplier = get_tenant(current_tenant()), get_supplier(check.supplier_id)
    page = f"{settings().base_url}/{tenant.slug}/checks/{check.id}/"
    by_on = today + JUDGE_WITHIN
    letter = mails.answers_are_here(supplier.title, tenant.name, invitation.submitted_by, by_on, page)
    for reader in _readers(check):
        key = f"questionnaire-answered:{invitation.id}:{reader}"
        queue_letter(reader, letter.subject, letter.body, dedupe_key=key)


def _readers(check: SupplierCheck) -> list[UUID]:
    """Whoever answers for the check; the leads when that is a vacant post or nobody."""
    owner = owner_of(check)
    holder = owner.person_id or (get_post(owner.post_id).holder_id if owner.post_id else None)
    return [holder] if holder else [lead.id for lead in leads_of(current_tenant())]


def _count_a_save(opened: Opened) -> None:
    draft, invitation = opened.draft, opened.invitation
    if draft.saves >= MOST_SAVES:
        raise WrongState(_ENOUGH)
    draft.saves += 1
    db.session.add(draft)
    invitation.saved_at = clock.now()
    audit.record("questionnaire:saved", invitation, by=None)
