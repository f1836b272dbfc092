"""Pure decisions about shared boards: what a reason must be, and how far a guest has come."""

from enum import StrEnum

from tenants.errors import FieldError

LONGEST_REASON = 200


class Standing(StrEnum):
    """How a tenant stands to a board that another one looks after."""

    OFFERED = "offered"
    JOINED = "joined"
    LEFT = "left"
    WITHDRAWN = "withdrawn"


def standing_of(*, has_joined: bool, has_ended: bool, has_left: bool) -> Standing:
    """How a seat stands: an end counts before everything else, and says who ended it."""
    if has_ended:
        return Standing.LEFT if has_left else Standing.WITHDRAWN
    return Standing.JOINED if has_joined else Standing.OFFERED


def checked_reason(because: str) -> str:
    """The reason as it is kept; FieldError("reason") when it is too long."""
    if len(because.strip()) > LONGEST_REASON:
        raise FieldError("reason", f"Shorten the reason to {LONGEST_REASON} characters or fewer.")
    return because.strip()
