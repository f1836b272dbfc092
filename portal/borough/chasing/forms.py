"""What people type to pause, stop and start reminders, and to say who is away."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from wtforms.validators import ValidationError

from portal.forms.fields import Choice, Day, LongText, options
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm

_CHOOSE = ("", "Choose a person")
_AS_IN = "For example, 14 12 2026"


class StopForm(GuardedForm):
    """Why no reminder is to go out at all."""

    guarded = ("reason",)

    reason = LongText(
        "Why do they stop?",
        missing="Say why reminders stop, so that whoever asks later knows",
        longest=300,
        rows=2,
        hint="For example, the council is in its pre-election period.",
    )


class ResumeForm(PortalForm):
    """Nothing but the button."""


class SnoozeForm(GuardedForm):
    """Until when nobody hears about one action, and why."""

    guarded = ("reason",)

    until_on = Day(
        "When may reminders start again?",
        missing="Enter the day on which reminders may start again",
        hint=_AS_IN,
    )
    reason = LongText(
        "Why should they wait?",
        missing="Say why reminders should wait",
        longest=300,
        rows=2,
        hint="The lead can read this. For example, waiting for the new contract to be signed.",
    )

    def day(self) -> date:
        """The day on which reminders may start again, once the form is valid."""
        return _typed(self.until_on)


class EndSnoozeForm(PortalForm):
    """Nothing but the button."""


class _Somebody(Choice):
    """One of the tenant's people; the line that only asks to choose is nobody."""

    def pre_validate(self, form: Any) -> None:
        """Refuses nobody, and whoever is not in the list."""
        self.data = self.data or None
        super().pre_validate(form)


class LeaveForm(PortalForm):
    """Who is away, who is told in their place, from when to when."""

    person = _Somebody("Who is away?", missing="Choose who is away")
    cover = _Somebody(
        "Who covers for them?",
        missing="Choose who covers",
        hint="They get the reminders, and may update the actions from their e-mail.",
    )
    starts_on = Day("First day away", missing="Enter the first day away", hint=_AS_IN)
    ends_on = Day("Last day away", missing="Enter the last day away", hint=_AS_IN)

    def offer(self, people: Iterable[tuple[UUID, str]], *, me: UUID, is_for_anybody: bool) -> None:
        """Offers everybody as cover; as the one who is away, only oneself unless for anybody."""
        everybody = [(str(key), name) for key, name in people]
        if not is_for_anybody:
            del self.person
            self.cover.label.text = "Who covers for you?"
        else:
            self.person.choices = options([_CHOOSE, *everybody])
        others = [one for one in everybody if is_for_anybody or one[0] != str(me)]
        self.cover.choices = options([_CHOOSE, *others])

    def days(self) -> tuple[date, date]:
        """The first and the last day away, once the form is valid."""
        return _typed(self.starts_on), _typed(self.ends_on)

    def person_id(self, me: UUID) -> UUID:
        """Who is away: whoever was chosen, or oneself."""
        return UUID(self.person.data) if "person" in self else me

    def validate_cover(self, field: Choice) -> None:
        """Refuses that somebody covers for themselves."""
        if "person" in self and field.data == self.person.data:
            raise ValidationError("Choose somebody else: they cannot cover for themselves")

    def validate_ends_on(self, field: Day) -> None:
        """Refuses an end before the start."""
        if self.starts_on.data and field.data and field.data < self.starts_on.data:
            raise ValidationError("The last day away must be the same as or after the first")


class EndLeaveForm(PortalForm):
    """Nothing but the button."""


def _typed(field: Day) -> date:
    if field.data is None:
        raise ValueError(f"{field.name} has no day: the form is not valid")
    return field.data
