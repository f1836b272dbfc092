"""Who may see, and who may change, one deadline that is not an action's."""

from collections.abc import Iterable

from portal.access import current_person, may
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.obligations.queries import Owed
from tenants.records.obligations.rules import Kind

#: What somebody must be able to read before they are told that something of it is due. That one referral of a
#: month was refused on a day is a small count, and so nothing for those who see shared years only.
_TOLD_TO_READERS: dict[Kind, Permission] = {
    Kind.RECONSIDERATION: Permission.REFERRAL_READ,
    Kind.DEBRIEF: Permission.OPERATION_READ,
    Kind.SURVEY_CLOSE: Permission.SURVEY_READ,
    Kind.FUNDING_END: Permission.RESOURCE_READ,
    Kind.HAND_OVER: Permission.RESOURCE_READ,
    Kind.STANDARD_AGREEMENT: Permission.STANDARD_READ,
    Kind.CONTRIBUTION: Permission.CONTRIBUTION_READ,
}


def may_see(owed: Owed) -> bool:
    """Whether the person may be told of it: its owner always, others when they may read what it is about."""
    needed = _TOLD_TO_READERS.get(owed.kind)
    return needed is None or may(needed) or owed.owner_id == current_person().id


def only_seen(found: Iterable[Owed]) -> list[Owed]:
    """Those that the person may be told of; how many others there are is not told either."""
    return [each for each in found if may_see(each)]


def may_change(owed: Owed) -> bool:
    """Whether the person may move it or pause its reminders: a lead, or its owner."""
    if may(Permission.CHASE_SET):
        return True
    return may(Permission.ACTION_UPDATE) and owed.owner_id == current_person().id


def must_be_answerable(owed: Owed) -> None:
    """NotAllowed for somebody whose deadline it is not."""
    if not may_change(owed):
        raise NotAllowed("Only the owner of this deadline and the leads of this council can change it.")
