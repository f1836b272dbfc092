"""Which states a release has, for whom it is made, and the signs that its tables use."""

from enum import StrEnum


class Profile(StrEnum):
    """For whom a release is made; the public's is part of the members', and proved with it."""

    MEMBERS = "members"
    PUBLIC = "public"


class ReleaseStatus(StrEnum):
    """Where a release stands; once published it is never edited."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"  # a later vintage of the period took its place
    WITHDRAWN = "withdrawn"  # its tombstone says why; what was seen stays known
    DISCARDED = "discarded"  # a draft that nobody published


class Method(StrEnum):
    """How a measure is protected."""

    SUPPRESSION = "S"
    ROUNDING = "R"


PROFILE_WORDS = {Profile.MEMBERS: "Members of the network", Profile.PUBLIC: "Everybody"}
STATUS_WORDS = {
    ReleaseStatus.DRAFT: "Draft",
    ReleaseStatus.PUBLISHED: "Published",
    ReleaseStatus.SUPERSEDED: "Replaced by a later one",
    ReleaseStatus.WITHDRAWN: "Withdrawn",
    ReleaseStatus.DISCARDED: "Never published",
}
METHOD_WORDS = {
    Method.SUPPRESSION: "Exact figures, with some withheld",
    Method.ROUNDING: "Every figure rounded to a multiple of five",
}

#: Signs in tables in place of a number, as statistical offices use them.
WITHHELD, NOT_AVAILABLE, NOT_APPLICABLE = "c", "x", "z"
SIGN_WORDS = {
    WITHHELD: "Withheld: the figure could show something about few people or few organisations, "
    "or another figure could be worked out from it.",
    NOT_AVAILABLE: "Not available: not given, not counted, or given by too few authorities.",
    NOT_APPLICABLE: "Does not apply.",
}
