"""Tells which organisations the letters of a survey did not reach."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.surveys.models import SurveyInvitation
from workflows.notices.models import MessageState, OutboxMessage
from workflows.notices.rules import id_for
from workflows.surveys.sending import key_of_link


def undelivered(invitations: Sequence[SurveyInvitation]) -> set[UUID]:
    """The invitations whose newest link could not be delivered."""
    by_message = {id_for(key_of_link(each)): each.id for each in invitations}
    wanted = OutboxMessage.id.in_(by_message), OutboxMessage.state == MessageState.FAILED
    return {by_message[found] for found in db.session.scalars(select(OutboxMessage.id).where(*wanted))}
