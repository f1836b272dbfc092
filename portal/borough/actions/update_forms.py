"""What an owner says of an action, and what a lead decides about one that is said to be done."""

from portal.forms.fields import LongText, Radios, options
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.records.plans.progress import LONGEST_NOTE
from tenants.records.plans.rules import CLAIMED_WORDS, OWNER_CLAIMS, Claimed

ACCEPT, SEND_BACK = "accept", "send-back"
_NOTE_HINT = "One or two sentences are enough. Do not name or describe victims or survivors."


class UpdateForm(VersionedForm):
    """How an action stands: status, how far it is, and a note."""

    claimed = Radios(
        "How does it stand?",
        hint="“Done” passes it to a lead, who accepts it or sends it back.",
        missing="Choose one of the statuses in the list",
        choices=options((claim.value, CLAIMED_WORDS[claim]) for claim in OWNER_CLAIMS),
    )
    percent = WholeNumber("How much is done", least=0, most=100, suffix="%")
    note = LongText("What has happened since the last note?", longest=LONGEST_NOTE, rows=3, hint=_NOTE_HINT)
    guarded = ("note",)

    @property
    def claim(self) -> Claimed:
        """The status chosen, once the form is valid."""
        return Claimed(self.claimed.data)


class DecisionForm(VersionedForm):
    """A lead's answer to somebody who says that an action is done."""

    decision = Radios(
        "Is it done?",
        missing="Choose whether to accept it or send it back",
        choices=options([(ACCEPT, "Accept it as done"), (SEND_BACK, "Send it back to its owner")]),
    )
    reason = LongText(
        "Note",
        longest=2000,
        rows=3,
        hint="Needed when you send it back: say what is still to be done. The owner gets it by e-mail.",
    )
    guarded = ("reason",)

    def offer_only_taking_back(self) -> None:
        """For the person who said that it is done: they may find that it is not, but never accept it."""
        self.decision.choices = options([(SEND_BACK, "Take it back: it is not done yet")])

    @property
    def is_accepted(self) -> bool:
        """Whether the answer is yes."""
        return bool(self.decision.data == ACCEPT)


class CancelForm(VersionedForm):
    """Why an action will not be done."""

    reason = LongText(
        "Why will this not be done?",
        missing="Say why this will not be done",
        longest=2000,
        rows=3,
        hint="The board will see the reason. The action stays in the plan, marked as cancelled.",
    )
    guarded = ("reason",)


class ReopenForm(VersionedForm):
    """Why a closed action is opened again."""

    reason = LongText(
        "Why is it opened again?",
        missing="Say why it is opened again",
        longest=2000,
        rows=3,
        hint="The owner and the board will see the reason.",
    )
    guarded = ("reason",)
