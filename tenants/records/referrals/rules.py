"""Routes, ages, decisions and outcomes of a referral, as far as arithmetic depends on them."""

from enum import StrEnum


class Route(StrEnum):
    """By which way somebody was referred; the counting standard has the words."""

    NRM = "nrm"
    DTN = "dtn"
    OUTSIDE = "outside"  # supported outside both


class AgeBand(StrEnum):
    """How old somebody was held to be when they were referred."""

    ADULT = "adult"
    CHILD = "child"
    DISPUTED = "disputed"  # treated as a child until age is decided
    UNKNOWN = "unknown"


class DecisionMaker(StrEnum):
    """Who decides about an NRM referral."""

    SCA = "sca"  # Single Competent Authority
    PANEL = "panel"  # devolved, for children
    IECA = "ieca"  # Immigration Enforcement Competent Authority
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """Which decision it is about."""

    REASONABLE = "reasonable"
    CONCLUSIVE = "conclusive"


class Outcome(StrEnum):
    """What was decided."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"


#: With these nobody has decided: somebody left, or the decision waits. They have no time to a decision.
UNDECIDED = (Outcome.WITHDRAWN, Outcome.SUSPENDED)

#: The fields of an entry that take an option of the counting standard, each by its column.
CHOSEN = (
    "route",
    "age_band",
    "gender",
    "nationality_group",
    "place",
    "consent",
    "safeguarding",
    "guardian",
    "support_outside",
    "decision_maker",
)
#: The field whose options are kept in referral_type, several to an entry.
TYPES = "exploitation"
#: Answers on which it depends whether an entry can be right.
CONSENT_GIVEN, CONSENT_REFUSED, CONSENT_NOT_NEEDED = "given", "refused", "not-needed"
GUARDIAN_FOR_ADULT = "adult"
#: Who is treated as a child.
TREATED_AS_CHILD = (AgeBand.CHILD, AgeBand.DISPUTED)
#: What may come of a decision that is looked at again.
RECONSIDERED_OUTCOMES = (Outcome.POSITIVE, Outcome.NEGATIVE, Outcome.WITHDRAWN)
