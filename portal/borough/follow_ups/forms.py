"""What people type to ask a supplier to put something right, or to end that."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wtforms.fields import SelectChoice

from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, Tick, options
from portal.forms.owner import OwnerField
from portal.forms.versioned import VersionedForm
from tenants.dating import format_day
from tenants.records.checks.follow_up_endings import LONGEST_WORDS
from tenants.records.checks.follow_ups import LONGEST_DETAILS, LONGEST_TITLE
from tenants.records.checks.models import FollowUp, SupplierCheck
from tenants.records.checks.rules import CHECK_WORDS, SANCTION_WORDS, CheckKind, CheckStatus, Sanction

_REMINDED = "They are reminded until it is done. A post stays when its holder changes."
_NO_NAMES = "Names of workers do not belong here."


class _FromCheck(VersionedForm):
    """What everything that follows from a check has: who sees to it, and which check it was."""

    owner = OwnerField(
        "Who of ours sees to it?",
        hint="They are reminded until it is done. A post stays when its holder changes.",
    )
    check = Choice("Check that it follows from", missing="Choose a check of this supplier, or none")

    def offer(self, checks: Iterable[SupplierCheck]) -> None:
        """Fills in the supplier's checks that are done, people and posts."""
        self.owner.offer_everybody()
        done = [each for each in checks if each.status == CheckStatus.DONE]
        self.check.choices = options([("", "None"), *((str(each.id), check_words(each)) for each in done)])

    @property
    def check_id(self) -> UUID | None:
        """The check chosen, if any."""
        return UUID(self.check.data) if self.check.data else None


class PlanForm(_FromCheck):
    """An improvement plan."""

    title = PlainText(
        "What is the plan about?", missing="Say what the plan is about", longest=LONGEST_TITLE,
        hint="For example: recruitment fees and passports",
    )  # fmt: skip
    details = LongText(
        "What was agreed with the supplier?",
        longest=LONGEST_DETAILS,
        hint=f"What will be different at the end, and how one will know. {_NO_NAMES}",
    )
    due_on = Day("By when is it to be complete?", missing="Enter the day by which it is to be complete")
    guarded = ("title", "details")


class ActionForm(_FromCheck):
    """A corrective action."""

    title = PlainText(
        "What does the supplier have to put right?",
        missing="Say what is to be put right",
        longest=LONGEST_TITLE,
        hint="For example: give every worker a contract in a language they read",
    )
    details = LongText(
        "Details",
        longest=LONGEST_DETAILS,
        hint=f"What the check found, and what would show that it is right. {_NO_NAMES}",
    )
    due_on = Day("By when?", missing="Enter the day by which it is to be put right")
    plan = Choice("Improvement plan", missing="Choose a plan of this supplier, or none")
    guarded = ("title", "details")

    def offer_plans(self, plans: Iterable[FollowUp]) -> None:
        """Fills in the improvement plans that it may be part of."""
        self.plan.choices = options(
            [("", "None: it stands alone"), *((str(one.id), one.title) for one in plans)]
        )

    @property
    def plan_id(self) -> UUID | None:
        """The plan chosen, if any."""
        return UUID(self.plan.data) if self.plan.data else None


class SanctionForm(_FromCheck):
    """A step of the ladder."""

    step = Radios("Which step?", missing="Choose a step")
    details = LongText(
        "Why?",
        missing="Say why, so that the supplier and your colleagues can follow it",
        longest=LONGEST_DETAILS,
        hint="What was asked for, what was not done, and what you warned of.",
    )
    imposed_on = Day("From which day does it stand?", missing="Enter the day from which it stands")
    look_again_on = Day(
        "When is it looked at again?",
        hint="Whoever sees to it is reminded. Leave it empty if there is no such day.",
    )
    is_confirmed = Tick("I confirm that the contract is terminated")
    guarded = ("details",)

    def offer_steps(self, steps: Iterable[Sanction]) -> None:
        """Fills in the steps beyond those that stand."""
        self.step.choices = options((step.value, SANCTION_WORDS[step]) for step in steps)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether it can be kept; nobody terminates a contract by a slip."""
        is_valid = super().validate(extra_validators)
        is_sure = self.step.data != Sanction.TERMINATION or bool(self.is_confirmed.data)
        if not is_sure:
            self.is_confirmed.errors = ["Tick this box if the contract is really terminated"]
        return is_valid and is_sure


class EditForm(VersionedForm):
    """A follow-up as it stands; its check and its day are not changed here."""

    title = PlainText(
        "What is to be put right?", missing="Say what is to be put right", longest=LONGEST_TITLE
    )
    details = LongText("Details", longest=LONGEST_DETAILS, hint=_NO_NAMES)
    owner = OwnerField("Who of ours sees to it?", hint=_REMINDED)
    plan = Choice("Improvement plan", missing="Choose a plan of this supplier, or none")
    guarded = ("title", "details")

    def offer_plans(self, plans: Iterable[FollowUp]) -> None:
        """Fills in people and posts, and the improvement plans that it may be part of."""
        self.owner.offer_everybody()
        self.plan.choices = plan_choices(plans)

    @property
    def plan_id(self) -> UUID | None:
        """The plan chosen, if any."""
        return UUID(self.plan.data) if self.plan.data else None


class CloseForm(VersionedForm):
    """That it is right now."""

    words = LongText(
        "What did you see that shows it?",
        missing="Say what you saw that shows it",
        longest=LONGEST_WORDS,
        hint="For example: 12 new contracts in Polish and Romanian, seen on site on 3 November.",
    )
    guarded = ("words",)


class DropForm(VersionedForm):
    """That it is not asked for any more."""

    reason = LongText("Why?", missing="Say why it is not asked for any more", longest=LONGEST_WORDS, rows=3)
    guarded = ("reason",)


class ReopenForm(VersionedForm):
    """That it is not right after all."""

    reason = LongText("Why?", missing="Say why it is opened again", longest=LONGEST_WORDS, rows=3)
    due_on = Day("By when is it to be put right?", hint="A sanction may go without a day.")
    guarded = ("reason",)


def check_words(check: SupplierCheck) -> str:
    """A check in a list: "Site visit, 3 November 2026"."""
    words = CHECK_WORDS[CheckKind(check.kind)]
    return f"{words}, {format_day(check.done_on)}" if check.done_on else words


def plan_choices(plans: Iterable[FollowUp]) -> list[SelectChoice]:
    """The improvement plans to choose from, and none."""
    return options([("", "None: it stands alone"), *((str(one.id), one.title) for one in plans)])
