"""Makes the plan that each borough of the small world has."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from tenants import clock
from tenants.dating import Dating
from tenants.records.plans.details import Details
from tenants.records.plans.models import Aim
from tenants.records.plans.service import add_action, add_aim, create_plan
from tenants.records.posts.service import create_post
from tenants.scope import tenant_scope
from tests.factories.people import Somebody


@dataclass(frozen=True, slots=True)
class Planned:
    """The ids of one borough's plan.

    `late` was due 15 days ago and is owned by the owner; `soon` is due in 7 days, owned by the post that the
    procurement officer holds, serves a second theme and answers to PA1; `undated` waits for a policy and is
    owned by a post that nobody holds.
    """

    plan_id: UUID
    aim_id: UUID
    held_post_id: UUID
    vacant_post_id: UUID
    late: UUID
    soon: UUID
    undated: UUID

    @property
    def action_ids(self) -> tuple[UUID, UUID, UUID]:
        """The three actions."""
        return self.late, self.soon, self.undated


def make_plan(tenant_id: UUID, borough: str, owner: Somebody, procurement: Somebody) -> Planned:
    """Adds the plan, its aim, two posts and the three actions."""
    with tenant_scope(tenant_id):
        held = create_post("Procurement manager", holder_id=procurement.id, by=None).id
        vacant = create_post("Head of community safety", by=None).id
        today = clock.today()
        plan = create_plan(
            f"{borough} modern slavery plan",
            "4p",
            starts_on=today.replace(month=1, day=1),
            ends_on=today.replace(year=today.year + 1, month=12, day=31),
            by=None,
        )
        aim = add_aim(plan, "4p/prevent", f"Make {borough} hard to exploit people in", by=None)
        return Planned(plan.id, aim.id, held, vacant, *_make_actions(aim, borough, owner.id, held, vacant))


def _make_actions(aim: Aim, borough: str, owner: UUID, held: UUID, vacant: UUID) -> tuple[UUID, UUID, UUID]:
    today = clock.today()
    late = add_action(
        aim,
        Details(f"Train {borough} frontline staff", owner_person_id=owner),
        Dating.on_day(today - timedelta(days=15)),
        by=None,
    )
    soon = add_action(
        aim,
        Details(
            f"Check {borough} suppliers",
            description="Ask the twenty largest suppliers for their statements.",
            partners=("Metropolitan Police",),
            owner_post_id=held,
            priority_code="PA1",
            theme_keys=("4p/protect",),
        ),
        Dating.on_day(today + timedelta(days=7)),
        by=None,
    )
    undated = add_action(
        aim,
        Details(f"Publish {borough} statement", owner_post_id=vacant),
        Dating.on_event("On adoption of the policy"),
        by=None,
    )
    return late.id, soon.id, undated.id
