"""Minute to action: turning what a meeting agreed into an action of a plan, traceable both ways."""

from uuid import UUID

from tenants import clock
from tenants.database import db
from tenants.dating import Dating
from tenants.errors import WrongState
from tenants.records.meetings.keeping import tell
from tenants.records.meetings.models import AgendaItem, ItemAction
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.rules import TOOK_PLACE
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action, Aim
from tenants.records.plans.service import add_action


def make_action(item: AgendaItem, aim: Aim, details: Details, due: Dating, *, by: UUID | None) -> Action:
    """Adds an action that came out of an item; the meeting's board is the one that asked for it."""
    meeting = get_meeting(item.meeting_id)
    if meeting.stage not in TOOK_PLACE:
        raise WrongState("An action can come out of a meeting once it has been held.")
    action = add_action(aim, details, due, by=by)
    action.board_id = meeting.board_id
    db.session.add(ItemAction(item_id=item.id, action_id=action.id, made_at=clock.now()))
    db.session.flush()
    tell(meeting)
    return action
