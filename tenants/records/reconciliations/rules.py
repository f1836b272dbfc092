"""States of a reconciliation, its words, and how much of a difference is explained."""

from collections.abc import Iterable
from enum import StrEnum


class ReconciliationStatus(StrEnum):
    """Where it stands."""

    OPEN = "open"
    CLOSED = "closed"


class Source(StrEnum):
    """Whose figures the log is compared with."""

    POLICE = "police"
    HOME_OFFICE = "home-office"
    OTHER = "other"


class Basis(StrEnum):
    """By which day a referral falls into the period."""

    REFERRED = "referred"
    DECIDED = "decided"


class Reason(StrEnum):
    """Why two figures differ; never about a person."""

    OTHER_PLACE = "other-place"  # counted for another authority
    OTHER_PERIOD = "other-period"  # counted by another day
    OTHER_TYPE = "other-type"  # counted as another exploitation type
    OTHER_AGE = "other-age"  # counted in another age band
    OTHER_RESPONDER = "other-responder"  # made by somebody who did not tell us
    ROUTE = "route"  # a Duty to Notify, which their figures leave out
    COUNTED_TWICE = "counted-twice"
    NOT_COUNTED_YET = "not-counted-yet"
    UNKNOWN = "unknown"


STATUS_WORDS: dict[ReconciliationStatus, str] = {
    ReconciliationStatus.OPEN: "Open",
    ReconciliationStatus.CLOSED: "Closed",
}
SOURCE_WORDS: dict[Source, str] = {
    Source.POLICE: "The police",
    Source.HOME_OFFICE: "The Home Office",
    Source.OTHER: "Somebody else",
}
BASIS_WORDS: dict[Basis, str] = {
    Basis.REFERRED: "By day of referral",
    Basis.DECIDED: "By day of the reasonable grounds decision",
}
REASON_WORDS: dict[Reason, str] = {
    Reason.OTHER_PLACE: "Counted for another council",
    Reason.OTHER_PERIOD: "Counted by another day, and so in another period",
    Reason.OTHER_TYPE: "Counted as another type of exploitation",
    Reason.OTHER_AGE: "Counted in another age band",
    Reason.OTHER_RESPONDER: "Referred by somebody who did not tell the other side",
    Reason.ROUTE: "A Duty to Notify, which one side leaves out",
    Reason.COUNTED_TWICE: "Counted twice",
    Reason.NOT_COUNTED_YET: "Not counted yet",
    Reason.UNKNOWN: "Not known",
}


def left_over(ours: int, theirs: int, explained: Iterable[int]) -> int:
    """What no reason accounts for: ours less theirs less the reasons, each signed the same way."""
    return ours - theirs - sum(explained)


def is_settled(ours: int, theirs: int | None, explained: Iterable[int]) -> bool:
    """Whether nothing is left to explain; a figure that they do not say cannot differ from ours."""
    return theirs is None or left_over(ours, theirs, explained) == 0
