"""The daily job that reminds suppliers of questions they have not answered."""

from datetime import date

from sqlalchemy import select

from tenants import clock
from tenants.authorities.queries import tenant_ids
from tenants.database import db
from tenants.records.checks.models import QuestionnaireInvitation, SupplierCheck
from tenants.records.checks.rules import CheckStatus
from tenants.scope import in_each_tenant
from workflows.questionnaires.rules import nudge_due
from workflows.questionnaires.service import nudge


def remind_suppliers(today: date) -> str:
    """Queues each reminder that is due and has not been, one transaction a tenant; says how many."""
    sent = sum(in_each_tenant(tenant_ids(), lambda _tenant_id: _remind_for_one(today)))
    db.session.commit()
    return f"Queued {sent} reminder to suppliers." if sent == 1 else f"Queued {sent} reminders to suppliers."


def _remind_for_one(today: date) -> int:
    sent = sum(_remind(invitation, today) for invitation in _waiting())
    db.session.commit()
    return sent


def _waiting() -> list[QuestionnaireInvitation]:
    """The invitations whose answers are still to come, held so that none is answered meanwhile."""
    statement = (
        select(QuestionnaireInvitation)
        .join(SupplierCheck, SupplierCheck.id == QuestionnaireInvitation.check_id)
        .where(
            QuestionnaireInvitation.submitted_at.is_(None),
            QuestionnaireInvitation.withdrawn_at.is_(None),
            SupplierCheck.status == CheckStatus.UNDER_WAY,
        )
        .order_by(QuestionnaireInvitation.id)
        .with_for_update(of=QuestionnaireInvitation)
    )
    return list(db.session.scalars(statement.execution_options(populate_existing=True)))


def _remind(invitation: QuestionnaireInvitation, today: date) -> bool:
    sent_on = clock.london(invitation.sent_at).date()
    which = nudge_due(invitation.reply_by_on, sent_on, today)
    return which is not None and nudge(invitation, which, today)
