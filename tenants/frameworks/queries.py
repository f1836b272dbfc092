"""Reading theme sets, priorities, templates and training frameworks, as they stand on a day."""

from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Date, Select, bindparam, or_, select
from sqlalchemy.orm import selectinload

from tenants.database import db
from tenants.errors import NotFound
from tenants.frameworks.models import NetworkPriority, PlanTemplate, Theme, ThemeSet, TrainingFramework


def _in_force(statement: Select[Any], model: Any, on: date | BindParameter[date]) -> Select[Any]:
    began = or_(model.valid_from.is_(None), model.valid_from <= on)
    return statement.where(began, or_(model.valid_to.is_(None), model.valid_to >= on))


def theme_sets(on: date) -> list[ThemeSet]:
    """Theme sets in force on a day, by title, with their themes in order."""
    statement = select(ThemeSet).options(selectinload(ThemeSet.themes)).order_by(ThemeSet.title)
    return list(db.session.scalars(_in_force(statement, ThemeSet, on)))


def get_theme_set(code: str) -> ThemeSet:
    """The theme set with this code; NotFound otherwise."""
    found = db.session.get(ThemeSet, code)
    if found is None:
        raise NotFound("We could not find that set of themes.")
    return found


def themes() -> list[Theme]:
    """Every theme, by set and position."""
    return list(db.session.scalars(select(Theme).order_by(Theme.set_code, Theme.position)))


_THEME_TITLES = select(Theme.key, Theme.title)


def theme_titles() -> dict[str, str]:
    """Every theme's title by its key."""
    return {row.key: row.title for row in db.session.execute(_THEME_TITLES)}


def priorities(on: date) -> list[NetworkPriority]:
    """Network priorities in force on a day, by code."""
    statement = select(NetworkPriority).order_by(NetworkPriority.code)
    return list(db.session.scalars(_in_force(statement, NetworkPriority, on)))


_PRIORITY_TITLE = _in_force(
    select(NetworkPriority.title).where(NetworkPriority.code == bindparam("code")),
    NetworkPriority,
    bindparam("on", type_=Date()),
)


def find_priority_title(code: str, on: date) -> str | None:
    """The title of a network priority in force on a day."""
    title: str | None = db.session.scalar(_PRIORITY_TITLE, {"code": code, "on": on})
    return title


def templates() -> list[PlanTemplate]:
    """Plan templates by title."""
    return list(db.session.scalars(select(PlanTemplate).order_by(PlanTemplate.title)))


def get_template(code: str) -> PlanTemplate:
    """The template with this code; NotFound otherwise."""
    found = db.session.get(PlanTemplate, code)
    if found is None:
        raise NotFound("We could not find that template.")
    return found


def training_frameworks(on: date) -> list[TrainingFramework]:
    """Training frameworks in force on a day, by title, with their tiers in order."""
    statement = select(TrainingFramework).options(selectinload(TrainingFramework.tiers))
    return list(
        db.session.scalars(_in_force(statement.order_by(TrainingFramework.title), TrainingFramework, on))
    )


def get_training_framework(code: str) -> TrainingFramework:
    """The training framework with this code; NotFound otherwise."""
    found = db.session.get(TrainingFramework, code)
    if found is None:
        raise NotFound("We could not find that training framework.")
    return found
