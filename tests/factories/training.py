"""Gives a borough a training log: a level, groups, a course, sessions, a trainer and a refresher."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from dateutil.relativedelta import relativedelta

from tenants import clock
from tenants.database import db
from tenants.frameworks.models import TrainingFramework, TrainingTier
from tenants.records.training.courses import add_course
from tenants.records.training.details import Came, CourseDetails, SessionDetails
from tenants.records.training.groups import add_group, require_level
from tenants.records.training.levels import add_level
from tenants.records.training.names import keep_names
from tenants.records.training.queries import get_session
from tenants.records.training.refreshers import open_refreshers
from tenants.records.training.rules import Measure, Mode
from tenants.records.training.sessions import evaluate, log_session, plan_session
from tenants.records.training.settings import turn_names_on
from tenants.records.training.trainers import add_trainer


@dataclass(frozen=True, slots=True)
class Trained:
    """The ids of one borough's training log.

    `housing` has 40 people, of whom 24 came to `held`, 23 months ago: their training runs out next month.
    `planned` is in a week. Nobody needs the other level, level 1.
    """

    level: UUID
    housing: UUID
    councillors: UUID
    landlords: UUID
    requirement: UUID
    course: UUID
    trainer: UUID
    held: UUID
    planned: UUID
    evaluation: UUID
    refresher: UUID

    def ids(self) -> list[UUID]:
        """All of them."""
        return [getattr(self, name) for name in self.__slots__]


def furnish_training(borough: str, *, by: UUID) -> Trained:
    """Adds it with names turned on, so that there is a page for them, and a framework to take over."""
    added = make_training(borough, by=by)
    turn_names_on(by=by)
    keep_names(get_session(added.held), ["Ada Example"], by=by)
    if db.session.get(TrainingFramework, "two-steps") is None:
        make_training_framework()
    return added


def make_training_framework() -> None:
    """Adds the framework `two-steps`, shared by all, with two tiers."""
    db.session.add(TrainingFramework(code="two-steps", title="Two steps", source="A published guide"))
    db.session.flush()
    for position, title in enumerate(("Step one", "Step two"), start=1):
        tier = TrainingTier(
            key=f"two-steps/{position}",
            framework_code="two-steps",
            code=str(position),
            title=title,
            description=f"What {title.lower()} is about",
            refresh_months=12 * position,
            position=position,
        )
        db.session.add(tier)
    db.session.flush()


def make_training(borough: str, *, by: UUID | None) -> Trained:
    """Adds it; to be called inside the borough's scope."""
    today = clock.today()
    add_level(f"{borough} level 1", "What to look for", valid_from=None, by=by)
    level = add_level(f"{borough} level 2", "How to act", 24, valid_from=today - timedelta(days=900), by=by)
    housing = add_group("Housing officers", "Housing", people=40, counted_on=today, by=by)
    councillors = add_group("All councillors", is_councillors=True, by=by)
    landlords = add_group(f"{borough} landlords", is_outside=True, by=by)
    required = require_level(housing, level, valid_from=None, by=by)
    course = add_course(CourseDetails(f"{borough} half-day", Mode.CLASSROOM, level.id), by=by)
    trainer = add_trainer("Community safety team", pledged=4, by=by)
    came = [Came(housing.id, "", 24), Came(None, "Landlords’ association", 6)]
    details = SessionDetails(place="Town hall", places=30, trainer_id=trainer.id)
    held = log_session(course, today - relativedelta(months=23), came, details, by=by)
    evaluation = evaluate(held, Measure.CONFIDENCE, "Sure what to do", 43, 28, 93, None, by=by)
    planned = plan_session(course, today + timedelta(days=7), details, by=by)
    return Trained(
        level=level.id,
        housing=housing.id,
        councillors=councillors.id,
        landlords=landlords.id,
        requirement=required.id,
        course=course.id,
        trainer=trainer.id,
        held=held.id,
        planned=planned.id,
        evaluation=evaluation.id,
        refresher=open_refreshers()[0].id,
    )
