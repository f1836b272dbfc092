"""Loads what all tenants share: theme sets, network priorities, a plan to start from, training levels."""

from datetime import date

from sqlalchemy import select

from tenants.database import db
from tenants.frameworks.models import (
    NetworkPriority,
    PlanTemplate,
    Theme,
    ThemeSet,
    TrainingFramework,
    TrainingTier,
)
from workflows.demonstration.sources import Entry, published_plans, read


def load_frameworks() -> None:
    """Adds them all; the session must be empty of them."""
    found = read("frameworks")
    for theme_set in found["theme_sets"]:
        _add_theme_set(theme_set)
    for priority in found["network_priorities"]:
        db.session.add(_priority(priority))
    for plan in published_plans():
        if plan["template"]:
            db.session.add(_template(plan))
    for framework in read("training_frameworks")["frameworks"]:
        _add_training_framework(framework)
    db.session.flush()


def day(text: str | None) -> date | None:
    """The day written in the data, if one is."""
    return date.fromisoformat(text) if text else None


def _add_theme_set(entry: Entry) -> None:
    theme_set = ThemeSet(
        code=entry["code"],
        title=entry["title"],
        source=entry["source"],
        valid_from=day(entry["valid_from"]),
        valid_to=day(entry["valid_to"]),
    )
    db.session.add(theme_set)
    db.session.flush()
    for position, theme in enumerate(entry["themes"], start=1):
        db.session.add(_theme(theme_set.code, theme, position))


def _theme(set_code: str, entry: Entry, position: int) -> Theme:
    return Theme(
        key=f"{set_code}/{entry['code']}",
        set_code=set_code,
        code=entry["code"],
        title=entry["title"],
        description=entry["description"],
        position=position,
    )


def _priority(entry: Entry) -> NetworkPriority:
    return NetworkPriority(
        code=entry["code"],
        title=entry["title"],
        outcome=entry["intended_outcome"] or "",
        valid_from=day(entry["valid_from"]),
        valid_to=day(entry["valid_to"]),
    )


def _template(plan: Entry) -> PlanTemplate:
    kept = ("theme", "aim", "title", "description", "partners")
    return PlanTemplate(
        code=plan["key"],
        title=plan["title"],
        source=plan["source"],
        note=" ".join(plan["notes"]),
        theme_set_code=plan["theme_set"],
        outline={"actions": [{field: action[field] for field in kept} for action in plan["actions"]]},
    )


def find_training_framework(code: str) -> TrainingFramework:
    """The framework of levels with this code, which load_frameworks has added."""
    return db.session.scalars(select(TrainingFramework).where(TrainingFramework.code == code)).one()


def _add_training_framework(entry: Entry) -> None:
    framework = TrainingFramework(
        code=entry["code"],
        title=entry["title"],
        source=entry["source"],
        note=entry["note"],
        valid_from=day(entry["valid_from"]),
        valid_to=day(entry["valid_to"]),
    )
    for position, tier in enumerate(entry["tiers"], start=1):
        framework.tiers.append(_tier(framework.code, tier, position))
    db.session.add(framework)


def _tier(framework_code: str, entry: Entry, position: int) -> TrainingTier:
    return TrainingTier(
        key=f"{framework_code}/{entry['code']}",
        code=entry["code"],
        title=entry["title"],
        description=entry["description"],
        audience=entry["audience"],
        refresh_months=entry["refresh_months"],
        position=position,
    )
