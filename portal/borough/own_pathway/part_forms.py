"""What people type about the ways on from a step, about its contacts, and about what differs locally."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, Tick, options
from portal.forms.must_choose import MustChoose
from portal.forms.versioned import VersionedForm
from tenants.pathways.comparing import HERE_WORDS
from tenants.pathways.steps import LocalFact, Option, StepContact, day_of

_OWN = "own"
#: How sure we are that the source has a way so; everybody is told of the two that are not stated.
BASIS_WORDS: dict[str, str] = {
    _OWN: "It is our own, and settled",
    "stated": "It is stated in the source",
    "layout": "It is read from how the boxes of the source stand together",
    "inferred": "It is not in the source, and follows usual practice",
}
_HERE = {"yes": True, "no": False, "unknown": None}


class WayForm(VersionedForm):
    """One answer of a question, or the way on, and where it leads."""

    words = PlainText(
        "Words",
        longest=160,
        hint="What the reader chooses. For example: Yes. For something to do it may be empty.",
    )
    goes_to = MustChoose("Where does it lead?", asks="Choose a step", missing="Choose where it leads")
    basis = Radios("How sure is it?", choices=options(BASIS_WORDS.items()))
    guarded = ("words",)

    def option(self) -> Option:
        """What was typed, once the form is valid."""
        basis = "" if self.basis.data == _OWN else str(self.basis.data)
        return Option(self.words.data or "", str(self.goes_to.data), basis)


NEW_WAY = Option("", "")


def way_typed(option: Option) -> dict[str, Any]:
    """What the form shows of a way as it stands."""
    basis = option.basis if option.basis in BASIS_WORDS else _OWN
    return {"words": option.words, "goes_to": option.goes_to, "basis": basis}


class ContactForm(VersionedForm):
    """Whom the reader reaches at a step."""

    words = PlainText(
        "Who is it?",
        missing="Enter who it is",
        longest=160,
        hint="A team, never a person by name: names belong in the directory.",
    )
    service = Choice(
        "Whom the directory has for this service",
        hint="The portal shows whoever you published for it, so that nothing here goes out of date.",
    )
    phone = PlainText("Phone", longest=60)
    email = PlainText("E-mail", longest=254, hint="A shared mailbox")
    url = PlainText("Web address", longest=500, hint="It begins with https://")
    is_missing = Tick("How to reach them is not known yet", hint="Readers are told so.")
    guarded = ("words",)

    def offer(self, services: Iterable[tuple[str, str]]) -> None:
        """Fills in the services of the directory."""
        self.service.choices = options([("", "None"), *services])

    def contact(self) -> StepContact:
        """What was typed, once the form is valid."""
        return StepContact(
            words=self.words.data or "",
            service_key=self.service.data or "",
            phone=self.phone.data or "",
            email=self.email.data or "",
            url=self.url.data or "",
            is_missing=bool(self.is_missing.data),
        )


def contact_typed(contact: StepContact) -> dict[str, Any]:
    """What the form shows of a contact as it stands."""
    return {
        "words": contact.words,
        "service": contact.service_key,
        "phone": contact.phone,
        "email": contact.email,
        "url": contact.url,
        "is_missing": contact.is_missing,
    }


class LocalForm(VersionedForm):
    """What is so in this place."""

    is_here = Radios("Is it here?", choices=options((key, HERE_WORDS[is_so]) for key, is_so in _HERE.items()))
    words = LongText("What should readers know?", longest=1000, rows=4)
    phone = PlainText("Phone", longest=60)
    email = PlainText("E-mail", longest=254, hint="A shared mailbox")
    since_on = Day("Since when?", hint="For example 1 4 2023. You may leave this empty.")
    guarded = ("words",)

    def fact(self) -> LocalFact:
        """What was typed, once the form is valid."""
        since: date | None = self.since_on.data
        return LocalFact(
            is_here=_HERE[str(self.is_here.data)],
            words=self.words.data or "",
            phone=self.phone.data or "",
            email=self.email.data or "",
            since_on=since.isoformat() if since else "",
        )


def fact_typed(fact: LocalFact) -> dict[str, Any]:
    """What the form shows of a local fact as it stands."""
    here = next(key for key, is_so in _HERE.items() if is_so is fact.is_here)
    return {
        "is_here": here,
        "words": fact.words,
        "phone": fact.phone,
        "email": fact.email,
        "since_on": day_of(fact),
    }
