"""What the page of a check says of the questions that its supplier was asked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.access import may
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.checks.models import QuestionnaireInvitation, SupplierCheck
from tenants.records.checks.rules import CheckKind, CheckStatus
from workflows.notices.models import MessageState
from workflows.questionnaires.queries import draft_of, find_live, find_submitted, mail_state, parts_of
from workflows.questionnaires.rules import ASKED_OF_SUPPLIERS

_MAIL_WORDS: dict[MessageState | None, str] = {
    MessageState.QUEUED: "The e-mail is waiting to go out.",
    MessageState.SENDING: "The e-mail is going out now.",
    MessageState.SENT: "The e-mail has gone out.",
    MessageState.WITHDRAWN: "The e-mail was withdrawn before it went out.",
    MessageState.FAILED: "The e-mail could not be delivered. Check the address and send a new link.",
    None: "",
}


@dataclass(frozen=True, slots=True)
class WithSupplier:
    """The questions as they lie with the supplier; `is_begun` says that something was saved, never what."""

    email: str
    sent_at: datetime
    sent_by: str
    reply_by_on: date
    expires_on: date
    is_late: bool
    is_expired: bool
    mail_words: str
    is_mail_lost: bool
    saved_at: datetime | None
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class AboutCheck:
    """What an officer can do about the questions, and where they are."""

    check_id: UUID
    may_send: bool
    lies: WithSupplier | None
    submitted_at: datetime | None
    submitted_by: str

    @property
    def says_anything(self) -> bool:
        """Whether there is anything to show."""
        return self.may_send or self.lies is not None or self.submitted_at is not None


def about_check(check: SupplierCheck, today: date) -> AboutCheck:
    """The view of a check's questionnaire; it says nothing of a check whose questions are for the council."""
    is_asked = CheckKind(check.kind) in ASKED_OF_SUPPLIERS
    live = find_live(check.id) if is_asked and check.status == CheckStatus.UNDER_WAY else None
    sent = find_submitted(check.id) if is_asked else None
    is_ready = is_asked and check.status == CheckStatus.PLANNED and sent is None
    return AboutCheck(
        check_id=check.id,
        may_send=is_ready and may(Permission.SUPPLIER_WRITE),
        lies=with_supplier(check, live, today) if live else None,
        submitted_at=sent.submitted_at if sent else None,
        submitted_by=sent.submitted_by if sent else "",
    )


def with_supplier(check: SupplierCheck, live: QuestionnaireInvitation, today: date) -> WithSupplier:
    """How it stands with an invitation that waits for answers."""
    state, draft = mail_state(live), draft_of(live.id)
    by = live.sent_by_id
    return WithSupplier(
        email=live.email,
        sent_at=live.sent_at,
        sent_by=names_of({by}).get(by, "") if by else "The portal",
        reply_by_on=live.reply_by_on,
        expires_on=live.expires_on,
        is_late=today > live.reply_by_on,
        is_expired=today > live.expires_on,
        mail_words=_MAIL_WORDS[state],
        is_mail_lost=state == MessageState.FAILED,
        saved_at=live.saved_at,
        answered=len(draft.answers) if draft else 0,
        asked=sum(len(part.questions) for part in parts_of(check)),
    )
