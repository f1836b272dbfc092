"""What a tenant's lists of actions can be narrowed to: its plans, themes, priorities, owners and posts."""

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, String, cast, exists, literal, or_, select, union_all

from tenants.database import db
from tenants.frameworks.models import NetworkPriority, Theme
from tenants.people.models import Person
from tenants.records.plans.models import Action, ActionTheme, Aim, Plan
from tenants.records.posts.models import Post

_Named = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """Each choice's name by its id or code, in the order in which to offer them.

    The same object for as long as nothing in it changes, so that what is made of it can be kept.
    """

    plans: dict[UUID, str] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)
    priorities: dict[str, str] = field(default_factory=dict)
    people: dict[UUID, str] = field(default_factory=dict)  # who owns an action, in person or through a post
    posts: dict[UUID, str] = field(default_factory=dict)


def find_choices() -> Choices:
    """Everything there is to choose from, in one statement, because every list asks for it."""
    return _sorted_out(tuple((row.kind, row.key, row.name) for row in db.session.execute(_everything())))


@lru_cache(maxsize=512)
def _sorted_out(rows: tuple[tuple[str, str, str], ...]) -> Choices:
    """Kept by everything that is in it, so nobody is shown a choice that they did not just bring along."""
    found = Choices()
    for kind, key, name in rows:
        match kind:
            case "plan":
                found.plans[UUID(key)] = name
            case "theme":
                found.themes[key] = name
            case "priority":
                found.priorities[key] = name
            case "person":
                found.people[UUID(key)] = name
            case "post":
                found.posts[UUID(key)] = name
    return found


@cache
def _everything() -> CompoundSelect[*tuple[Any, ...]]:
    return union_all(*_named()).order_by("kind", "place", "name")


def _named() -> tuple[_Named, ...]:
    in_person = select(Action.owner_person_id)
    owns = exists().where(Action.owner_person_id.is_(None), Action.owner_post_id == Post.id)
    through_a_post = select(Post.holder_id).where(owns)
    used = or_(Theme.key.in_(select(Aim.theme_key)), Theme.key.in_(select(ActionTheme.theme_key)))
    return (
        _choice("plan", Plan.id, Plan.title),
        _choice("theme", Theme.key, Theme.title, Theme.position).where(used),
        _choice("priority", NetworkPriority.code, NetworkPriority.title),
        _choice("person", Person.id, Person.name).where(
            or_(Person.id.in_(in_person), Person.id.in_(through_a_post))
        ),
        _choice("post", Post.id, Post.title),
    )


def _choice(kind: str, key: Any, name: Any, place: Any = None) -> _Named:
    shown = literal(0) if place is None else place
    return select(
        literal(kind).label("kind"),
        cast(key, String(60)).label("key"),
        name.label("name"),
        shown.label("place"),
    )
