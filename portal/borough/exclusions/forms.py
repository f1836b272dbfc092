"""What people type to consider an exclusion, to decide it, and to note that it was told."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from portal.borough.follow_ups.forms import check_words
from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, options
from portal.forms.must_choose import MustChoose
from portal.forms.owner import OwnerField
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.guidance.models import ExclusionGround
from tenants.records.checks.exclusions import LONGEST_NAME, LONGEST_REASON, LONGEST_REFERENCE, Grounds
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import Decision

_NO_NAMES = "Names of workers do not belong here."


class ConsiderForm(VersionedForm):
    """What is held against the supplier, in which procurement, and what it has put right."""

    title = PlainText(
        "Which procurement is it about?",
        missing="Enter the procurement that this is about",
        longest=200,
        hint="Its name or reference, for example: school meals 2027, DN123456",
    )
    ground = MustChoose("Ground", asks="Choose a ground", missing="Choose the ground in law")
    what_was_found = LongText(
        "What was found?", missing="Say what was found", longest=4000,
        hint=f"Facts, where they come from, and when. {_NO_NAMES}",
    )  # fmt: skip
    self_cleaning = LongText(
        "What has the supplier put right since?",
        longest=4000,
        hint="The law calls it self-cleaning: what was paid back, changed, or shown, so that it does not "
        "happen again. Ask the supplier before you decide.",
    )
    owner = OwnerField(
        "Who sees to it?", hint="If the supplier is excluded, they are reminded to tell the unit in time."
    )
    check = Choice("Check that it follows from", missing="Choose a check of this supplier, or none")
    guarded = ("title", "what_was_found", "self_cleaning")

    def offer(self, grounds: Iterable[ExclusionGround], checks: Iterable[SupplierCheck]) -> None:
        """Fills in the grounds, each with whether it is mandatory, and the supplier's checks."""
        self.ground.offer((each.key, ground_words(each)) for each in grounds)
        self.owner.offer_everybody()
        done = ((str(each.id), check_words(each)) for each in checks if each.done_on)
        self.check.choices = options([("", "None"), *done])

    @property
    def grounds(self) -> Grounds:
        """What was typed, once the form is valid."""
        return Grounds(
            title=self.title.data or "",
            ground_key=str(self.ground.data),
            what_was_found=self.what_was_found.data or "",
            self_cleaning=self.self_cleaning.data or "",
        )

    @property
    def check_id(self) -> UUID | None:
        """The check chosen, if any."""
        return UUID(self.check.data) if self.check.data else None


class DecideForm(VersionedForm):
    """What was decided, why, by whom and when."""

    decision = Radios(
        "What was decided?",
        missing="Choose what was decided",
        choices=options(
            [
                (Decision.EXCLUDED.value, "Excluded from this procurement"),
                (Decision.NOT_EXCLUDED.value, "Not excluded"),
                (Decision.UNDECIDED.value, "Nothing is decided, or the decision is taken back"),
            ]
        ),
    )
    reason = LongText("Why?", missing="Say why", longest=LONGEST_REASON)
    decided_by = PlainText(
        "Who decided?",
        longest=LONGEST_NAME,
        hint="A post or a board, for example: director of procurement. Not needed while nothing is decided.",
    )
    decided_on = Day(
        "On which day?", hint="The law counts from this day. Not needed while nothing is decided."
    )
    guarded = ("reason", "decided_by")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether it can be kept; what is decided has a day and somebody who decided it."""
        is_valid = super().validate(extra_validators)
        if self.decision.data in (Decision.EXCLUDED, Decision.NOT_EXCLUDED):
            is_valid = self._must_have("decided_by", "Say who decided") and is_valid
            is_valid = self._must_have("decided_on", "Enter the day of the decision") and is_valid
        return is_valid

    def _must_have(self, name: str, words: str) -> bool:
        if not self[name].data and not self[name].errors:
            self[name].errors = [words]
        return not self[name].errors


class NoticeForm(VersionedForm):
    """That the Procurement Review Unit was told."""

    notified_on = Day("When was the notice sent?", missing="Enter the day on which the notice was sent")
    notice_reference = PlainText(
        "Reference",
        longest=LONGEST_REFERENCE,
        hint="The number of the notice, or of the e-mail, if there is one",
    )
    guarded = ("notice_reference",)

    def day(self) -> date:
        """The day, once the form is valid."""
        return self.notified_on.data or clock.today()


def ground_words(ground: ExclusionGround) -> str:
    """A ground with what the law says of it: "Mandatory: conviction for …"."""
    return f"{'Mandatory' if ground.is_mandatory else 'Discretionary'}: {ground.title}"
