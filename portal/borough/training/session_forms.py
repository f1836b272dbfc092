"""What people type about a session."""

from typing import Any
from uuid import UUID

from wtforms.validators import StopValidation

from portal.borough.training.attendance_form import AttendanceForm
from portal.borough.training.fields import LevelChoice, Number, OptionalOwner, TrainerChoice
from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, options
from portal.forms.guarded import GuardedForm
from portal.forms.must_choose import MustChoose
from portal.forms.owner import owner_value
from portal.forms.versioned import VersionedForm
from tenants.records.training.courses import add_course
from tenants.records.training.details import CourseDetails, SessionDetails
from tenants.records.training.models import Course, Evaluation, TrainingSession
from tenants.records.training.queries import courses, get_course
from tenants.records.training.rules import MEASURE_WORDS, MODE_WORDS, Measure, Mode

ANOTHER = "another"


class _NewTitle(PlainText):
    """The title of a course that is not in the list; asked for only then."""

    def pre_validate(self, form: "SessionFields") -> None:
        """Lets it be empty with a course of the list."""
        if form.course.data != ANOTHER:
            raise StopValidation
        super().pre_validate(form)


class _HowGiven(Choice):
    """How a session is given; a course that is not in the list must say so."""

    def pre_validate(self, form: "SessionFields") -> None:
        """Lets a course of the list say it."""
        if form.course.data == ANOTHER and not self.data:
            raise StopValidation("Choose how it is given")
        super().pre_validate(form)


class SessionFields(GuardedForm):
    """A session: which course, when and how."""

    course = MustChoose("Which course?", asks="Choose a course", missing="Choose the course, or another")
    title = _NewTitle("What is this course called?", missing="Enter the course’s title", longest=160)
    level = LevelChoice("At which level is it?")
    held_on = Day("On which day?", missing="Enter the day", hint="For example 3 11 2026")
    mode = _HowGiven(
        "How is it given?",
        missing="Choose how it is given",
        choices=options(
            [("", "As the course usually is"), *((mode.value, words) for mode, words in MODE_WORDS.items())]
        ),
    )
    provider = PlainText("Who gives it?", longest=160, hint="Leave it empty for the course’s usual provider.")
    place = PlainText("Where?", longest=200)
    places = Number("How many places are there?")
    trainer = TrainerChoice(
        "Trainer of your own pool",
        missing="Choose one of the trainers in the list",
        hint="A session that is held counts against the trainer’s pledge.",
    )
    owner = OptionalOwner("Who records the attendance?")
    notes = LongText("Notes", longest=4000, hint="Do not name anybody who came.")
    guarded = ("title", "notes")

    def offer(self, session: TrainingSession | None = None) -> None:
        """Fills in what can be chosen, and what the session has although it is not offered any more."""
        known = {course.id: course.title for course in courses()}
        if session is not None and session.course_id not in known:
            known[session.course_id] = get_course(session.course_id).title
        self.course.offer([*((str(key), title) for key, title in known.items()), (ANOTHER, "Another course")])
        self.level.offer()
        self.trainer.offer()
        self.trainer.keep(session.trainer_id if session else None)
        self.owner.offer_everybody()

    @property
    def has_more(self) -> bool:
        """Whether something is typed, or wrong, among the fields that are not always needed."""
        names = ("provider", "place", "places", "trainer", "owner", "notes")
        return any(self[name].data or self[name].errors for name in names)

    def chosen_course(self, *, by: UUID) -> Course:
        """The course; one that is not in the list is added to it."""
        if self.course.data != ANOTHER:
            return get_course(UUID(self.course.data))
        level_id = UUID(self.level.data) if self.level.data else None
        provider = self.provider.data or ""
        details = CourseDetails(self.title.data or "", Mode(self.mode.data), level_id, provider)
        return add_course(details, by=by)

    def details(self, before: TrainingSession | None = None) -> SessionDetails:
        """What was typed about how it is given."""
        return SessionDetails(
            mode=Mode(self.mode.data) if self.mode.data else None,
            provider=self.provider.data or "",
            place=self.place.data or "",
            places=self.places.number,
            trainer_id=UUID(self.trainer.data) if self.trainer.data else None,
            owner=self.owner.owner,
            notes=self.notes.data or "",
            invented=before.invented if before else "",
        )


class PlanForm(SessionFields):
    """A session that is planned."""


class LogForm(AttendanceForm, SessionFields):
    """A session that was held, with those who came."""


class EditForm(VersionedForm, SessionFields):
    """A session that stands already."""


class CorrectForm(VersionedForm, AttendanceForm):
    """Who came to a session that stands already."""


class ConfirmForm(VersionedForm):
    """Nothing to type: only what the page asks."""


class NamesForm(VersionedForm):
    """The names of those who came."""

    names = LongText(
        "Names, one a line", longest=30_000, rows=12, hint="Only of those who were told that you keep them."
    )


class EvaluationForm(VersionedForm):
    """What people said before and after."""

    measure = Radios(
        "What were they asked about?",
        missing="Choose what they were asked about",
        choices=options((measure.value, words) for measure, words in MEASURE_WORDS.items()),
    )
    question = PlainText("The question, in its own words", longest=200, hint="You may leave this empty.")
    before_percent = Number("Said yes before", most=100, suffix="%")
    before_answers = Number("Number of answers before", least=1, hint="Leave it empty when it is not given.")
    after_percent = Number("Said yes after", most=100, suffix="%")
    after_answers = Number("Number of answers after", least=1, hint="Leave it empty when it is not given.")
    guarded = ("question",)

    def typed(self) -> tuple[Measure, str, int | None, int | None, int | None, int | None]:
        """What was typed, in the order of the service."""
        numbers = (self.before_percent, self.before_answers, self.after_percent, self.after_answers)
        before, answers_before, after, answers_after = (field.number for field in numbers)
        return (
            Measure(self.measure.data),
            self.question.data or "",
            before,
            answers_before,
            after,
            answers_after,
        )


def typed_session(session: TrainingSession) -> dict[str, Any]:
    """What the form shows of a session."""
    names = ("held_on", "provider", "place", "notes")
    return {name: getattr(session, name) for name in names} | {
        "course": str(session.course_id),
        "mode": str(session.mode),
        "places": "" if session.places is None else str(session.places),
        "trainer": str(session.trainer_id or ""),
        "owner": owner_value(session),
    }


def typed_evaluation(evaluation: Evaluation) -> dict[str, str]:
    """What the form shows of an evaluation."""
    numbers = ("before_percent", "before_answers", "after_percent", "after_answers")
    shown = {name: getattr(evaluation, name) for name in numbers}
    return {name: "" if number is None else str(number) for name, number in shown.items()} | {
        "measure": str(evaluation.measure),
        "question": evaluation.question,
    }
