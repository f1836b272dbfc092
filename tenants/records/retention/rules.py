"""Kinds of records that are kept for so long and no longer, and how long that is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta


class Kept(StrEnum):
    """What a rule of retention is about; tenants.guidance.models.RetentionRule has the months."""

    REFERRALS = "referrals"  # whole entries, after the day of referral
    REFERRAL_NOTES = "referral-notes"  # the note and the key of an entry
    OPERATIONS = "operations"
    RECEPTIONS = "receptions"  # plans that were closed or called off
    REVIEWS = "reviews"
    SURVEY_INVITATIONS = "survey-invitations"  # whom a closed survey was sent to
    SURVEY_ANSWERS = "survey-answers"
    ATTENDEES = "attendees"  # names of people who came to training
    HAND_OVERS = "hand-overs"


LEAST_MONTHS, MOST_MONTHS = 1, 600
KEPT_WORDS: dict[Kept, str] = {
    Kept.REFERRALS: "Referral entries",
    Kept.REFERRAL_NOTES: "Notes and keys of referrals",
    Kept.OPERATIONS: "Operations",
    Kept.RECEPTIONS: "Reception plans that were used or called off",
    Kept.REVIEWS: "Reviews and lessons",
    Kept.SURVEY_INVITATIONS: "Addresses to which a survey was sent",
    Kept.SURVEY_ANSWERS: "Answers to surveys",
    Kept.ATTENDEES: "Names of people who came to training",
    Kept.HAND_OVERS: "Hand-over notes",
}
#: One of them, and several, in a sentence.
NOUNS: dict[Kept, tuple[str, str]] = {
    Kept.REFERRALS: ("entry", "entries"),
    Kept.REFERRAL_NOTES: ("note or key", "notes and keys"),
    Kept.OPERATIONS: ("operation", "operations"),
    Kept.RECEPTIONS: ("plan", "plans"),
    Kept.REVIEWS: ("review", "reviews"),
    Kept.SURVEY_INVITATIONS: ("address", "addresses"),
    Kept.SURVEY_ANSWERS: ("set of answers", "sets of answers"),
    Kept.ATTENDEES: ("name", "names"),
    Kept.HAND_OVERS: ("note", "notes"),
}


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long one kind is kept on a day, and why; `usual_months` is what holds without an own choice."""

    kept: Kept
    months: int
    usual_months: int
    counted_from: str
    why: str
    source: str
    is_own: bool = False
    since_on: date | None = None  # of an own choice

    def before_on(self, on: date) -> date:
        """Records of before this day would be purged on the day `on`."""
        return on - relativedelta(months=self.months)


def months_words(months: int) -> str:
    """How long that is: "6 months", "3 years", "2 years and 6 months"."""
    years, left = divmod(months, 12)
    if months < 24 and left:
        return _amount(months, "month")
    return " and ".join(filter(None, (_amount(years, "year"), _amount(left, "month"))))


def _amount(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}" if count else ""
