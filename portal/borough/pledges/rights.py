"""Who may do what about a commitment, beyond what their role allows anywhere."""

from portal.access import current_person, may
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.pledges.models import PledgeProgress
from tenants.records.pledges.queries import owner_of


def may_work_on(progress: PledgeProgress) -> bool:
    """Whether the person may say how far it has come: who may write statements, or its owner."""
    return may(Permission.STATEMENT_WRITE) or owner_of(progress).person_id == current_person().id


def must_work_on(progress: PledgeProgress) -> None:
    """NotAllowed for somebody whose commitment it is not."""
    if not may_work_on(progress):
        raise NotAllowed("Only the owner of this commitment, procurement and the leads can do that.")
