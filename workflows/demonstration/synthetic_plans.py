"""Fills a synthetic tenant with posts, a ladder and one plan of many actions, in bulk."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.dating import Precision
from tenants.fence import insert_many
from tenants.frameworks.models import Theme
from tenants.records.plans.models import Action, ActionDate, Aim
from tenants.records.plans.rules import Claimed
from tenants.records.plans.service import create_plan
from tenants.records.posts.models import Post
from workflows.demonstration.ladders import give_ladder

_THEME_SET = "4p"
_AIMS = 12
#: Due dates run evenly from 40 days ago to 325 days ahead, so that about a tenth is late and most is to come.
_EARLIEST, _SPAN = -40, 365
_CLAIMS = (Claimed.ON_TRACK, Claimed.NOT_STARTED, Claimed.AT_RISK, Claimed.ON_TRACK, Claimed.OFF_TRACK)
_TITLES = (
    "Train the staff of service {number} to notice the signs",
    "Check the statements of supplier group {number}",
    "Agree referral steps with partner {number}",
    "Report progress of workstream {number} to the board",
)

_Owner = tuple[UUID | None, UUID | None]  # a person, or a post


def furnish(holder_ids: Sequence[UUID], owner_id: UUID, count: int, today: date) -> None:
    """Adds them to the open tenant. One post in eight is vacant; the last holder chairs the board."""
    post_ids = _add_posts([*holder_ids[:-1], None, holder_ids[-1]])
    give_ladder(post_ids[-1], today)
    owners: list[_Owner] = [*((None, post_id) for post_id in post_ids[:-1]), (owner_id, None)]
    plan_id, aim_ids = _add_plan(today)
    rows = [
        _action(number, today) | _place(plan_id, aim_ids[number % len(aim_ids)], owners[number % len(owners)])
        for number in range(count)
    ]
    insert_many(Action, rows)
    insert_many(ActionDate, [_first_date(row) for row in rows])


def _add_posts(holder_ids: Sequence[UUID | None]) -> list[UUID]:
    post_ids = [uuid4() for _ in holder_ids]
    held = zip(post_ids, holder_ids, strict=True)
    insert_many(
        Post,
        [
            {"id": post_id, "title": f"Post {number}", "holder_id": holder_id}
            for number, (post_id, holder_id) in enumerate(held, start=1)
        ],
    )
    return post_ids


def _add_plan(today: date) -> tuple[UUID, list[UUID]]:
    plan = create_plan(
        "Synthetic plan",
        _THEME_SET,
        starts_on=today - timedelta(days=180),
        ends_on=today + timedelta(days=545),
        by=None,
        is_demonstration=True,
    )
    in_order = select(Theme.key).where(Theme.set_code == _THEME_SET).order_by(Theme.position)
    themes = list(db.session.scalars(in_order))
    aim_ids = [uuid4() for _ in range(_AIMS)]
    insert_many(Aim, [_aim(number, aim_id, plan.id, themes) for number, aim_id in enumerate(aim_ids)])
    return plan.id, aim_ids


def _aim(number: int, aim_id: UUID, plan_id: UUID, themes: Sequence[str]) -> dict[str, Any]:
    return {
        "id": aim_id,
        "plan_id": plan_id,
        "theme_key": themes[number % len(themes)],
        "title": f"Synthetic aim {number + 1}",
        "position": number + 1,
    }


def _place(plan_id: UUID, aim_id: UUID, owner: _Owner) -> dict[str, Any]:
    return {
        "plan_id": plan_id,
        "aim_id": aim_id,
        "owner_person_id": owner[0],
        "owner_post_id": owner[1],
    }


def _action(number: int, today: date) -> dict[str, Any]:
    now = clock.now()
    return {
        "id": uuid4(),
        "ref": f"GRO-{number + 1:04}",
        "title": _TITLES[number % len(_TITLES)].format(number=number + 1),
        "description": "A synthetic action, made for measuring.",
        "partners": "Metropolitan Police Service\nHuman Trafficking Foundation",
        "priority_code": f"PA{number % 6 + 1}",
        "invented": "date, owner and status",
        "due_on": today + timedelta(days=_EARLIEST + number * 37 % _SPAN),
        "due_precision": Precision.DAY,
        "due_version": 1,
        "claimed": _CLAIMS[number % len(_CLAIMS)],
        "percent": number * 10 % 100,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


def _first_date(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "action_id": row["id"],
        "due_version": 1,
        "due_on": row["due_on"],
        "due_precision": row["due_precision"],
        "set_at": row["created_at"],
    }
