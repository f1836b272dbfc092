"""The form in which a whole meeting's attendance is recorded at once."""

import re
from collections.abc import Iterable
from typing import Any

from flask import request

from portal.forms.fields import PlainText, Radios, options
from portal.forms.guarded import GuardedForm
from portal.forms.versioned import VersionedForm
from tenants.records.meetings.attendance import Guest, Mark, Seat
from tenants.records.meetings.models import Attendance
from tenants.records.meetings.rules import PRESENCE_WORDS, Presence

NOT_SAID = "-"
_OPEN = (NOT_SAID, "Not recorded")
EMPTY_GUESTS, MOST_GUESTS = 3, 40
#: Before the meeting nobody can have come or stayed away.
_AHEAD = (Presence.DEPUTY, Presence.APOLOGIES)
_AHEAD_WORDS = {Presence.DEPUTY: "Sends a deputy", Presence.APOLOGIES: "Sends apologies"}
_GUEST = re.compile(r"guest-([0-9]{1,2})-organisation", re.ASCII)


class SeatRow(GuardedForm):
    """How one seat was filled, and by whom."""

    class Meta:
        """The form of all seats carries the token."""

        csrf = False

    presence = Radios("How was the seat filled?", missing="Choose how the seat was filled")
    who = PlainText("Who came, or the deputy", longest=160)
    guarded = ("who",)

    def __init__(self, seat: Seat, sent: Any, *, is_ahead: bool) -> None:
        recorded = seat.recorded
        held = {
            "presence": recorded.presence if recorded else NOT_SAID,
            "who": recorded.who if recorded else "",
        }
        super().__init__(prefix=f"seat-{seat.member_id.hex}-", data=held, formdata=sent)
        self.seat = seat
        words = {one: _AHEAD_WORDS[one] for one in _AHEAD} if is_ahead else PRESENCE_WORDS
        self.presence.choices = options([*((key.value, said) for key, said in words.items()), _OPEN])

    @property
    def mark(self) -> Mark:
        """What was said of the seat, once the row is valid."""
        said = None if self.presence.data == NOT_SAID else Presence(self.presence.data)
        return Mark(self.seat.member_id, said, self.who.data or "")


class GuestRow(GuardedForm):
    """Somebody without a seat."""

    class Meta:
        """The form of all seats carries the token."""

        csrf = False

    organisation = PlainText("Organisation", longest=120)
    who = PlainText("Who", longest=160)
    guarded = ("organisation", "who")

    def __init__(self, guest: Attendance | None, number: int, sent: Any) -> None:
        held = {"organisation": guest.organisation, "who": guest.who} if guest else {}
        super().__init__(prefix=f"guest-{number}-", data=held, formdata=sent)
        self.number = number

    @property
    def is_left_out(self) -> bool:
        """Whether the row is empty."""
        return not self.organisation.data and not self.who.data

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the organisation is named; an empty row always can be left."""
        is_valid = super().validate(extra_validators)
        if self.who.data and not self.organisation.data:
            self.organisation.errors = ["Enter the organisation that the guest came from"]
            return False
        return is_valid

    @property
    def guest(self) -> Guest:
        """The guest, once the row is valid."""
        return Guest(self.organisation.data or "", self.who.data or "")


class AttendanceForm(VersionedForm):
    """Every seat of the board on the day, and the guests."""

    def __init__(self, seats: Iterable[Seat], guests: list[Attendance], *, is_ahead: bool) -> None:
        sent = request.form if request.method == "POST" else None
        super().__init__()
        self.seats = [SeatRow(seat, sent, is_ahead=is_ahead) for seat in seats]
        self.guests = _guest_rows([] if is_ahead else guests, sent, is_ahead=is_ahead)

    @property
    def rows(self) -> list[SeatRow | GuestRow]:
        """Every row, as it stands on the page."""
        return [*self.seats, *self.guests]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every row can be kept."""
        is_valid = super().validate(extra_validators)
        return all([row.validate() for row in self.rows]) and is_valid

    def marks(self, *, rest: Presence | None = None) -> list[Mark]:
        """What was said of each seat; `rest` is said of those of which nothing was."""
        said = [row.mark for row in self.seats]
        return [Mark(one.member_id, one.presence or rest, one.who) for one in said]

    def named_guests(self) -> list[Guest]:
        """The guests that were named."""
        return [row.guest for row in self.guests if not row.is_left_out]

    def problems(self) -> list[tuple[str, str]]:
        """For the summary: problems of the form and of each row, with the seat's name."""
        above = [("", words) for words in self.form_errors]
        of_seats = [
            (key, f"{row.seat.title}: {_small(words)}") for row in self.seats for key, words in row.problems()
        ]
        of_guests = [
            (key, f"Guest {row.number}: {_small(words)}")
            for row in self.guests
            for key, words in row.problems()
        ]
        return above + of_seats + of_guests


def _guest_rows(guests: list[Attendance], sent: Any, *, is_ahead: bool) -> list[GuestRow]:
    """A row for each guest and a few empty ones; as many as were sent, when a form was."""
    if is_ahead:
        return []
    numbers = [int(found[1]) for name in sent or () if (found := _GUEST.fullmatch(name))]
    count = min(max(numbers, default=len(guests) + EMPTY_GUESTS), MOST_GUESTS)
    padded: list[Attendance | None] = [*guests, *[None] * MOST_GUESTS]
    return [GuestRow(guest, number, sent) for number, guest in enumerate(padded[:count], start=1)]


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
