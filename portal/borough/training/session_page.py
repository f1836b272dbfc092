"""What the page of one session shows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import may
from tenants.people.permissions import Permission
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.training.models import Evaluation, TrainingSession
from tenants.records.training.queries import (
    CameFrom,
    attendance_words,
    evaluations_of,
    get_course,
    get_level,
    get_session,
    get_trainer,
    has_names,
    names_at,
)
from tenants.records.training.rules import MEASURE_WORDS, Measure, Mode, SessionStatus, evaluation_words


@dataclass(frozen=True, slots=True)
class SessionPage:
    """One session with all that belongs to it."""

    session: TrainingSession
    level: str
    trainer: str
    attendance: list[CameFrom]
    evaluations: list[Evaluation]
    owed: Owed | None  # its attendance, while that is not recorded
    keeps_names: bool  # and the person may see them
    names: list[str]
    today: date

    @property
    def is_planned(self) -> bool:
        """Whether nobody has recorded yet that it was held."""
        return self.session.status == SessionStatus.PLANNED

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not count."""
        return self.session.status == SessionStatus.CANCELLED

    @property
    def is_past(self) -> bool:
        """Whether its day has come."""
        return self.session.held_on <= self.today

    @property
    def is_e_learning(self) -> bool:
        """Whether it stands for the completions of a month."""
        return self.session.mode == Mode.E_LEARNING

    @property
    def people(self) -> int:
        """How many came, as far as that is recorded."""
        return sum(each.people for each in self.attendance)


def open_session_page(session_id: UUID, today: date) -> SessionPage:
    """The session with all that belongs to it; NotFound when it is not the tenant's."""
    session = get_session(session_id)
    course = get_course(session.course_id)
    keeps_names = may(Permission.TRAINING_WRITE) and has_names()
    owed = (each for each in obligations_about([session_id]) if each.done_on is None)
    return SessionPage(
        session=session,
        level=get_level(course.level_id).title if course.level_id else "",
        trainer=get_trainer(session.trainer_id).title if session.trainer_id else "",
        attendance=attendance_words(session_id),
        evaluations=evaluations_of(session_id),
        owed=next(owed, None),
        keeps_names=keeps_names,
        names=names_at(session_id) if keeps_names else [],
        today=today,
    )


def said(evaluation: Evaluation) -> str:
    """“43% before (28 answers), 93% after (30 answers)”."""
    return evaluation_words(
        evaluation.before_percent,
        evaluation.before_answers,
        evaluation.after_percent,
        evaluation.after_answers,
    )


def asked_about(evaluation: Evaluation) -> str:
    """What people were asked about."""
    return MEASURE_WORDS[Measure(evaluation.measure)]
