"""Who may change one deadline that is not an action's."""

from portal.access import current_person, may
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.obligations.queries import Owed


def may_change(owed: Owed) -> bool:
    """Whether the person may move it or pause its reminders: a lead, or its owner."""
    if may(Permission.CHASE_SET):
        return True
    return may(Permission.ACTION_UPDATE) and owed.owner_id == current_person().id


def must_be_answerable(owed: Owed) -> None:
    """NotAllowed for somebody whose deadline it is not."""
    if not may_change(owed):
        raise NotAllowed("Only the owner of this deadline and the leads of this council can change it.")
