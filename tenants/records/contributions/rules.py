"""Which states a contribution has, and what may be done in each."""

from enum import StrEnum

from tenants.errors import WrongState


class ContributionStatus(StrEnum):
    """Where a contribution stands."""

    PREPARED = "prepared"  # can be looked at; goes by itself on a day
    GIVEN = "given"  # frozen: it counts for the network
    KEPT = "kept"  # left out by the tenant; its numbers are forgotten


STATUS_WORDS = {
    ContributionStatus.PREPARED: "Ready to look at",
    ContributionStatus.GIVEN: "Given",
    ContributionStatus.KEPT: "Left out",
}


def must_be_open(status: str) -> None:
    """WrongState once it was given or left out."""
    if status != ContributionStatus.PREPARED:
        raise WrongState("These figures were given or left out already. What is given is never changed.")
