"""What the secretariat types about a survivor service, and about what it decides."""

from typing import Any

from portal.forms.fields import Day, LongText, PlainText, Radios, Tick, Ticks, options
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from portal.survivor_services.forms import REFUGE_HINT
from portal.survivor_services.words import Known
from tenants.records.survivor_services.details import LONGEST_NOTE, MOST_WORDS, OLDEST, ServiceDetails
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.rules import (
    GENDER_WORDS,
    NRM_WORDS,
    REACH_WORDS,
    Gender,
    NrmStatus,
    Reach,
    languages_typed,
)

_SMALL = {"params": {"classes": "govuk-checkboxes--small portal-columns"}}
_ADDRESS_HINT = (
    "Only of an office that anybody may go to. Of a place that must stay secret it is kept here, for the "
    "secretariat alone, and never published"
)


class ServiceForm(VersionedForm):
    """Everything that the directory says of a service, and who looks after the entry."""

    title = PlainText("Name of the service", longest=160, missing="Enter the name of the service")
    organisation = PlainText(
        "Organisation that runs it", longest=160, missing="Enter the organisation that runs it"
    )
    description = LongText(
        "What does it do for survivors?",
        longest=MOST_WORDS,
        rows=6,
        missing="Say what it does for survivors",
        hint="Plain words that a survivor understands. Everybody reads this.",
    )
    needs = Ticks(
        "What does it help with?",
        missing="Tick what it helps with",
        hint="People search by this",
        render_kw=_SMALL,
    )
    phone = PlainText("Phone", longest=40, hint="Give at least one way to reach it")
    email = PlainText("E-mail", longest=254)
    url = PlainText("Website", longest=2000, hint="It begins with https://")
    hours = PlainText("When can it be reached?", longest=200, hint="For example: weekdays 9am to 5pm")
    cost = PlainText("What does it cost?", longest=120, hint="For example: free")
    how_to_refer = LongText("How does somebody refer?", longest=MOST_WORDS, rows=4)
    may_refer_self = Tick("Survivors can go there themselves")
    minimum_age = WholeNumber("Youngest age", least=0, most=OLDEST, must_be_typed=False)
    maximum_age = WholeNumber("Oldest age", least=0, most=OLDEST, must_be_typed=False)
    genders = Ticks(
        "For whom?",
        hint="Tick nothing if it is for everybody",
        choices=options((each.value, words) for each, words in GENDER_WORDS.items()),
    )
    languages = PlainText(
        "Languages", longest=1000, hint="With commas between them, for example: English, Romanian, Vietnamese"
    )
    has_interpreters = Tick("It has interpreters for other languages")
    nrm = Ticks(
        "Where in the National Referral Mechanism?",
        hint="Tick nothing if it makes no difference",
        choices=options((each.value, words) for each, words in NRM_WORDS.items()),
    )
    reach = Radios(
        "Where does it work?",
        missing="Choose where it works",
        choices=options((each.value, words) for each, words in REACH_WORDS.items()),
    )
    areas = Ticks("Which boroughs?", hint="Only if it works in some boroughs", render_kw=_SMALL)
    is_refuge = Tick("Where it is must stay secret", hint=REFUGE_HINT)
    address = PlainText("Address", longest=300, hint=_ADDRESS_HINT)
    capacity = PlainText("Places at the moment", longest=300, hint="For example: waiting list of six weeks")
    capacity_on = Day("As on which day?", hint="For example 22 11 2026")
    source = PlainText("How do we know?", longest=LONGEST_NOTE, hint="For the secretariat; not published")
    owner = OwnerField(
        "Who looks after this entry?",
        missing="Choose who looks after it",
        hint="They are reminded every six months to ask the service.",
    )
    guarded = ("description", "how_to_refer", "capacity", "source")

    def offer(self, known: Known) -> None:
        """Fills in needs, areas, people and posts; to be called inside the tenant's scope."""
        self.needs.choices = options(known.needs.items())
        self.areas.choices = options(known.areas.items())
        self.owner.offer_everybody()

    def details(self) -> ServiceDetails:
        """What was typed, once the form is valid."""
        typed: dict[str, Any] = {name: self[name].data or "" for name in _WORDS}
        typed |= {name: bool(self[name].data) for name in _TRUTHS}
        return ServiceDetails(
            **typed,
            needs=tuple(self.needs.data or ()),
            minimum_age=self.minimum_age.number,
            maximum_age=self.maximum_age.number,
            genders=tuple(Gender(each) for each in self.genders.data or ()),
            languages=languages_typed(self.languages.data or ""),
            nrm=tuple(NrmStatus(each) for each in self.nrm.data or ()),
            reach=Reach(self.reach.data),
            areas=tuple(self.areas.data or ()),
            capacity_on=self.capacity_on.data,
        )


_WORDS = (
    *("title", "organisation", "description", "phone", "email", "url", "hours", "cost", "how_to_refer"),
    *("address", "capacity", "source"),
)
_TRUTHS = ("may_refer_self", "has_interpreters", "is_refuge")
_AS_KEPT = ("needs", "genders", "nrm", "areas", "capacity_on")


def typed_for(service: SurvivorService) -> dict[str, Any]:
    """What the form shows of a service as it stands."""
    kept = {name: getattr(service, name) for name in (*_WORDS, *_TRUTHS, *_AS_KEPT)}
    ages = {name: _number(getattr(service, name)) for name in ("minimum_age", "maximum_age")}
    languages = ", ".join(service.languages)
    reach = Reach(service.reach).value
    return {**kept, **ages, "languages": languages, "reach": reach, "owner": owner_value(service)}


def _number(age: int | None) -> str:
    return "" if age is None else str(age)


class ApproveForm(VersionedForm):
    """When somebody asked the service whether all of it is right."""

    verified_on = Day(
        "When did you ask the service whether all this is right?",
        hint="For example 22 11 2026. Leave it empty if nobody has: the page then says so, and you are "
        "reminded to ask.",
    )


class ReasonForm(VersionedForm):
    """Why a service is not taken up, or ends."""

    reason = LongText("Why?", missing="Say why", longest=LONGEST_NOTE, rows=3)
    guarded = ("reason",)


class SureForm(VersionedForm):
    """Nothing but the press."""
