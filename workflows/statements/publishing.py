"""Publishes a signed statement: its promises become actions, and everybody may read a copy of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.records.statements.models import Statement
from tenants.records.statements.promises import put_in_plan
from tenants.records.statements.queries import promises_of
from tenants.records.statements.steps import publish as take_step
from workflows.published_statements.models import PublishedStatement
from workflows.published_statements.service import publish as put_in_the_square


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the plan promises go: under an aim that there is, or under a new one of a theme."""

    aim_id: UUID | None = None
    theme_key: str = ""


def publish(
    statement: Statement, home_page_url: str, *, place: Place | None, by: UUID, today: date
) -> PublishedStatement:
    """Takes the last step; promises that are no actions yet become such when a place is given for them."""
    take_step(statement, home_page_url, on=today, by=by)
    if place is not None and has_promises_to_place(statement):
        put_in_plan(statement, aim_id=place.aim_id, theme_key=place.theme_key, by=by)
    return put_in_the_square(statement.id, by=by, today=today)


def has_promises_to_place(statement: Statement) -> bool:
    """Whether a plan is named and a promise is in none yet."""
    waiting = any(each.action_id is None for each in promises_of(statement.id))
    return statement.plan_id is not None and waiting
