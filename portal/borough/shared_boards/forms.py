"""What people say about sharing a board: with whom, and why not any more."""

from portal.forms.fields import PlainText, Ticks, options
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from tenants.authorities.queries import tenants_of_kind
from tenants.scope import current_tenant
from workflows.sharing.offering import GUESTS
from workflows.sharing.queries import Seat
from workflows.sharing.rules import LONGEST_REASON, Standing

LIVE = (Standing.OFFERED, Standing.JOINED)


class ShareForm(PortalForm):
    """Which councils a board is offered to."""

    guests = Ticks("Which councils is it for?", missing="Choose at least one council")

    def offer(self, seats: list[Seat]) -> None:
        """Every council but this one and those on the list already; the network with them."""
        known = {current_tenant(), *(seat.guest_id for seat in seats if seat.standing in LIVE)}
        others = [each for each in tenants_of_kind(*GUESTS) if each.id not in known]
        self.guests.choices = options((str(each.id), each.name) for each in others)


class WithdrawForm(GuardedForm):
    """Why a council does not take part any more, if the home says so."""

    reason = PlainText(
        "Why? You may leave this empty",
        longest=LONGEST_REASON,
        hint="The council reads this on its own page of the board.",
    )
    guarded = ("reason",)


class DeclineForm(GuardedForm):
    """Why an offer is declined, if the guest says so."""

    reason = PlainText(
        "Why? You may leave this empty",
        longest=LONGEST_REASON,
        hint="The council that offered the board reads this.",
    )
    guarded = ("reason",)


class LeaveForm(GuardedForm):
    """Why a guest stops taking part."""

    reason = PlainText(
        "Why do you stop taking part?",
        missing="Say why you stop taking part",
        longest=LONGEST_REASON,
        hint="The council that shares the board reads this.",
    )
    guarded = ("reason",)


class AnswerForm(PortalForm):
    """A button that says yes."""
