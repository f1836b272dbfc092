"""What people type about a referral: one short page, in the order and the words of the counting standard."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from wtforms import Field

from portal.borough.referrals.fields import DayOrMonth
from portal.borough.referrals.wording import Wording
from portal.forms.fields import Choice, LongText, PlainText, Radios, Tick, Ticks, options
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.counting.standard import Field as Asked
from tenants.counting.standard import Option, Standard
from tenants.records.referrals.details import LONGEST_NOTE, MOST_NIGHTS, ReferralDetails
from tenants.records.referrals.rules import TYPES
from tenants.records.referrals.settings import LogSettings

_NOTHING = "Not answered"
_NOTE_HINT = (
    "Counts and kinds of places only, for example: two adults, car wash. A note with a date of birth, an "
    "address or a reference number cannot be saved, and names do not belong in it."
)
_KEY_HINT = (
    "By which only your council finds it again, for example A-10234. Only a fingerprint of it is kept, to "
    "notice when the same referral is logged twice; it is never shown again."
)
_MONTH_HINT = "Leave the day empty if only the month is known."
#: Fields of the form that have another name in the standard.
_IN_STANDARD = {"types": TYPES}
#: Chosen from a list that can be left empty.
_CHOICES = (
    *("gender", "nationality_group", "place", "responder_key", "service_key", "consent"),
    *("safeguarding", "guardian", "support_outside"),
)


class ReferralForm(VersionedForm):
    """One entry without its decisions; `first` must be answered, `more` is asked of those who know it."""

    referred_on = DayOrMonth(
        "Date of referral", missing="Enter the date of the referral, or its month and year"
    )
    route = Radios("Route")
    age_band = Radios("Age")
    types = Ticks("Exploitation")
    is_turning_18 = Tick("Turning 18 soon")
    gender = Choice("Gender")
    nationality_group = Choice("Nationality group")
    place = Choice("Where it happened")
    responder_key = Choice("First responder")
    service_key = Choice("Service")
    consent = Choice("Consent")
    safeguarding = Choice("Safeguarding")
    guardian = Choice("Independent guardian")
    bridging_nights = WholeNumber("Nights bridged", least=0, most=MOST_NIGHTS, must_be_typed=False)
    support_outside = Choice("Support outside the NRM")
    note = LongText("Note", longest=LONGEST_NOTE, rows=2, hint=_NOTE_HINT)
    key = PlainText("Your own key for it", longest=200, hint=_KEY_HINT)
    is_another = Tick("It is another referral")

    first: tuple[Field, ...] = ()
    more: tuple[Field, ...] = ()
    same: tuple[tuple[UUID, str], ...] = ()  # entries with the same key, each with its day in words

    def offer(
        self, standard: Standard, wording: Wording, settings: LogSettings, kept: ReferralDetails | None = None
    ) -> None:
        """Fills in what could be chosen on that day; an option that ended stays where it is kept."""
        for name in settings.left_out:
            if name in self:
                del self[name]
        asked = [name for name in _in_order(self, standard) if name in self]
        for name in asked:
            _word(self[name], standard.field(_IN_STANDARD.get(name, name)), _kept(kept, name), wording)
        required = {name for name in asked if _is_required(name, standard)}
        self.first = tuple(self[name] for name in asked if name in required)
        self.more = tuple(self[name] for name in asked if name not in required)

    def details(self, before: ReferralDetails | None = None) -> ReferralDetails:
        """What was typed, once the form is valid; what the form does not ask stays as it was."""
        stands = before or ReferralDetails(referred_on=None)
        chosen: dict[str, Any] = {name: self[name].data or "" for name in _CHOICES if name in self}
        return replace(
            stands,
            **{**chosen, "note": self.note.data or "", "key": self.key.data or ""},
            referred_on=self.referred_on.data,
            is_month_only=self.referred_on.is_month_only,
            route=self.route.data or "",
            age_band=self.age_band.data or "",
            types=tuple(self.types.data or ()),
            is_turning_18=bool(self.is_turning_18.data),
            bridging_nights=self.bridging_nights.number,
        )


def typed_for(details: ReferralDetails) -> dict[str, Any]:
    """What the form shows of an entry as it stands; its key is never shown."""
    nights = "" if details.bridging_nights is None else str(details.bridging_nights)
    names = ("referred_on", "route", "age_band", "is_turning_18", "note", *_CHOICES)
    shown = {name: getattr(details, name) for name in names}
    return {**shown, "types": list(details.types), "bridging_nights": nights}


def _in_order(form: ReferralForm, standard: Standard) -> Iterable[str]:
    """The names of the form's fields in the standard's order."""
    by_key = {key: name for name, key in _IN_STANDARD.items()}
    names = (by_key.get(key, key) for key in standard.fields)
    return [name for name in names if name in form]


def _is_required(name: str, standard: Standard) -> bool:
    return name == "referred_on" or standard.field(_IN_STANDARD.get(name, name)).is_required


def _kept(kept: ReferralDetails | None, name: str) -> set[str]:
    value = getattr(kept, name) if kept else ()
    return set(value) if isinstance(value, tuple) else {value}


def _word(field: Field, asked: Asked, kept: set[str], wording: Wording) -> None:
    """Gives a field the standard's words and options."""
    field.label.text, field.description = asked.title, asked.how
    offered = [each for each in asked.options if not each.is_ended or each.key in kept]
    if isinstance(field, DayOrMonth):
        field.description = f"{asked.how} {_MONTH_HINT}".strip()
        field.render_kw = {"params": {"fieldset": {"legend": _legend(asked)}}}
    elif isinstance(field, Choice):
        lists = {"responder_key": wording.responders, "service_key": wording.services}
        pairs = (
            lists[field.name].items() if field.name in lists else [(each.key, each.title) for each in offered]
        )
        field.choices = options([("", _NOTHING), *pairs])
    elif isinstance(field, Radios | Ticks):
        _offer_buttons(field, asked, offered)


def _offer_buttons(field: Field, asked: Asked, offered: list[Option]) -> None:
    field.choices = options((each.key, each.title) for each in offered)
    field.missing = f"{asked.title}: choose {'at least one' if isinstance(field, Ticks) else 'one'}"
    hints = [{"hint": {"text": each.help}} if each.help else {} for each in offered]
    field.render_kw = {"params": {"items": hints, "fieldset": {"legend": _legend(asked)}}}


def _legend(asked: Asked) -> dict[str, str]:
    return {"text": asked.title, "classes": "govuk-fieldset__legend--s"}
