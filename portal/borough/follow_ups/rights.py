"""Who may do what to one follow-up, beyond what their role allows anywhere."""

from portal.access import current_person, may
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.checks.follow_up_owed import owed_now
from tenants.records.checks.follow_up_queries import owner_of
from tenants.records.checks.models import FollowUp


def may_end(follow_up: FollowUp) -> bool:
    """Whether the person may say that it is put right: whoever sees to it, procurement, and the leads."""
    if may(Permission.SUPPLIER_WRITE):
        return True
    return owner_of(owed_now(follow_up.id) or follow_up)[1] == current_person().id


def must_end(follow_up: FollowUp) -> None:
    """NotAllowed for somebody else."""
    if not may_end(follow_up):
        raise NotAllowed("Only whoever sees to this, procurement and the leads of this council can do that.")
