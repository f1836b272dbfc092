"""The pages of levels: the list, adding one, taking over a framework, changing a level, ending it."""

from typing import Any
from uuid import UUID

from flask import render_template

from portal.access import current_person, requires
from portal.borough.training.answering import Answer, answer, back_to
from portal.borough.training.blueprint import training as pages
from portal.borough.training.fields import Number
from portal.forms.fields import LongText, PlainText
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from tenants import clock
from tenants.frameworks.models import TrainingFramework
from tenants.frameworks.queries import get_training_framework, training_frameworks
from tenants.people.permissions import Permission
from tenants.records.training import levels as service
from tenants.records.training.models import TrainingLevel
from tenants.records.training.queries import get_level
from tenants.records.training.queries import levels as list_levels
from tenants.records.training.rules import MOST_MONTHS


class LevelForm(GuardedForm):
    """A level of training."""

    title = PlainText("What is the level called?", missing="Enter what the level is called", longest=120)
    description = LongText("What can people do after it?", longest=4000)
    refresh_months = Number(
        "After how many months is it done again?",
        least=1,
        most=MOST_MONTHS,
        suffix="months",
        hint="Leave this empty when it does not run out.",
    )
    guarded = ("title", "description")


@pages.get("/levels/")
@requires(Permission.TRAINING_READ)
def levels() -> str:
    """The tenant's levels, and the frameworks it can take over."""
    found = list_levels(with_ended=True)
    return render_template("borough/training/levels.html", levels=found, frameworks=_not_adopted(found))


def _not_adopted(found: list[TrainingLevel]) -> list[TrainingFramework]:
    """The frameworks of which the tenant does not have every level."""
    known = {level.tier_key for level in found if level.valid_to is None}
    offered = training_frameworks(clock.today())
    return [one for one in offered if {tier.key for tier in one.tiers} - known]


@pages.route("/levels/add", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def add_level() -> Answer:
    """Adds a level of the tenant's own."""
    form = LevelForm()
    return answer(
        form,
        lambda: service.add_level(*_typed(form), valid_from=clock.today(), by=current_person().id),
        lambda: render_template("borough/training/add_level.html", form=form),
        lambda: back_to("levels", "The level is added."),
    )


@pages.route("/levels/adopt/<code>", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def adopt(code: str) -> Answer:
    """Takes over the levels of a framework."""
    framework, form = get_training_framework(code), PortalForm()
    return answer(
        form,
        lambda: service.adopt_framework(framework, by=current_person().id, today=clock.today()),
        lambda: render_template(
            "borough/training/adopt.html", form=form, framework=get_training_framework(code)
        ),
        lambda: back_to("levels", "The levels are yours now. You can change their words and their months."),
    )


@pages.route("/levels/<uuid:level_id>/", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def level(level_id: UUID) -> Answer:
    """Changes a level."""
    found = get_level(level_id)
    months = "" if found.refresh_months is None else str(found.refresh_months)
    form = LevelForm(data={"title": found.title, "description": found.description, "refresh_months": months})
    return answer(
        form,
        lambda: service.edit_level(found, *_typed(form), by=current_person().id),
        lambda: render_template("borough/training/level.html", form=form, level=get_level(level_id)),
        lambda: back_to("levels", "Your changes are saved. Refreshers are worked out anew."),
    )


@pages.route("/levels/<uuid:level_id>/end", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def end_level(level_id: UUID) -> Answer:
    """Ends a level."""
    found, form = get_level(level_id), PortalForm()
    return answer(
        form,
        lambda: service.end_level(found, by=current_person().id, today=clock.today()),
        lambda: render_template("borough/training/end_level.html", form=form, level=get_level(level_id)),
        lambda: back_to("levels", "The level is ended. What people learned at it stays recorded."),
    )


def _typed(form: LevelForm) -> tuple[Any, ...]:
    return form.title.data or "", form.description.data or "", form.refresh_months.number
