"""What people type about a plan, its partners, and what came of it."""

from typing import Any
from uuid import UUID

from portal.borough.operations.forms import Count
from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, Tick, Ticks, options
from portal.forms.money import MoneyField, typed_pounds
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.dating import format_day
from tenants.records.operations.queries import newest_operations
from tenants.records.receptions.details import (
    LONGEST,
    LONGEST_ITEM,
    MOST_ITEMS,
    MOST_NIGHTS,
    MOST_PLACES,
    Closing,
    ReceptionDetails,
)
from tenants.records.receptions.models import Reception, ReceptionPartner
from tenants.records.receptions.partners import LONGEST_DOES, LONGEST_NAME, PartnerDetails
from tenants.records.receptions.rules import PRESENCE_WORDS, RECEPTION_WORDS, Presence, ReceptionKind
from tenants.records.receptions.service import LONGEST_REASON

#: So many operations are offered, the newest first.
_MOST_OPERATIONS = 60
_NOBODY = "No names, addresses or reference numbers: they cannot be saved here."


class OptionalNumber(WholeNumber):
    """A number that may be left empty: then it is not known."""

    def __init__(self, label: str, *, most: int, **kwargs: Any) -> None:
        super().__init__(label, least=0, most=most, must_be_typed=False, **kwargs)


class ReceptionForm(VersionedForm):
    """A template, or a plan; nothing in it may hold somebody, which is checked where it is kept."""

    title = PlainText("Name", missing="Enter a name for the plan", longest=LONGEST["title"])
    kind = Radios(
        "What is it for?",
        missing="Choose what it is for",
        choices=options((kind.value, words) for kind, words in RECEPTION_WORDS.items()),
    )
    owner = OwnerField(hint="Who is reminded of the debrief. A post stays when its holder changes.")
    aims = LongText("Aims", longest=LONGEST["aims"], rows=3)
    venue = LongText(
        "Venue",
        longest=LONGEST["venue"],
        rows=3,
        hint="What it must have, such as interview rooms, showers, a staff room. Never its address.",
    )
    places = OptionalNumber("Places", most=MOST_PLACES, hint="For how many people")
    nights = OptionalNumber("Nights", most=MOST_NIGHTS, hint="For how many nights it can be had")
    cost_per_night = MoneyField("Cost a night")
    other_costs = MoneyField("Other costs", hint="Food, clothing, interpreters, travel. Whole pounds")
    paid_by = PlainText("Paid by", longest=LONGEST["paid_by"])
    checklist = LongText(
        "Checklist",
        longest=MOST_ITEMS * LONGEST_ITEM,
        rows=8,
        hint="What is to be ready, one thing a line. You tick them on the day.",
    )
    note = LongText("Note", longest=LONGEST["note"], rows=3, hint=_NOBODY)
    operation = Choice("Operation", hint="The operation that it was opened for, once that is logged")

    def for_template(self) -> None:
        """Takes away what only a plan has; before it is offered anything."""
        del self["operation"]

    def offer(self, held: UUID | None) -> None:
        """Fills in people, posts and operations; to be called inside the tenant's scope."""
        self.owner.offer_everybody()
        if "operation" not in self:
            return
        newest = newest_operations(_MOST_OPERATIONS, besides=held)
        pairs = [(str(each.id), f"{format_day(each.held_on)}: {each.title}") for each in newest]
        self.operation.choices = options([("", "None"), *pairs])

    def details(self, source: str = "") -> ReceptionDetails:
        """What was typed, once the form is valid; where a plan comes from stays as it was."""
        asked = self.operation.data if "operation" in self else ""
        return ReceptionDetails(
            title=self.title.data or "",
            kind=ReceptionKind(self.kind.data),
            aims=self.aims.data or "",
            venue=self.venue.data or "",
            places=self.places.number,
            nights=self.nights.number,
            cost_per_night=self.cost_per_night.pounds,
            other_costs=self.other_costs.pounds,
            paid_by=self.paid_by.data or "",
            checklist=tuple(line for line in (self.checklist.data or "").split("\n") if line.strip()),
            note=self.note.data or "",
            source=source,
            operation_id=UUID(asked) if asked else None,
        )


def typed_for(reception: Reception) -> dict[str, Any]:
    """What the form shows of a plan."""
    names = ("title", "kind", "aims", "venue", "paid_by", "note")
    typed: dict[str, Any] = {name: getattr(reception, name) for name in names}
    typed |= {name: _number(getattr(reception, name)) for name in ("places", "nights")}
    typed |= {name: typed_pounds(getattr(reception, name)) for name in ("cost_per_night", "other_costs")}
    typed["checklist"] = "\n".join(item["words"] for item in reception.checklist)
    typed["operation"] = str(reception.operation_id or "")
    return typed | {"owner": owner_value(reception)}


class PartnerForm(VersionedForm):
    """An organisation or a team, and what it does there."""

    title = PlainText(
        "Organisation or team",
        missing="Enter the organisation or team",
        longest=LONGEST_NAME,
        hint="Not a person: who it is on the day stands in your rota.",
    )
    does = PlainText("What it does there", longest=LONGEST_DOES)
    presence = Radios(
        "How does it take part?",
        missing="Choose how it takes part",
        choices=options((each.value, words) for each, words in PRESENCE_WORDS.items()),
    )
    is_confirmed = Tick("It has confirmed")

    def details(self) -> PartnerDetails:
        """What was typed, once the form is valid."""
        presence = Presence(self.presence.data)
        return PartnerDetails(
            self.title.data or "", presence, self.does.data or "", bool(self.is_confirmed.data)
        )


def typed_partner(partner: ReceptionPartner) -> dict[str, Any]:
    """What the form shows of a partner."""
    names = ("title", "does", "presence", "is_confirmed")
    return {name: getattr(partner, name) for name in names}


class ReadyForm(VersionedForm):
    """Which partners have confirmed, and what of the checklist is ready."""

    confirmed = Ticks("Who has confirmed?")
    ready = Ticks("What is ready?")

    def offer(self, reception: Reception, partners: list[ReceptionPartner]) -> None:
        """Fills in the plan's own partners and lines."""
        words = ((str(each.id), _with_presence(each)) for each in partners)
        self.confirmed.choices = options(words)
        lines = enumerate(reception.checklist)
        self.ready.choices = options((str(place), item["words"]) for place, item in lines)


def typed_ready(reception: Reception, partners: list[ReceptionPartner]) -> dict[str, Any]:
    """What is ticked already."""
    lines = enumerate(reception.checklist)
    return {
        "confirmed": [str(each.id) for each in partners if each.is_confirmed],
        "ready": [str(place) for place, item in lines if item["is_ready"]],
    }


class OpenForm(VersionedForm):
    """The day on which it opened."""

    opened_on = Day("When did it open?", missing="Enter the day on which it opened")


class CloseForm(VersionedForm):
    """What came of it, in counts."""

    closed_on = Day("When did it close?", missing="Enter the day on which it closed")
    spoken_with = Count("People spoken with")
    adults = Count("Potential victims: adults")
    children = Count("Potential victims: children")
    nights_used = OptionalNumber("Nights used", most=MOST_NIGHTS)
    cost = MoneyField("What it came to")
    note = LongText("Note", longest=LONGEST["note"], rows=3, hint=_NOBODY)

    def closing(self) -> Closing:
        """What was typed, once the form is valid."""
        return Closing(
            closed_on=self.closed_on.data,
            spoken_with=self.spoken_with.number,
            adults=self.adults.number,
            children=self.children.number,
            nights_used=self.nights_used.number,
            cost=self.cost.pounds,
            note=self.note.data or "",
        )


def typed_closing(reception: Reception) -> dict[str, Any]:
    """What the form shows of a plan that has closed, or that is about to."""
    names = ("spoken_with", "adults", "children", "nights_used")
    typed = {name: _number(getattr(reception, name)) for name in names}
    days = {"closed_on": reception.closed_on}
    return typed | days | {"cost": typed_pounds(reception.cost), "note": reception.note}


class ReasonForm(VersionedForm):
    """Why a plan is called off, or a template used no more."""

    reason = LongText("Why?", missing="Say why", longest=LONGEST_REASON, rows=3, hint=_NOBODY)


class TemplateForm(VersionedForm):
    """What a plan is to be called as a template."""

    title = PlainText("Name of the template", missing="Enter a name", longest=LONGEST["title"])


class SureForm(VersionedForm):
    """Nothing but the press."""


def _with_presence(partner: ReceptionPartner) -> str:
    return f"{partner.title} ({PRESENCE_WORDS[Presence(partner.presence)].lower()})"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
