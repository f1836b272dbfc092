"""The page that tells everything that was ever changed on one action."""

from uuid import UUID

from flask import url_for

from portal.access import requires
from portal.borough.actions.blueprint import actions
from portal.borough.activity.history import history_page
from tenants.people.permissions import Permission
from tenants.records.plans.queries import get_action


@actions.get("/<uuid:action_id>/history")
@requires(Permission.PLAN_READ)
def history(action_id: UUID) -> str:
    """Every change of the action, newest first."""
    found = get_action(action_id)
    back = url_for("actions.action", action_id=action_id)
    return history_page(action_id, "action", f"{found.ref} {found.title}", back)
