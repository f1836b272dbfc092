"""Reads questionnaires: the invitation, its questions, and what the supplier has written so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import NotFound, WrongState
from tenants.records.checks.models import (
    Question,
    QuestionnaireDraft,
    QuestionnaireInvitation,
    SupplierCheck,
)
from tenants.records.checks.queries import get_check, questions_in
from tenants.records.checks.rules import CheckStatus
from workflows.notices.models import MessageState, OutboxMessage
from workflows.notices.rules import id_for
from workflows.signed_links import InvitationLink, LinkRefused, must_be_in_time


@dataclass(frozen=True, slots=True)
class Part:
    """Questions that stand under one heading; `number` counts from 1."""

    number: int
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens, and what was written so far."""

    link: InvitationLink
    invitation: QuestionnaireInvitation
    check: SupplierCheck
    draft: QuestionnaireDraft
    parts: tuple[Part, ...]

    def part(self, number: int) -> Part:
        """The part with this number; NotFound when there is none."""
        if not 1 <= number <= len(self.parts):
            raise NotFound
        return self.parts[number - 1]

    def answer(self, question: Question) -> str:
        """What was written for a question so far."""
        return str(self.draft.answers.get(str(question.id), ""))

    def answered(self, part: Part) -> int:
        """How many questions of a part have an answer."""
        return sum(bool(self.answer(question)) for question in part.questions)

    def unanswered(self) -> list[tuple[Part, Question]]:
        """The questions that need an answer and have none, in order."""
        return [
            (part, question)
            for part in self.parts
            for question in part.questions
            if question.is_required and not self.answer(question)
        ]


def parts_of(check: SupplierCheck) -> tuple[Part, ...]:
    """The questions that a check has begun with, by their headings."""
    return by_part(questions_in(check.question_set_id)) if check.question_set_id else ()


def by_part(questions: Iterable[Question]) -> tuple[Part, ...]:
    """Questions by their headings, in order; a heading that comes again is one part."""
    grouped: dict[str, list[Question]] = {}
    for question in questions:
        grouped.setdefault(question.part or "Questions", []).append(question)
    return tuple(
        Part(number, title, tuple(found)) for number, (title, found) in enumerate(grouped.items(), start=1)
    )


def invitations_of(check_id: UUID) -> list[QuestionnaireInvitation]:
    """Every invitation to the questions of a check, the newest first."""
    statement = select(QuestionnaireInvitation).where(QuestionnaireInvitation.check_id == check_id)
    newest_first = QuestionnaireInvitation.sent_at.desc(), QuestionnaireInvitation.id
    return list(db.session.scalars(statement.order_by(*newest_first)))


def find_live(check_id: UUID) -> QuestionnaireInvitation | None:
    """The invitation that waits for answers; expired ones wait too, for a new link."""
    return next((each for each in invitations_of(check_id) if is_live(each)), None)


def find_submitted(check_id: UUID) -> QuestionnaireInvitation | None:
    """The invitation with which the answers were sent, if they were."""
    return next((each for each in invitations_of(check_id) if each.submitted_at is not None), None)


def is_live(invitation: QuestionnaireInvitation) -> bool:
    """Whether it is neither answered nor taken back."""
    return invitation.submitted_at is None and invitation.withdrawn_at is None


def get_live_to_change(check_id: UUID) -> QuestionnaireInvitation:
    """The invitation that waits for answers, held; WrongState when there is none."""
    found = find_live(check_id)
    held = _held(found.id) if found else None
    if held is None or not is_live(held):
        raise WrongState("These questions are not with the supplier any more. Look at the page of the check.")
    return held


def draft_of(invitation_id: UUID) -> QuestionnaireDraft | None:
    """What was written so far; None once it was sent, and before anything was."""
    wanted = QuestionnaireDraft.invitation_id == invitation_id
    statement = select(QuestionnaireDraft).where(wanted).execution_options(populate_existing=True)
    return db.session.scalar(statement)


def open_link(link: InvitationLink, today: date, *, to_change: bool = False) -> Opened:
    """What the link opens; LinkRefused when it is not the newest, too old, taken back, or used up.

    Call it inside the scope of the link's tenant. With `to_change` the invitation is held until the
    transaction ends, so that of two who send at once the second sees that it is sent.
    """
    invitation = _held(link.invitation_id) if to_change else _found(link.invitation_id)
    if invitation is None:
        raise LinkRefused("This questionnaire is not there any more.")
    _must_be_open(invitation, link, today)
    check = get_check(invitation.check_id)
    if check.status != CheckStatus.UNDER_WAY:
        raise LinkRefused(NOT_NEEDED)
    draft = draft_of(invitation.id) or QuestionnaireDraft(
        invitation_id=invitation.id, answers={}, files=[], saves=0, uploads=0
    )
    return Opened(link, invitation, check, draft, parts_of(check))


NOT_NEEDED = "The council does not need answers to these questions any more. There is nothing more to do."


def _must_be_open(invitation: QuestionnaireInvitation, link: InvitationLink, today: date) -> None:
    if invitation.submitted_at is not None:
        on = format_day(clock.london(invitation.submitted_at).date())
        raise LinkRefused(
            f"The answers were sent on {on}, and cannot be changed. There is nothing more to do."
        )
    if invitation.withdrawn_at is not None:
        raise LinkRefused(NOT_NEEDED)
    if invitation.number != link.round:
        raise LinkRefused(
            "A newer link was sent. Open the link in the newest e-mail: all that was saved is there."
        )
    cure = "Ask the council for a new one: all that was saved is kept."
    must_be_in_time(invitation.expires_on, today, cure)


_INVITATION = select(QuestionnaireInvitation)


def _found(invitation_id: UUID) -> QuestionnaireInvitation | None:
    return db.session.scalar(_INVITATION.where(QuestionnaireInvitation.id == invitation_id))


def _held(invitation_id: UUID) -> QuestionnaireInvitation | None:
    statement = _INVITATION.where(QuestionnaireInvitation.id == invitation_id).with_for_update()
    return db.session.scalar(statement.execution_options(populate_existing=True))


def key_of(invitation: QuestionnaireInvitation, what: str) -> str:
    """What makes a second e-mail for the same purpose impossible."""
    return f"questionnaire:{invitation.id}:{what}"


def mail_state(invitation: QuestionnaireInvitation) -> MessageState | None:
    """What became of the e-mail with the newest link; None when it is no longer known."""
    key = key_of(invitation, f"link:{invitation.number}")
    state = db.session.scalar(select(OutboxMessage.state).where(OutboxMessage.id == id_for(key)))
    return MessageState(state) if state else None
