"""Who may do what to one action, beyond what their role allows anywhere."""

from portal.access import current_person, may
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.plans.models import Action
from tenants.records.plans.queries import is_answerable


def may_update(action: Action) -> bool:
    """Whether the person may say how it stands: a lead, or its owner."""
    if may(Permission.ACTION_UPDATE_ANY):
        return True
    return may(Permission.ACTION_UPDATE) and is_answerable(action, current_person().id)


def must_be_answerable(action: Action) -> None:
    """NotAllowed for somebody whose action it is not."""
    if not may_update(action):
        raise NotAllowed("Only the owner of this action and the leads of this council can change it.")
