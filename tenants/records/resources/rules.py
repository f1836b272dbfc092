"""Kinds and states of what carries the work, and of a hand-over."""

from enum import StrEnum


class ResourceKind(StrEnum):
    """What it is."""

    POST = "post"
    GRANT = "grant"
    BUDGET = "budget"
    SERVICE = "service"  # bought, or given by a partner


class ResourceStatus(StrEnum):
    """Where it stands."""

    SECURED = "secured"
    AT_RISK = "at-risk"
    ENDED = "ended"


class HandOverStatus(StrEnum):
    """Where a hand-over stands."""

    WRITING = "writing"
    HANDED_OVER = "handed-over"
    TAKEN_OVER = "taken-over"


KIND_WORDS: dict[ResourceKind, str] = {
    ResourceKind.POST: "Post",
    ResourceKind.GRANT: "Grant",
    ResourceKind.BUDGET: "Budget",
    ResourceKind.SERVICE: "Service",
}
STATUS_WORDS: dict[ResourceStatus, str] = {
    ResourceStatus.SECURED: "Secured",
    ResourceStatus.AT_RISK: "At risk",
    ResourceStatus.ENDED: "Ended",
}
HAND_OVER_STATUS_WORDS: dict[HandOverStatus, str] = {
    HandOverStatus.WRITING: "Being written",
    HandOverStatus.HANDED_OVER: "Handed over, not taken over yet",
    HandOverStatus.TAKEN_OVER: "Taken over",
}


class Part(StrEnum):
    """One part of a hand-over; every one has the same, so that nothing is forgotten."""

    UNDER_WAY = "under_way"
    DUE_SOON = "due_soon"
    PEOPLE = "people"
    PLACES = "places"
    WATCH = "watch"


#: Each part's heading, and what to write there.
PART_WORDS: dict[Part, tuple[str, str]] = {
    Part.UNDER_WAY: ("What is under way", "What you have begun, how far it is, and what comes next."),
    Part.DUE_SOON: ("What is due soon", "The portal has put in what it knows. Add what only you know."),
    Part.PEOPLE: ("Whom to know", "Posts and teams that help, and what for."),
    Part.PLACES: (
        "Where things are kept",
        "Folders, mailboxes, systems, and who gives access. Never a password.",
    ),
    Part.WATCH: ("What to watch", "What has gone wrong before, and what will need an early start."),
}
