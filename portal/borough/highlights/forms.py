"""What people choose and write when they make a highlight report."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Self

from wtforms.validators import StopValidation

from portal.forms.fields import Day, LongText, PlainText, Radios, Tick, options
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from portal.forms.must_choose import MustChoose
from portal.forms.versioned import VersionedForm
from tenants.records.boards.models import Board
from tenants.records.highlights.rules import Period, usual_periods
from tenants.records.highlights.sections import LONGEST_HEADING, MOST_WORDS, ReportSection
from tenants.records.highlights.service import Wording

OTHER = "other"
_HINTS = {
    "summary": "Three or four sentences. The board reads these first.",
    "decisions": "Say what the board is asked to decide, and why.",
}
_ROWS = {"summary": 7, "decisions": 4}
_HINT = "Leave this empty if the figures speak for themselves."


class _OwnDay(Day):
    """A day that is asked for only when the person enters a period of their own."""

    errors: list[str]

    def pre_validate(self, form: "StartForm") -> None:
        """Lets one of the offered periods do without."""
        if form.period.data != OTHER:
            self.errors = []
            raise StopValidation
        super().pre_validate(form)


class StartForm(PortalForm):
    """For which board, and about which period."""

    board = MustChoose("Board", asks="Choose a board", missing="Choose the board that gets the report")
    period = Radios("Period", missing="Choose the period that the report covers")
    starts_on = _OwnDay("First day", missing="Enter the first day of the period")
    ends_on = _OwnDay("Last day", missing="Enter the last day of the period")

    def offer(self, boards: Iterable[Board], today: date) -> None:
        """Fills in the boards, and the periods that are likely today."""
        self.board.offer((str(board.id), board.title) for board in boards)
        first, *others = usual_periods(today)
        known = [(_key(first), f"{first.words()} (the last six months)")]
        known += [(_key(period), _offered(period, today)) for period in others]
        self.period.choices = options([*known, (OTHER, "Another period")])

    def chosen_period(self) -> Period:
        """What was chosen, once the form is valid."""
        starts_on, ends_on = self.starts_on.data, self.ends_on.data
        if self.period.data == OTHER and starts_on and ends_on:
            return Period(starts_on, ends_on)
        first, last = str(self.period.data).split("_")
        return Period(date.fromisoformat(first), date.fromisoformat(last))


def likely_period(today: date) -> str:
    """The value of the period that is chosen unless somebody chooses another."""
    return _key(usual_periods(today)[0])


def _key(period: Period) -> str:
    return f"{period.starts_on.isoformat()}_{period.ends_on.isoformat()}"


def _offered(period: Period, today: date) -> str:
    is_running = period.ends_on >= today
    return f"{period.words()} (still running: figures as at today)" if is_running else period.words()


class WordingForm(VersionedForm):
    """A draft's title, and the words of its sections; made anew for each draft by `about`."""

    title = PlainText("Title of the report", missing="Enter a title for the report", longest=200)

    @classmethod
    def about(cls, sections: Sequence[ReportSection], **kwargs: Any) -> Self:
        """The form with a field for each section."""
        fields: dict[str, Any] = {}
        for section in sections:
            fields.update(_fields(section))
        guarded = ("title", *(name for name in fields if not name.startswith("leave-")))
        made: type[Self] = type("_WordingForm", (cls,), fields | {"guarded": guarded})
        return made(**kwargs)

    def wordings(self, sections: Iterable[ReportSection]) -> dict[str, Wording]:
        """What was written, by the section's key."""
        return {section.key: self._wording(section) for section in sections}

    def _wording(self, section: ReportSection) -> Wording:
        heading = self[f"heading-{section.key}"].data if section.is_own else ""
        words, leave = self[f"words-{section.key}"].data, self[f"leave-{section.key}"].data
        return Wording(words or "", bool(leave), heading or "")


def _fields(section: ReportSection) -> dict[str, Any]:
    """The heading of a section of one's own, the words, and the box that leaves it out."""
    heading: dict[str, Any] = {}
    if section.is_own:
        missing = "Enter a heading for your section"
        heading[f"heading-{section.key}"] = PlainText("Heading", missing=missing, longest=LONGEST_HEADING)
    hint = _HINTS.get(section.key, "" if section.is_own else _HINT)
    rows = _ROWS.get(section.key, 4 if section.is_own else 2)
    words = LongText(f"Words under “{section.heading}”", longest=MOST_WORDS, rows=rows, hint=hint)
    leave = Tick(f"Leave “{section.heading}” out of the report")
    return {**heading, f"words-{section.key}": words, f"leave-{section.key}": leave}


def typed_for(title: str, sections: Iterable[ReportSection]) -> dict[str, Any]:
    """The words as they stand, for the form to begin with."""
    typed: dict[str, Any] = {"title": title}
    for section in sections:
        typed[f"heading-{section.key}"] = section.heading
        typed[f"words-{section.key}"] = section.words
        typed[f"leave-{section.key}"] = section.is_left_out
    return typed


class AddSectionForm(GuardedForm):
    """A section of the person's own."""

    heading = PlainText("Heading", missing="Enter a heading for your section", longest=LONGEST_HEADING)
    words = LongText("Words", longest=MOST_WORDS, rows=6, hint="You can change this later, until it is made.")
    guarded = ("heading", "words")


class SureForm(VersionedForm):
    """Makes or deletes a draft that nobody has changed since."""


class NextForm(PortalForm):
    """Begins the next report."""
