"""Tables of checks: questions, answers, statements read, evidence, follow-ups, exclusions, invitations."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE, PUBLISHABLE
from tenants.records.checks.rules import (
    AnswerKind,
    CheckKind,
    CheckStatus,
    Decision,
    FollowUpKind,
    FollowUpStatus,
    Outcome,
    Sanction,
)
from tenants.records.posts.models import Owned
from tenants.records.statements.rules import Area, Level


class QuestionSet(TenantOwned, Base):
    """One edition of the questions of a kind of check; never changed once a check has used it."""

    __tablename__ = "question_set"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "kind", "title", "edition"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[CheckKind] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(160))
    edition: Mapped[int]
    standard_code: Mapped[str | None] = mapped_column(ForeignKey("standard_questions.code"))
    is_in_use: Mapped[bool] = mapped_column(default=False)  # the one that new checks of the kind begin with
    in_use_since_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]  # when a question of it was last changed

    __mapper_args__ = {"version_id_col": version}


class Question(TenantOwned, Base):
    """One question of a set."""

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("set_id", "question_set"),
        Index(None, "tenant_id", "set_id", "position"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    set_id: Mapped[UUID]
    position: Mapped[int]
    part: Mapped[str] = mapped_column(String(120), default="")  # the heading it stands under
    words: Mapped[str] = mapped_column(String(400))
    help: Mapped[str] = mapped_column(String(600), default="")
    answer: Mapped[AnswerKind] = mapped_column(String(8))
    choices: Mapped[list[Any]] = mapped_column(default=list)  # of AnswerKind.CHOICE
    is_required: Mapped[bool] = mapped_column(default=False)

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return self.words[:160]


class SupplierCheck(TenantOwned, Owned, Base):
    """A check of a supplier: planned for a day that is an obligation, with the supplier, or done."""

    __tablename__ = "supplier_check"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        within("supplier_id", "supplier"),
        within("contract_id", "contract"),
        within("question_set_id", "question_set"),
        Index(None, "tenant_id", "supplier_id", "done_on"),
        Index(None, "tenant_id", "status", "kind"),
        Index(None, "tenant_id", "done_on"),
        Index(
            "ix_supplier_check_open",
            "tenant_id",
            "supplier_id",
            "kind",
            unique=True,  # one planned check of a kind at a time
            sqlite_where=text("status IN ('planned', 'under-way')"),
            postgresql_where=text("status IN ('planned', 'under-way')"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    supplier_id: Mapped[UUID]
    contract_id: Mapped[UUID | None]  # when the check is of one contract
    kind: Mapped[CheckKind] = mapped_column(String(20), info=PUBLISHABLE)
    status: Mapped[CheckStatus] = mapped_column(String(12), info=COUNTABLE)
    title: Mapped[str] = mapped_column(String(240))  # kind and supplier, as they were then
    question_set_id: Mapped[UUID | None]
    done_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    done_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    outcome: Mapped[Outcome | None] = mapped_column(String(12), info=PUBLISHABLE)
    summary: Mapped[str] = mapped_column(Text, default="")
    score: Mapped[int | None]  # per cent: what the Modern Slavery Assessment Tool gives
    next_months: Mapped[int | None]  # after which the next of this kind was planned
    # Of a low-cost tender challenge: whole pounds.
    tender_words: Mapped[str] = mapped_column(String(200), default="")
    price: Mapped[int | None] = mapped_column(BigInteger)
    expected_price: Mapped[int | None] = mapped_column(BigInteger)
    answer_words: Mapped[str] = mapped_column(Text, default="")  # how the bidder explained the price
    status_reason: Mapped[str] = mapped_column(String(300), default="")  # why it was called off
    published_id: Mapped[UUID | None]  # of workflows.published_checks, while it is published
    invented: Mapped[str] = mapped_column(String(120), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class CheckAnswer(TenantOwned, Base):
    """The answer to one question of a check; days are written 2026-11-22, "yes" and "no" as those."""

    __tablename__ = "check_answer"
    __table_args__ = (within("check_id", "supplier_check"), within("question_id", "question"))

    check_id: Mapped[UUID] = mapped_column(primary_key=True)
    question_id: Mapped[UUID] = mapped_column(primary_key=True)
    answer: Mapped[str] = mapped_column(Text, default="")


class StatementRead(TenantOwned, Base):
    """What a supplier's statement says of itself, as a statement check found it."""

    __tablename__ = "statement_read"
    __table_args__ = (within("check_id", "supplier_check"),)

    check_id: Mapped[UUID] = mapped_column(primary_key=True)
    guidance_code: Mapped[str] = mapped_column(ForeignKey("statement_guidance.code"))
    url: Mapped[str] = mapped_column(String(2000), default="")
    period_starts_on: Mapped[date | None]
    period_ends_on: Mapped[date | None]
    approved_by: Mapped[str] = mapped_column(String(160), default="")  # "Board of directors"
    approved_on: Mapped[date | None]
    signed_by: Mapped[str] = mapped_column(String(160), default="")  # "A director"
    has_home_page_link: Mapped[bool | None]  # None: not looked at


class AreaRead(TenantOwned, Base):
    """At which level a supplier's statement covers one of the six areas, and the passage that shows it."""

    __tablename__ = "area_read"
    __table_args__ = (within("check_id", "supplier_check"),)

    check_id: Mapped[UUID] = mapped_column(primary_key=True)
    area: Mapped[Area] = mapped_column(String(20), primary_key=True)
    level: Mapped[Level] = mapped_column(String(8), info=COUNTABLE)
    passage: Mapped[str] = mapped_column(Text, default="")


class CheckEvidence(TenantOwned, Base):
    """A link or a file that a check rests on, kept by an officer or sent by the supplier."""

    __tablename__ = "check_evidence"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("check_id", "supplier_check"),
        within("file_id", "stored_file"),
        Index(None, "tenant_id", "check_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    check_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(160))
    url: Mapped[str] = mapped_column(String(2000), default="")
    file_id: Mapped[UUID | None]
    is_from_supplier: Mapped[bool] = mapped_column(default=False)
    added_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]


class FollowUp(TenantOwned, Owned, Base):
    """What a supplier or the tenant has to do after a check; its date is an obligation."""

    __tablename__ = "follow_up"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        within("supplier_id", "supplier"),
        within("check_id", "supplier_check"),
        within("plan_id", "follow_up"),
        Index(None, "tenant_id", "status"),
        Index(None, "tenant_id", "supplier_id"),
        Index(None, "tenant_id", "check_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    supplier_id: Mapped[UUID]
    check_id: Mapped[UUID | None]
    plan_id: Mapped[UUID | None]  # the improvement plan that a corrective action is part of
    kind: Mapped[FollowUpKind] = mapped_column(String(20), info=COUNTABLE)
    sanction: Mapped[Sanction | None] = mapped_column(String(12), info=COUNTABLE)
    imposed_on: Mapped[date | None]  # of a sanction: the day from which it stands
    title: Mapped[str] = mapped_column(String(200))
    details: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[FollowUpStatus] = mapped_column(String(8), info=COUNTABLE)
    closed_on: Mapped[date | None]
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    closing_words: Mapped[str] = mapped_column(String(500), default="")
    invented: Mapped[str] = mapped_column(String(120), default="")
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class Exclusion(TenantOwned, Owned, Base):
    """Whether a supplier is kept out of a procurement: grounds, decision, and the notice of it."""

    __tablename__ = "exclusion"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        within("supplier_id", "supplier"),
        within("check_id", "supplier_check"),
        Index(None, "tenant_id", "supplier_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    supplier_id: Mapped[UUID]
    check_id: Mapped[UUID | None]
    title: Mapped[str] = mapped_column(String(200))  # the procurement that it is about
    ground_key: Mapped[str] = mapped_column(ForeignKey("exclusion_ground.key"))
    what_was_found: Mapped[str] = mapped_column(Text, default="")
    self_cleaning: Mapped[str] = mapped_column(Text, default="")  # what the supplier has put right
    decision: Mapped[Decision] = mapped_column(String(12), info=COUNTABLE)
    decided_on: Mapped[date | None]
    decided_by_words: Mapped[str] = mapped_column(String(160), default="")
    decision_reason: Mapped[str] = mapped_column(Text, default="")
    notified_on: Mapped[date | None]  # when the Procurement Review Unit was told
    notice_reference: Mapped[str] = mapped_column(String(120), default="")
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class QuestionnaireInvitation(TenantOwned, Base):
    """A link by which a supplier answers the questions of a check without an account."""

    __tablename__ = "questionnaire_invitation"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("check_id", "supplier_check"),
        Index(None, "tenant_id", "check_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    check_id: Mapped[UUID]
    email: Mapped[str] = mapped_column(String(254))
    number: Mapped[int] = mapped_column(default=1)  # raised when a new link is sent: only the newest opens
    reply_by_on: Mapped[date]
    expires_on: Mapped[date]
    sent_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    sent_at: Mapped[datetime]
    saved_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[str] = mapped_column(String(160), default="")  # name and role, as they wrote it
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def title(self) -> str:
        """What the audit calls it; the address is not for the activity log."""
        return "Invitation to a questionnaire"


class QuestionnaireDraft(TenantOwned, Base):
    """What a supplier has written so far; it becomes answers and evidence of the check when it is sent."""

    __tablename__ = "questionnaire_draft"
    __table_args__ = (within("invitation_id", "questionnaire_invitation"),)

    invitation_id: Mapped[UUID] = mapped_column(primary_key=True)
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the text, by the question's id
    files: Mapped[list[Any]] = mapped_column(default=list)  # of {"id": of the stored file, "title": …}
    saves: Mapped[int] = mapped_column(default=0)  # how often something was saved with the newest link
    uploads: Mapped[int] = mapped_column(default=0)  # how many files were ever sent with it
