"""The pages of the train-the-trainer pool: who is in it, what they pledged, and what is left of that."""

from typing import Any
from uuid import UUID

from flask import render_template

from portal.access import current_person, requires
from portal.borough.training.answering import Answer, answer, back_to
from portal.borough.training.blueprint import training as pages
from portal.borough.training.fields import Number
from portal.forms.fields import Day, PlainText
from portal.forms.form import PortalForm
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.training import trainers as service
from tenants.records.training.models import Trainer
from tenants.records.training.queries import get_trainer
from tenants.records.training.queries import trainers as list_trainers


class TrainerForm(PortalForm):
    """Somebody who was trained to train others."""

    title = PlainText(
        "Who is the trainer?",
        missing="Enter who the trainer is",
        longest=160,
        hint="A post or a team stays right when people move on. A name is allowed.",
    )
    department = PlainText("Department", longest=120)
    trained_on = Day("When were they trained?", hint="You may leave this empty.")
    trained_by = PlainText("Who trained them?", longest=160)
    pledged = Number(
        "How many sessions did they pledge?", most=999, hint="Leave this empty when none were pledged."
    )
    pledged_until_on = Day("Until when?", hint="You may leave this empty.")

    def typed(self) -> dict[str, Any]:
        """What was typed besides the title and the department."""
        return {
            "trained_on": self.trained_on.data,
            "trained_by": self.trained_by.data or "",
            "pledged": self.pledged.number,
            "pledged_until_on": self.pledged_until_on.data,
        }


@pages.get("/trainers/")
@requires(Permission.TRAINING_READ)
def trainers() -> str:
    """The pool, those who left it last."""
    pool = list_trainers(with_ended=True)
    return render_template("borough/training/trainers.html", pool=pool, today=clock.today())


@pages.route("/trainers/add", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def add_trainer() -> Answer:
    """Adds somebody to the pool."""
    form = TrainerForm()
    return answer(
        form,
        lambda: service.add_trainer(
            form.title.data or "", form.department.data or "", **form.typed(), by=current_person().id
        ),
        lambda: render_template("borough/training/add_trainer.html", form=form),
        lambda: back_to("trainers", "The trainer is in the pool."),
    )


@pages.route("/trainers/<uuid:trainer_id>/", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def trainer(trainer_id: UUID) -> Answer:
    """Changes what is known of a trainer."""
    found = get_trainer(trainer_id)
    form = TrainerForm(data=_shown(found))
    return answer(
        form,
        lambda: service.edit_trainer(
            found, form.title.data or "", form.department.data or "", **form.typed(), by=current_person().id
        ),
        lambda: render_template("borough/training/trainer.html", form=form, trainer=get_trainer(trainer_id)),
        lambda: back_to("trainers", "Your changes are saved."),
    )


@pages.route("/trainers/<uuid:trainer_id>/end", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def end_trainer(trainer_id: UUID) -> Answer:
    """Takes a trainer out of the pool."""
    found, form = get_trainer(trainer_id), PortalForm()
    return answer(
        form,
        lambda: service.end_trainer(found, by=current_person().id, today=clock.today()),
        lambda: render_template(
            "borough/training/end_trainer.html", form=form, trainer=get_trainer(trainer_id)
        ),
        lambda: back_to("trainers", "The trainer has left the pool. Sessions given stay recorded."),
    )


def _shown(found: Trainer) -> dict[str, Any]:
    names = ("title", "department", "trained_on", "trained_by", "pledged_until_on")
    pledged = "" if found.pledged is None else str(found.pledged)
    return {name: getattr(found, name) for name in names} | {"pledged": pledged}
