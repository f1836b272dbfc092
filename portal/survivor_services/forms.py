"""What somebody of a member types who suggests a survivor service."""

from portal.forms.fields import LongText, PlainText, Radios, Tick, Ticks, options
from portal.forms.guarded import GuardedForm
from portal.survivor_services.words import Known
from tenants.records.survivor_services.details import LONGEST_NOTE, MOST_WORDS, ServiceDetails
from tenants.records.survivor_services.rules import REACH_WORDS, Reach

REFUGE_HINT = "A refuge, safe house or other place that nobody must find. Its address is never shown."
_SMALL = {"params": {"classes": "govuk-checkboxes--small portal-columns"}}


class SuggestForm(GuardedForm):
    """The little that the secretariat needs to look into it; it asks the service for the rest."""

    title = PlainText("Name of the service", longest=160, missing="Enter the name of the service")
    organisation = PlainText(
        "Organisation that runs it", longest=160, missing="Enter the organisation that runs it"
    )
    description = LongText(
        "What does it do for survivors?",
        longest=MOST_WORDS,
        rows=5,
        missing="Say what it does for survivors",
        hint="A few sentences. Never about a single person, and never where a refuge is.",
    )
    needs = Ticks("What does it help with?", missing="Tick what it helps with", render_kw=_SMALL)
    phone = PlainText("Phone", longest=40, hint="Give at least one way to reach it")
    email = PlainText("E-mail", longest=254)
    url = PlainText("Website", longest=2000, hint="It begins with https://")
    how_to_refer = LongText("How does somebody refer?", longest=MOST_WORDS, rows=3)
    reach = Radios(
        "Where does it work?",
        missing="Choose where it works",
        choices=options((each.value, words) for each, words in REACH_WORDS.items()),
    )
    areas = Ticks("Which boroughs?", hint="Only if it works in some boroughs", render_kw=_SMALL)
    is_refuge = Tick("Where it is must stay secret", hint=REFUGE_HINT)
    source = PlainText(
        "How do you know it?", longest=LONGEST_NOTE, hint="For example: we have worked with it since 2023"
    )
    guarded = ("description", "how_to_refer", "source")

    def offer(self, known: Known) -> None:
        """Fills in the needs and areas that there are."""
        self.needs.choices = options(known.needs.items())
        self.areas.choices = options(known.areas.items())

    def details(self) -> ServiceDetails:
        """What was typed, once the form is valid."""
        return ServiceDetails(
            title=self.title.data or "",
            organisation=self.organisation.data or "",
            description=self.description.data or "",
            needs=tuple(self.needs.data or ()),
            phone=self.phone.data or "",
            email=self.email.data or "",
            url=self.url.data or "",
            how_to_refer=self.how_to_refer.data or "",
            reach=Reach(self.reach.data),
            areas=tuple(self.areas.data or ()),
            is_refuge=bool(self.is_refuge.data),
            source=self.source.data or "",
        )
