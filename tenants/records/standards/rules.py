"""States of an edition of the counting standard, and the words about each."""

from datetime import date
from enum import StrEnum

from tenants.editions.rules import Stations, way_of_editions
from tenants.errors import WrongState


class StandardStatus(StrEnum):
    """Where an edition stands."""

    DRAFT = "draft"
    SENT = "sent"  # for agreement
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"


STATUS_WORDS: dict[StandardStatus, str] = {
    StandardStatus.DRAFT: "Draft",
    StandardStatus.SENT: "Sent for agreement",
    StandardStatus.AGREED: "Agreed",
    StandardStatus.WITHDRAWN: "Withdrawn",
}

_S = StandardStatus
#: Editions that somebody works on.
UNFINISHED = (_S.DRAFT, _S.SENT)
_CLOSED: dict[StandardStatus, str] = {
    _S.SENT: "It waits for agreement, so it stays as it was sent. Send it back first.",
    _S.AGREED: "It is agreed, so it stays as it is. Start the next edition.",
    _S.WITHDRAWN: "It is withdrawn, so it stays as it is. Start the next edition.",
}
WAY = way_of_editions(
    Stations(_S.DRAFT, _S.SENT, _S.AGREED, _S.WITHDRAWN),
    STATUS_WORDS,
    _CLOSED,
    asked="agreement",
    over="Nobody counts by it already",
)


def must_not_have_begun(valid_from: date | None, today: date) -> None:
    """WrongState once entries may have been made by it: their edition has to stay."""
    if valid_from is not None and valid_from <= today:
        raise WrongState("Councils count by it already, so it stays. Start the next edition instead.")
