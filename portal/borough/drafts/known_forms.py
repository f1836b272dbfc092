"""What people type about figures known from elsewhere, and about members who put theirs together."""

from typing import Any

from wtforms import HiddenField

from portal.forms.fields import Choice, Day, LongText, PlainText, Ticks, options
from portal.forms.guarded import GuardedForm
from portal.forms.whole_number import WholeNumber
from tenants import clock
from workflows.register.periods import newest_whole, quarter_at
from workflows.register.queries import members
from workflows.releases.known import (
    HIGHEST,
    LONGEST_SOURCE,
    LONGEST_TITLE,
    FactDetails,
    places_to_name,
)
from workflows.releases.measures import AUTHORITY, Measure

_ALL = "all"
_QUARTERS = 12
_PART = "part_"


class FactForm(GuardedForm):
    """An exact figure of a measure; `form_about` adds a field for each of the measure's parts."""

    measure = HiddenField()
    period = Choice("Quarter")
    place = Choice("Where")
    figure = WholeNumber("Figure", least=0, most=HIGHEST - 1)
    source = PlainText(
        "Where is it published?",
        missing="Say where it is published",
        longest=LONGEST_SOURCE,
        hint="For example: Council meeting of 3 March 2026, answer to question 12",
    )
    known_since_on = Day("Since when is it known?", missing="Enter the day since when it is known")
    guarded = ("source",)

    @property
    def parts(self) -> list[Any]:
        """The fields of the measure's parts."""
        return [field for field in self if field.name.startswith(_PART)]

    def details(self, about: Measure) -> FactDetails:
        """What was typed, once the form is valid."""
        codes = {field.name.removeprefix(_PART): _code(field.data) for field in self.parts}
        return FactDetails(
            measure=about,
            quarter=quarter_at(self.period.data),
            codes={AUTHORITY: _code(self.place.data), **codes},
            value=self.figure.number,
            source=self.source.data or "",
            known_since_on=self.known_since_on.data,
        )


def form_about(about: Measure) -> FactForm:
    """The form for a figure of this measure."""
    parts = {f"{_PART}{part.name}": Choice(part.title) for part in about.parts}
    kind: type[FactForm] = type("FactFormOfMeasure", (FactForm,), parts)
    form = kind(data={"measure": about.key})
    newest = newest_whole(clock.today())
    quarters = [newest.before(count) for count in range(_QUARTERS)]
    form.period.choices = options((each.key, each.words) for each in quarters)
    form.place.choices = options([(_ALL, "All of London"), *places_to_name(about)])
    for part in about.parts:
        form[f"{_PART}{part.name}"].choices = options([(_ALL, "All"), *part.words])
    return form


class RemoveFactForm(GuardedForm):
    """Why a figure is not known after all."""

    because = LongText("Why?", missing="Say why it is not known after all", longest=300, rows=3)
    guarded = ("because",)


class CoalitionForm(GuardedForm):
    """Members who may put together what they know of themselves."""

    title = PlainText(
        "Name",
        missing="Enter a name",
        longest=LONGEST_TITLE,
        hint="For example: Boroughs of one police command",
    )
    members = Ticks("Who may put figures together?", missing="Choose three or more")
    valid_from = Day("Since when?", hint="You can leave it empty if it was always so.")
    guarded = ("title",)

    def offer(self) -> None:
        """Fills in who can be chosen."""
        self.members.choices = options((each.slug, each.name) for each in members())


class EndCoalitionForm(GuardedForm):
    """The last day on which they may."""

    last_on = Day("Last day", missing="Enter the last day")


def _code(data: str | None) -> str | None:
    return None if data in (None, "", _ALL) else data
