"""Loads a tenant's training: its levels, staff groups, courses, sessions and trainers."""

from datetime import date
from uuid import UUID

from tenants import clock
from tenants.people.permissions import Role
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import settle
from tenants.records.training.courses import add_course
from tenants.records.training.details import Came, CourseDetails, SessionDetails
from tenants.records.training.groups import add_group, require_level
from tenants.records.training.levels import adopt_framework
from tenants.records.training.models import Course, TrainingLevel, TrainingSession
from tenants.records.training.rules import Measure, Mode, SessionStatus
from tenants.records.training.sessions import evaluate, log_session, plan_session
from tenants.records.training.settings import set_owner_post
from tenants.records.training.trainers import add_trainer
from workflows.demonstration.frameworks import day, find_training_framework
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant

_NOT_SAID = "The report does not say how many people came."
#: Made up where no post of the data set is held by the training account.
_TRAINING_POST = "Training Coordinator"
_Ids = dict[str, UUID]


def load_training(house: House, today: date) -> None:
    """Adds everything about the open tenant's training; a session counts as held once its day has come."""
    for entry in by_tenant("training", "houses").get(house.tenant.slug, []):
        if entry["groups"]:
            _let_training_post_answer(house)
        adopted = adopt_framework(find_training_framework(entry["framework"]), by=None)
        levels = {str(level.tier_key).rpartition("/")[2]: level for level in adopted}
        group_ids = {group["key"]: _add_group(group, levels) for group in entry["groups"]}
        trainer_ids = {trainer["key"]: _add_trainer(trainer) for trainer in entry["trainers"]}
        until = min(today, clock.today())
        for course in entry["courses"]:
            made = add_course(_course(course, levels), by=None)
            for session in course["sessions"]:
                _add_session(session, made, group_ids, trainer_ids, until)


def _let_training_post_answer(house: House) -> None:
    """The post of the training account is reminded of refreshers and of attendance that is missing."""
    person_id = house.accounts.get(Role.TRAINING)
    if person_id:
        held = [title for title, holder_id in house.holders.items() if holder_id == person_id]
        set_owner_post(house.make_post(held[0] if held else _TRAINING_POST, person_id), by=None)


def _add_group(entry: Entry, levels: dict[str, TrainingLevel]) -> UUID:
    group = add_group(
        entry["title"],
        entry["department"],
        is_councillors=entry["is_councillors"],
        is_outside=entry["is_outside"],
        people=entry["people"],
        counted_on=day(entry["counted_on"]),
        invented=entry["invented"],
        by=None,
    )
    for code in entry["needs"]:
        require_level(group, levels[code], valid_from=None, by=None)
    return group.id


def _add_trainer(entry: Entry) -> UUID:
    trainer = add_trainer(
        entry["title"],
        entry["department"],
        trained_on=day(entry["trained_on"]),
        trained_by=entry["trained_by"],
        pledged=entry["pledged"],
        pledged_until_on=day(entry["pledged_until_on"]),
        invented=entry["invented"],
        by=None,
    )
    return trainer.id


def _course(entry: Entry, levels: dict[str, TrainingLevel]) -> CourseDetails:
    return CourseDetails(
        title=entry["title"],
        mode=Mode(entry["mode"]),
        level_id=levels[entry["level"]].id,
        provider=entry["provider"],
        audience=entry["audience"],
        is_mandatory=entry["is_mandatory"],
        status_words=entry["status_words"],
        source=entry["source"],
        notes=entry["notes"],
        invented=entry["invented"],
        is_demonstration=True,
    )


def _add_session(
    entry: Entry, course: Course, group_ids: _Ids, trainer_ids: _Ids, until: date
) -> TrainingSession:
    held_on, details = date.fromisoformat(entry["held_on"]), _details(entry, trainer_ids)
    if entry["status"] == SessionStatus.PLANNED or held_on > until:
        return plan_session(course, held_on, details, by=None)
    session = log_session(course, held_on, _who_came(entry, group_ids), details, by=None)
    if not entry["attendance"]:
        settle(Kind.ATTENDANCE, session.id, by=None, because=_NOT_SAID)
    for asked in entry["evaluations"]:
        _evaluate(session, asked)
    return session


def _details(entry: Entry, trainer_ids: _Ids) -> SessionDetails:
    return SessionDetails(
        provider=entry["provider"],
        place=entry["place"],
        places=entry["places"],
        trainer_id=trainer_ids.get(entry["trainer"] or ""),
        notes=entry["notes"],
        invented=entry["invented"],
    )


def _who_came(entry: Entry, group_ids: _Ids) -> list[Came]:
    return [
        Came(group_ids.get(line["group"] or ""), line["organisation"], line["people"])
        for line in entry["attendance"]
    ]


def _evaluate(session: TrainingSession, asked: Entry) -> None:
    evaluate(
        session,
        Measure(asked["measure"]),
        asked["question"],
        asked["before_percent"],
        asked["before_answers"],
        asked["after_percent"],
        asked["after_answers"],
        by=None,
    )
