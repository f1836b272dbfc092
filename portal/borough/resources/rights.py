"""Who may do what about a hand-over, beyond what their role allows anywhere."""

from uuid import UUID

from portal.access import current_person, may
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.resources.models import HandOver
from tenants.records.resources.queries import holder_of
from tenants.records.resources.rules import HandOverStatus


def may_begin(post_id: UUID) -> bool:
    """Whether the person may begin a hand-over of this post: the leads, or whoever holds it."""
    return may(Permission.RESOURCE_WRITE) or holder_of(post_id) == current_person().id


def must_be_able_to_begin(post_id: UUID) -> None:
    """NotAllowed for somebody whose post it is not."""
    if not may_begin(post_id):
        raise NotAllowed("Only whoever holds this post and the leads can begin its hand-over.")


def may_write_on(hand_over: HandOver) -> bool:
    """Whether the person may write it: the leads, or whoever hands the post over."""
    return may(Permission.RESOURCE_WRITE) or hand_over.from_id == current_person().id


def must_be_able_to_write_on(hand_over: HandOver) -> None:
    """NotAllowed for somebody who does not hand it over."""
    if not may_write_on(hand_over):
        raise NotAllowed("Only whoever hands this post over and the leads can do that.")


def may_take_over(hand_over: HandOver) -> bool:
    """Whether it waits for the person who looks at it."""
    is_waiting = hand_over.status == HandOverStatus.HANDED_OVER
    me = current_person().id
    return is_waiting and holder_of(hand_over.post_id) == me and hand_over.from_id != me
