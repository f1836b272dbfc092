"""What people type about an agreement and about its parties."""

from typing import Any
from uuid import UUID

from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, Tick, options
from portal.forms.guarded import GuardedForm
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from tenants.errors import FieldError, Refusal
from tenants.records.agreements.details import LONGEST, AgreementDetails, PartyDetails
from tenants.records.agreements.models import Agreement, AgreementParty
from tenants.records.agreements.queries import documents_to_link
from tenants.records.agreements.rules import KIND_WORDS, AgreementKind
from tenants.records.agreements.service import LONGEST_REASON

_DAY = "For example 22 11 2026"
_BASIS = "legal_basis"


class AgreementForm(VersionedForm):
    """What an agreement is about, since when and until when it holds, and who answers for it."""

    title = PlainText(
        "What is it called?",
        missing="Enter what the agreement is called",
        longest=LONGEST["title"],
        hint="For example: Information sharing between housing and the police",
    )
    kind = Radios(
        "What is it?",
        missing="Choose what it is",
        choices=options((each.value, words) for each, words in KIND_WORDS.items()),
    )
    scope = LongText(
        "What is it about?",
        longest=LONGEST["scope"],
        rows=4,
        hint="What is shared or promised, for whom, and what is left out. Never about a single person.",
    )
    legal_basis = PlainText(
        "By which law?",
        longest=LONGEST["legal_basis"],
        hint="The legal basis that it names, for example section 115 of the Crime and Disorder Act 1998",
    )
    may_lack_basis = Tick("It names no legal basis", hint="We keep it, and say so on its page.")
    signed_on = Day("When was it signed?", hint=f"Leave it empty while it is being agreed. {_DAY}")
    review_on = Day("When is it looked at next?", hint=f"Its owner is reminded before. {_DAY}")
    ends_on = Day(
        "When does it run out?", hint="Leave it empty if no end is set. Its owner is warned in good time."
    )
    document = Choice("Which of your documents is it?", missing="Choose a document from the list")
    url = PlainText("Or its web address", longest=LONGEST["url"], hint="It begins with https://")
    note = LongText("Note", longest=LONGEST["note"], rows=3)
    source = PlainText("How do you know?", longest=LONGEST["source"], hint="You can leave it empty.")
    owner = OwnerField(hint="Who is reminded. A post stays when its holder changes.")
    guarded = ("title", "scope", _BASIS, "note", "source")
    asks_for_basis = False

    def offer(self) -> None:
        """Fills in what can be chosen; to be called inside the tenant's scope."""
        documents = [(str(key), title) for key, title in documents_to_link()]
        self.document.choices = options([("", "None of them"), *documents])
        self.document.data = self.document.data or ""
        self.owner.offer_everybody()

    def show(self, refusal: Refusal) -> None:
        """Remembers that the legal basis is missing, so that the page offers the box to tick."""
        is_about_basis = isinstance(refusal, FieldError) and refusal.field == _BASIS
        self.asks_for_basis = self.asks_for_basis or is_about_basis
        super().show(refusal)

    def details(self) -> AgreementDetails:
        """What was typed, once the form is valid."""
        return AgreementDetails(
            kind=AgreementKind(self.kind.data),
            signed_on=self.signed_on.data,
            review_on=self.review_on.data,
            ends_on=self.ends_on.data,
            document_id=UUID(self.document.data) if self.document.data else None,
            may_lack_basis=bool(self.may_lack_basis.data),
            **{name: self[name].data or "" for name in LONGEST},
        )


def typed_for(agreement: Agreement) -> dict[str, Any]:
    """What the form shows of an agreement as it stands."""
    return {
        **{name: getattr(agreement, name) for name in (*LONGEST, "signed_on", "review_on", "ends_on")},
        "kind": AgreementKind(agreement.kind).value,
        "document": str(agreement.document_id or ""),
        "may_lack_basis": agreement.signed_on is not None and not agreement.legal_basis,
        "owner": owner_value(agreement),
    }


class ReviewForm(VersionedForm):
    """What came of looking at it, and when it is looked at next."""

    words = LongText(
        "What came of it?",
        missing="Say what came of it",
        longest=LONGEST_REASON,
        rows=3,
        hint="For example: still right; the police’s new contact is added.",
    )
    next_on = Day(
        "When is it looked at next?", missing="Enter when it is looked at next", hint="For example 22 11 2027"
    )
    guarded = ("words",)


class EndForm(VersionedForm):
    """Since when and why it holds no more."""

    ended_on = Day("When did it end?", missing="Enter the day on which it ended", hint=_DAY)
    reason = LongText(
        "Why?", missing="Say why", longest=LONGEST_REASON, rows=3, hint="For example: replaced by a new one."
    )
    guarded = ("reason",)


class PartyForm(GuardedForm):
    """An organisation, which post signs for it, and whether it has."""

    title = PlainText("Organisation", missing="Enter the organisation", longest=160)
    signs_as = PlainText(
        "Who signs for it?", longest=160, hint="The post, not the person. For example: Borough commander"
    )
    signed_on = Day("When did it sign?", hint="Leave it empty until it has signed.")
    guarded = ("title", "signs_as")

    def details(self) -> PartyDetails:
        """What was typed, once the form is valid."""
        return PartyDetails(self.title.data or "", self.signs_as.data or "", self.signed_on.data)


class SureForm(GuardedForm):
    """Nothing but the press."""


def typed_for_party(party: AgreementParty) -> dict[str, Any]:
    """What the form shows of a party as it stands."""
    return {"title": party.title, "signs_as": party.signs_as, "signed_on": party.signed_on}
