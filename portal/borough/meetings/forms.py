"""What people type to plan a meeting or a series, to change or cancel a meeting, and to approve minutes."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from wtforms.validators import StopValidation

from portal.borough.meetings.times import TimeOfDay, clock_words
from portal.forms.fields import Day, LongText, PlainText, Radios, Ticks, options
from portal.forms.guarded import GuardedForm
from portal.forms.must_choose import MustChoose
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.dating import format_day
from tenants.records.boards.models import Board
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.particulars import FIRST_YEAR, LAST_YEAR, Particulars
from tenants.records.meetings.rhythm import (
    MOST_MEETINGS,
    MOST_WEEKS,
    Rhythm,
    every_months_on_date,
    every_months_on_weekday,
    every_weeks,
)

WEEKS, MONTHS_ON_WEEKDAY, MONTHS_ON_DATE = "weeks", "months-weekday", "months-date"
BY_EMAIL = "email"
_UNITS = {
    WEEKS: "Weeks, always on the same weekday",
    MONTHS_ON_WEEKDAY: "Months, on the same weekday, such as the second Tuesday",
    MONTHS_ON_DATE: "Months, on the same date, such as the 14th",
}
_BOARD = {"asks": "Choose a board", "missing": "Choose the board that meets"}


class WhereForm(GuardedForm):
    """What a meeting is called, at what time of day it is, and where."""

    title = PlainText("What is the meeting called?", missing="Enter what the meeting is called", longest=160)
    starts_at = TimeOfDay("Starts at", missing="Enter when the meeting starts")
    ends_at = TimeOfDay("Ends at", missing="Enter when the meeting ends", hint="For example midday or 4pm")
    place = PlainText(
        "Place", longest=200, hint="The room and the building. Leave it empty if it is online only."
    )
    url = PlainText(
        "Link to join online", longest=2000, hint="It begins with https://. You may leave this empty."
    )
    guarded: ClassVar[tuple[str, ...]] = ("title", "place")


class MeetingForm(WhereForm):
    """When and where one meeting is."""

    meets_on = Day("Day of the meeting", missing="Enter the day of the meeting", hint="For example 3 3 2027")

    @property
    def particulars(self) -> Particulars:
        """What was typed, once the form is valid."""
        day = self.meets_on.data
        assert day is not None  # noqa: S101 - the field does not let an empty day pass
        title, place, url = self.title.data or "", self.place.data or "", self.url.data or ""
        return Particulars(title, day, self.starts_at.time, self.ends_at.time, place, url)


class PlanForm(MeetingForm):
    """One meeting of a board."""

    asked_first = ("board", "title", "meets_on")
    board = MustChoose("Board", **_BOARD)


class ChangeForm(VersionedForm, MeetingForm):
    """Another day, time, place or title for a meeting."""

    reason = PlainText(
        "Why does the date change?",
        longest=300,
        hint="Needed when the day changes. Everybody who is invited will see it.",
    )
    guarded = ("title", "place", "reason")


class CancelForm(VersionedForm):
    """Why a meeting is cancelled."""

    reason = PlainText(
        "Why is it cancelled?",
        missing="Say why it is cancelled",
        longest=300,
        hint="Everybody who was invited will see it.",
    )
    guarded = ("reason",)


class SeriesForm(WhereForm):
    """A series of meetings of a board, and which of its days are planned."""

    asked_first = ("board", "title", "first_on", "every", "unit", "how_many", "until_on")
    board = MustChoose("Board", **_BOARD)
    first_on = Day("First meeting", missing="Enter the day of the first meeting", hint="For example 3 3 2027")
    every = WholeNumber("Every how many weeks or months?", least=1, most=MOST_WEEKS)
    unit = Radios("Counted in", choices=options(_UNITS.items()), missing="Choose weeks or months")
    how_many = WholeNumber(
        "How many meetings?",
        least=1,
        most=MOST_MEETINGS,
        must_be_typed=False,
        hint=f"From 1 to {MOST_MEETINGS}. Leave it empty to say only until when.",
    )
    until_on = Day("Until when?", hint="For example 31 3 2028. Leave it empty to say only how many.")
    days = Ticks("Which of these dates do you want to plan?", missing="Tick at least one date")

    def validate_first_on(self, field: Day) -> None:
        """Refuses years whose bank holidays nobody knows."""
        if field.data and not FIRST_YEAR < field.data.year < LAST_YEAR:
            raise StopValidation(f"Enter a date between {FIRST_YEAR + 1} and {LAST_YEAR - 1}")

    def validate_every(self, field: WholeNumber) -> None:
        """Refuses months beyond two years."""
        if self.unit.data != WEEKS and (field.number or 0) > 24:
            raise StopValidation("Enter 24 months or fewer")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is an end that leaves at least one date."""
        self.days.missing = None if self.is_looking else "Tick at least one date"
        is_valid: bool = super().validate(extra_validators)
        if is_valid and not self.how_many.data and not self.until_on.data:
            self.how_many.errors = ["Say how many meetings, or until when"]
            return False
        if is_valid and not self.dates:
            self.until_on.errors = ["Enter a day on or after the first meeting"]
            return False
        return is_valid

    is_looking = True

    @property
    def rhythm(self) -> Rhythm:
        """The rhythm, once the fields are valid."""
        make = {WEEKS: every_weeks, MONTHS_ON_WEEKDAY: every_months_on_weekday}
        first = self.first_on.data
        assert first is not None  # noqa: S101 - the field does not let an empty day pass
        return make.get(self.unit.data, every_months_on_date)(self.every.number or 1, first)

    @property
    def dates(self) -> list[date]:
        """The days of the rhythm; where both ends are given, to whichever comes first."""
        last, how_many = self.until_on.data, self.how_many.number or MOST_MEETINGS
        return self.rhythm.until(last)[:how_many] if last else self.rhythm.first(how_many)

    @property
    def chosen(self) -> list[date]:
        """The days that are ticked."""
        ticked = set(self.days.data or ())
        return [day for day in self.dates if day.isoformat() in ticked]


class ApproveForm(VersionedForm):
    """Where and when minutes were approved."""

    at = Radios("Where were they approved?", missing="Choose a meeting, or that it was by e-mail")
    approved_on = Day("When?", hint="Needed only when it was by e-mail; a meeting has its own day.")

    def offer(self, later: Iterable[Meeting]) -> None:
        """Fills in the board's later meetings."""
        known = [
            (str(one.id), f"At the meeting on {format_day(one.meets_on)}, {clock_words(one.starts_at)}")
            for one in later
        ]
        self.at.choices = options([*known, (BY_EMAIL, "By e-mail, or in another way")])

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is a day where one is needed."""
        is_valid = super().validate(extra_validators)
        if is_valid and self.at.data == BY_EMAIL and self.approved_on.data is None:
            self.approved_on.errors = ["Enter the day on which they were approved"]
            return False
        return is_valid


class ReferenceForm(VersionedForm):
    """Where the council's committee system shows the meeting."""

    reference_url = PlainText(
        "Web address of this meeting in your committee system",
        longest=2000,
        hint="For example its page in ModernGov or CMIS. Leave it empty if it has none.",
    )


def offer_boards(form: PlanForm | SeriesForm, boards: Iterable[Board]) -> None:
    """Fills in the boards that can meet here: not ended, and kept by this council."""
    form.board.offer((str(one.id), one.title) for one in boards if one.shared_from_id is None)


class DecisionForm(GuardedForm):
    """What was decided, and why."""

    title = PlainText(
        "What was decided?",
        missing="Enter what was decided",
        longest=300,
        hint="One whole sentence, so that it can be understood without the minutes",
    )
    reasons = LongText("Reasons", longest=4000, hint="You may leave this empty.")
    reference_url = PlainText(
        "Web address of the decision in your committee system",
        longest=2000,
        hint="You may leave this empty.",
    )
    guarded = ("title", "reasons")


class ReplaceForm(GuardedForm):
    """Which later decision took the place of this one."""

    later = MustChoose(
        "Which decision replaces it?", asks="Choose a decision", missing="Choose a later decision"
    )
