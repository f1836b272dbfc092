"""Gives a tenant of the demonstration its reminder ladder, which ends at a post."""

from datetime import date
from uuid import UUID

from tenants.audit import service as audit
from workflows.chasing.service import set_up_ladder


def give_ladder(escalation_post_id: UUID, today: date) -> None:
    """Sets up the ladder everybody begins with in the open tenant; its last rung tells the post's holder."""
    ladder = set_up_ladder(by=None, today=today)
    ladder.escalation_post_id = escalation_post_id
    audit.record("ladder:changed", ladder, by=None)
