"""Kinds and states of plans for a reception centre or emergency accommodation."""

from enum import StrEnum


class ReceptionKind(StrEnum):
    """What is opened."""

    RECEPTION_CENTRE = "reception-centre"
    EMERGENCY = "emergency"  # accommodation for the first nights


RECEPTION_WORDS: dict[ReceptionKind, str] = {
    ReceptionKind.RECEPTION_CENTRE: "Reception centre",
    ReceptionKind.EMERGENCY: "Emergency accommodation",
}


class ReceptionStatus(StrEnum):
    """Where a plan stands."""

    TEMPLATE = "template"  # kept to start others from
    PLANNED = "planned"
    OPENED = "opened"
    CLOSED = "closed"
    ENDED = "ended"  # a template that is used no more, or a plan that was called off


STATUS_WORDS: dict[ReceptionStatus, str] = {
    ReceptionStatus.TEMPLATE: "Template",
    ReceptionStatus.PLANNED: "Planned",
    ReceptionStatus.OPENED: "Open now",
    ReceptionStatus.CLOSED: "Closed",
    ReceptionStatus.ENDED: "No longer used",
}
#: While it stands so, it can be edited.
STANDING = frozenset({ReceptionStatus.TEMPLATE, ReceptionStatus.PLANNED, ReceptionStatus.OPENED})
#: From when on its checklist can be ticked, and its partners confirmed.
IN_USE = frozenset({ReceptionStatus.PLANNED, ReceptionStatus.OPENED})


class Presence(StrEnum):
    """How a partner takes part."""

    PRESENT = "present"
    ON_CALL = "on-call"


PRESENCE_WORDS: dict[Presence, str] = {Presence.PRESENT: "Present", Presence.ON_CALL: "On call"}


def expected_cost(nights: int | None, per_night: int | None, other: int | None) -> int | None:
    """What a plan would come to in whole pounds; None while the cost of its nights is not known.

    When other costs are not known it is that of the nights alone, and whoever shows it says so.
    """
    if nights is None or per_night is None:
        return None
    return nights * per_night + (other or 0)
