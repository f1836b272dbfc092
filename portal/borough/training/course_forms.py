"""What people type about a course."""

from uuid import UUID

from portal.borough.training.fields import LevelChoice
from portal.forms.fields import Choice, LongText, PlainText, Tick, options
from portal.forms.guarded import GuardedForm
from tenants.records.training.details import CourseDetails
from tenants.records.training.models import Course
from tenants.records.training.rules import MODE_WORDS, Mode


class CourseForm(GuardedForm):
    """A course."""

    title = PlainText("What is the course called?", missing="Enter the course’s title", longest=160)
    level_id = LevelChoice("At which level is it?")
    mode = Choice(
        "How is it given?",
        missing="Choose how the course is given",
        choices=options((mode.value, words) for mode, words in MODE_WORDS.items()),
    )
    provider = PlainText("Who gives it?", longest=160, hint="You may leave this empty.")
    audience = PlainText("Who is it for?", longest=200)
    is_mandatory = Tick("People must take it")
    url = PlainText("Link to the course", longest=2000)
    status_words = PlainText("Where does it stand?", longest=120, hint="For example planned, or under review")
    notes = LongText("Notes", longest=4000)
    guarded = ("title", "notes")

    def details(self, before: Course | None = None) -> CourseDetails:
        """What was typed, with what the form does not ask for as it was."""
        return CourseDetails(
            title=self.title.data or "",
            mode=Mode(self.mode.data),
            level_id=UUID(self.level_id.data) if self.level_id.data else None,
            provider=self.provider.data or "",
            url=self.url.data or "",
            audience=self.audience.data or "",
            is_mandatory=bool(self.is_mandatory.data),
            status_words=self.status_words.data or "",
            notes=self.notes.data or "",
            source=before.source if before else "",
            invented=before.invented if before else "",
            is_demonstration=before.is_demonstration if before else False,
        )
