"""Pure decisions about invitations: when a meeting can still be joined, and who has to be told."""

from datetime import date
from enum import StrEnum

from tenants.records.meetings.rules import AHEAD, Stage


class Method(StrEnum):
    """What an invitation tells a calendar, as RFC 5546 calls it."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


def problem_with_inviting(stage: Stage, meets_on: date, today: date) -> str | None:
    """Why nobody can be invited any more, in words; None when people can."""
    if stage == Stage.CANCELLED:
        return "This meeting is cancelled, so nobody can be invited to it."
    if stage not in AHEAD:
        return "This meeting has been held, so nobody can be invited to it any more."
    if meets_on < today:
        return "The day of this meeting has passed, so nobody can be invited to it any more."
    return None


def method_for(stage: Stage) -> Method | None:
    """What everybody invited is to be told of a meeting at this stage; nothing once it has been held."""
    if stage == Stage.CANCELLED:
        return Method.CANCEL
    return Method.REQUEST if stage in AHEAD else None


def is_news(told: int, told_as: Method, sequence: int, method: Method) -> bool:
    """Whether somebody told `told_as` of the version `told` does not know yet how things stand."""
    return sequence > told or (method, told_as) == (Method.CANCEL, Method.REQUEST)


def version_words(sequence: int, method: Method) -> str:
    """What somebody was sent: an invitation, its third change, or that the meeting is off."""
    if method == Method.CANCEL:
        return "Cancellation"
    return f"Change {sequence} of the invitation" if sequence else "Invitation"
