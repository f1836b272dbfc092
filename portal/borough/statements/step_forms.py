"""What people type to take a statement one step further."""

from collections.abc import Iterable
from uuid import UUID

from portal.forms.fields import Choice, Day, LongText, PlainText, options
from portal.forms.must_choose import MustChoose
from portal.forms.versioned import VersionedForm
from tenants.dating import format_day
from tenants.editions.rules import LONGEST_WORDS
from tenants.frameworks.queries import get_theme_set, theme_titles
from tenants.records.meetings.models import Meeting
from tenants.records.plans.queries import aims_of, get_plan
from tenants.records.statements.models import Statement
from workflows.statements.publishing import Place

_AIM, _THEME = "aim", "theme"


class SendForm(VersionedForm):
    """That it is ready for review."""

    words = LongText(
        "Anything that the reviewer should know?",
        longest=LONGEST_WORDS,
        rows=3,
        hint="You may leave this empty.",
    )
    guarded = ("words",)


class SendBackForm(VersionedForm):
    """What is still to be done."""

    words = LongText(
        "What is still to be done?",
        missing="Say what is still to be done",
        longest=LONGEST_WORDS,
        rows=4,
        hint="Its authors see this on the statement’s page.",
    )
    guarded = ("words",)


class ApproveForm(VersionedForm):
    """Where the board approved it, and when."""

    meeting = Choice("Meeting that approved it", hint="Meetings of this board that have been held")
    meeting_words = PlainText(
        "Which meeting or decision approved it?",
        longest=200,
        hint="Only if the meeting is not in the portal. For example: Cabinet, item 7",
    )
    on = Day(
        "When did the board approve it?",
        hint="For example 14 10 2026. Leave it empty if you chose a meeting: its day counts.",
    )
    guarded = ("meeting_words",)

    def offer(self, meetings: Iterable[Meeting]) -> None:
        """Fills in the meetings of its board."""
        known = [(str(each.id), f"{format_day(each.meets_on)}: {each.title}") for each in meetings]
        self.meeting.choices = options([("", "None of these"), *known])
        if known:
            self.meeting_words.label.text = "Or another meeting or decision"

    @property
    def meeting_id(self) -> UUID | None:
        """The meeting chosen, if any."""
        return UUID(self.meeting.data) if self.meeting.data else None


class SignForm(VersionedForm):
    """Who signed it, as it stands under the statement."""

    name = PlainText("Name of who signed it", missing="Enter the name of who signed it", longest=160)
    role = PlainText(
        "Their role",
        missing="Enter their role",
        longest=160,
        hint="For example: Chief Executive, or Leader of the Council",
    )
    on = Day("When was it signed?", missing="Enter the day on which it was signed")


class PlaceForm(VersionedForm):
    """Where in the plan the promises go."""

    aim = MustChoose(
        "Where in the plan do its promises go?",
        asks="Choose an aim, or a theme for a new one",
        missing="Choose where in the plan its promises go",
        hint="Each promise becomes an action there. Its owner is reminded of it.",
    )

    def offer(self, statement: Statement) -> None:
        """Fills in the plan's aims, and its themes for a new one; nothing without a plan."""
        if statement.plan_id is None:
            self.aim.offer(())
            return
        titles = theme_titles()
        themes = get_theme_set(get_plan(statement.plan_id).theme_set_code).themes
        known = [
            (f"{_AIM}:{aim.id}", f"{aim.title} ({titles[aim.theme_key]})")
            for aim in aims_of(statement.plan_id)
        ]
        new = [(f"{_THEME}:{theme.key}", f"A new aim under {theme.title}") for theme in themes]
        self.aim.offer([*known, *new])

    @property
    def place(self) -> Place:
        """What was chosen, once the form is valid."""
        kind, _, key = str(self.aim.data).partition(":")
        return Place(aim_id=UUID(key)) if kind == _AIM else Place(theme_key=key)


class PublishForm(PlaceForm):
    """On which page a link to it stands, and where its promises go."""

    home_page_url = PlainText(
        "Web address of the council’s home page",
        missing="Enter the web address of the home page on which a link to the statement stands",
        longest=2000,
        hint="A link to the statement should stand there. It begins with https://",
    )


class ReasonForm(VersionedForm):
    """Why a statement is opened again."""

    words = LongText(
        "Why is it opened again?",
        missing="Say why it is opened again",
        longest=LONGEST_WORDS,
        rows=3,
        hint="This stands in its history.",
    )
    guarded = ("words",)
