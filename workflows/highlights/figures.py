"""What a highlight report needs from the plans beside their lists of actions."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.plans.models import ActionDate, Plan, ProgressNote


def plans() -> list[Plan]:
    """Every plan of the tenant by title."""
    return list(db.session.scalars(select(Plan).order_by(Plan.title)))


def latest_notes(action_ids: Collection[UUID]) -> dict[UUID, str]:
    """The newest note with words on each of the actions; those without are left out."""
    statement = select(ProgressNote.action_id, ProgressNote.text).where(
        ProgressNote.action_id.in_(action_ids)
    )
    found: dict[UUID, str] = {}
    for action_id, text in db.session.execute(statement.order_by(ProgressNote.at.desc())):
        if text.strip():
            found.setdefault(action_id, text)
    return found


def dates_of(action_ids: Collection[UUID]) -> dict[UUID, list[ActionDate]]:
    """Every date that each of the actions has had, the original first."""
    statement = select(ActionDate).where(ActionDate.action_id.in_(action_ids))
    found: dict[UUID, list[ActionDate]] = defaultdict(list)
    for each in db.session.scalars(statement.order_by(ActionDate.due_version)):
        found[each.action_id].append(each)
    return found
