"""What people type about an entry of the directory: the post, how it is reached, and who may see what."""

from collections.abc import Iterable
from typing import Any

from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, Ticks, options
from portal.forms.must_choose import MustChoose
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.errors import FieldError
from tenants.people.audiences import AUDIENCE_WORDS
from tenants.records.contacts.details import (
    ADDRESSES,
    LONGEST,
    ContactDetails,
    check_address,
    check_phone,
)
from tenants.records.contacts.models import Contact
from tenants.records.contacts.rules import (
    AVAILABILITY_WORDS,
    FIELD_WORDS,
    TRAINING_WORDS,
    USUAL_VISIBILITY,
    Availability,
    Field,
    Training,
    visibility_of,
)

_EMAIL = {"type": "email", "params": {"autocomplete": "off", "spellcheck": False}}
_PHONE = {"type": "tel", "params": {"autocomplete": "off", "classes": "govuk-input--width-20"}}
_AUDIENCES = options((str(int(each)), words) for each, words in AUDIENCE_WORDS.items())


def _seen_by(field: Field) -> Choice:
    words = FIELD_WORDS[field]
    label = f"Who may see this? ({words[:1].lower()}{words[1:]})"
    return Choice(label, choices=_AUDIENCES, missing=f"{words}: choose who may see it")


def address_field(label: str, hint: str = "") -> PlainText:
    """One line for an e-mail address."""
    return PlainText(label, longest=LONGEST["mailbox"], hint=hint, render_kw=_EMAIL)


class ContactForm(VersionedForm):
    """One post or team that others may need to reach."""

    service_key = MustChoose("Service", asks="Choose a service", missing="Choose the service")
    title = PlainText(
        "Post or team",
        missing="Enter the name of the post or team",
        longest=LONGEST["title"],
        hint="The post, not the person. For example: Safeguarding adults manager",
    )
    organisation = PlainText(
        "Organisation, if it is not your own",
        longest=LONGEST["organisation"],
        hint="For example, a team that several councils share.",
    )
    covers = Ticks("Which authorities does it answer for?", hint="Tick none if it is only for your own.")
    holder = PlainText(
        "Name", longest=LONGEST["holder"], hint="Who holds the post. Leave it empty for a team."
    )
    holder_seen_by = _seen_by(Field.HOLDER)
    holder_email = address_field("Own e-mail address")
    holder_email_seen_by = _seen_by(Field.HOLDER_EMAIL)
    deputy = PlainText("Deputy", longest=LONGEST["deputy"])
    deputy_seen_by = _seen_by(Field.DEPUTY)
    deputy_email = address_field("Deputy’s e-mail address")
    deputy_email_seen_by = _seen_by(Field.DEPUTY_EMAIL)
    mailbox = address_field("Shared mailbox", "It goes on working when people leave.")
    mailbox_seen_by = _seen_by(Field.MAILBOX)
    phone = PlainText("Phone", longest=LONGEST["phone"], hint="For example 020 7946 0123", render_kw=_PHONE)
    phone_seen_by = _seen_by(Field.PHONE)
    availability = Radios(
        "When does somebody answer?",
        missing="Choose when somebody answers",
        choices=options((each.value, words) for each, words in AVAILABILITY_WORDS.items()),
    )
    hours = PlainText(
        "Hours, in words", longest=LONGEST["hours"], hint="For example: Monday to Friday, 9am to 5pm"
    )
    hours_seen_by = _seen_by(Field.HOURS)
    training = Radios(
        "Is the holder trained?",
        missing="Choose whether the holder is trained",
        choices=options((each.value, words) for each, words in TRAINING_WORDS.items()),
    )
    trained_on = Day("When was or is the training?", hint="For example 14 10 2026. Leave it empty if unsure.")
    training_seen_by = _seen_by(Field.TRAINING)
    note = LongText(
        "Note",
        longest=LONGEST["note"],
        rows=3,
        hint="What helps to reach the right person. Never anything about a victim or a survivor.",
    )
    note_seen_by = _seen_by(Field.NOTE)
    owner = OwnerField(
        "Who confirms every three months that this is right?",
        missing="Choose who confirms it",
        hint="They are asked by e-mail. A post stays when its holder changes.",
    )
    guarded = ("note",)

    def offer(self, services: Iterable[tuple[str, str]], authorities: Iterable[tuple[str, str]]) -> None:
        """Fills in what can be chosen; to be called inside the tenant's scope."""
        self.service_key.offer(services)
        self.covers.choices = options(authorities)
        self.owner.offer_everybody()

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything can be kept; addresses and numbers are looked at together with all the rest."""
        is_valid = super().validate(extra_validators)
        for name in (*ADDRESSES, "phone"):
            if not self[name].errors:  # what is too long or cannot be seen is refused for that
                is_valid = self._can_be_reached(name) and is_valid
        return is_valid

    def _can_be_reached(self, name: str) -> bool:
        typed = self[name].data or ""
        try:
            check_phone(typed) if name == "phone" else check_address(name, typed)
        except FieldError as refusal:
            self.show(refusal)
            return False
        return True

    def details(self, *, is_demonstration: bool = False) -> ContactDetails:
        """What was typed, once the form is valid."""
        texts = {name: self[name].data or "" for name in LONGEST}
        return ContactDetails(
            service_key=str(self.service_key.data),
            covers=tuple(self.covers.data or ()),
            availability=Availability(self.availability.data),
            training=self._training(),
            trained_on=self.trained_on.data,
            visibility={field.value: int(self[f"{field}_seen_by"].data) for field in Field},
            is_demonstration=is_demonstration,
            **texts,
        )

    def _training(self) -> Training:
        """As chosen; a day without a choice says enough."""
        chosen, day = Training(self.training.data), self.trained_on.data
        if chosen != Training.UNKNOWN or day is None:
            return chosen
        return Training.DONE if day <= clock.today() else Training.BOOKED


def typed_at_first(service_key: str) -> dict[str, Any]:
    """What the form shows of an entry that is still to be added."""
    usual = {f"{field}_seen_by": str(int(audience)) for field, audience in USUAL_VISIBILITY.items()}
    chosen = {"availability": Availability.OFFICE.value, "training": Training.UNKNOWN.value}
    return {"service_key": service_key, **chosen, **usual}


def typed_for(contact: Contact) -> dict[str, Any]:
    """What the form shows of an entry as it stands."""
    seen = {f"{field}_seen_by": str(int(visibility_of(contact.visibility, field))) for field in Field}
    return {
        **{name: getattr(contact, name) for name in LONGEST},
        **{"service_key": contact.service_key, "covers": list(contact.covers)},
        **{"availability": str(contact.availability), "training": str(contact.training)},
        **{"trained_on": contact.trained_on, "owner": owner_value(contact)},
        **seen,
    }
