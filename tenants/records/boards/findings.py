"""Says what is found wanting about a board, from plain facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tenants.dating import format_day
from tenants.records.boards.rules import (
    OFFICE_WORDS,
    Life,
    Office,
    RhythmUnit,
    frequency_words,
    has_not_met_for_long,
)

#: From how many meetings in a row that nobody came to a seat counts as empty.
MISSED = 3


class About(StrEnum):
    """What a finding is about, so that a page can offer the next step."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEETINGS = "meetings"
    MEMBERS = "members"
    TERMS = "terms"
    REPORTING = "reporting"
    ACTIONS = "actions"
    LIFE = "life"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that needs attention, as a sentence without the board's name."""

    about: About
    words: str


@dataclass(frozen=True, slots=True)
class Seat:
    """An office as it stands today: vacant, held by a post (that may be vacant itself), or by somebody."""

    is_vacant: bool = False
    since_on: date | None = None
    vacant_post: str = ""  # the title of the post that holds it while nobody holds the post


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a board on a day; None where nobody ever said."""

    life: Life
    is_ours: bool = True  # False: another tenant looks after it, and after what is wanting there
    is_about_modern_slavery: bool = True
    is_top: bool = False  # a strategic board or forum to which others report
    starts_on: date | None = None
    ended_on: date | None = None
    chair: Seat | None = None
    secretary: Seat | None = None
    every: int | None = None
    unit: RhythmUnit | None = None
    last_met_on: date | None = None
    next_meets_on: date | None = None
    has_terms: bool = False
    terms_review_on: date | None = None
    reports_to_somebody: bool = False
    ended_parents: tuple[str, ...] = ()
    missing_members: tuple[tuple[str, int], ...] = ()  # who, and how many meetings in a row
    open_actions: int = 0


def findings(facts: Facts, today: date) -> list[Finding]:
    """Everything that needs attention, the most pressing first.

    A board that is only known, because it is about more than modern slavery, is not blamed for what nobody
    wrote down here.
    """
    if facts.life == Life.ENDED:
        return list(_homeless(facts))
    if facts.life == Life.PLANNED:
        return list(_not_started(facts, today))
    if facts.life == Life.PAUSED:
        return list(_waiting(facts))
    return [
        *_offices(facts),
        *_meetings(facts, today),
        *_missing(facts),
        *_papers(facts, today),
        *_lines(facts),
    ]


def _homeless(facts: Facts) -> Iterator[Finding]:
    if facts.open_actions:
        has = "action has" if facts.open_actions == 1 else "actions have"
        since = f" on {format_day(facts.ended_on)}" if facts.ended_on else ""
        words = f"{facts.open_actions} open {has} had no board since this one ended{since}"
        yield Finding(About.ACTIONS, words)


def _not_started(facts: Facts, today: date) -> Iterator[Finding]:
    if facts.is_ours and facts.starts_on is not None and facts.starts_on < today:
        words = f"It was to start on {format_day(facts.starts_on)}, and nobody has said that it did"
        yield Finding(About.LIFE, words)


def _waiting(facts: Facts) -> Iterator[Finding]:
    if facts.open_actions:
        actions = (
            "1 open action waits" if facts.open_actions == 1 else f"{facts.open_actions} open actions wait"
        )
        yield Finding(About.ACTIONS, f"{actions} for it while it is paused")


def _offices(facts: Facts) -> Iterator[Finding]:
    if not facts.is_ours:
        return
    yield from _office(Office.CHAIR, facts.chair, facts.is_about_modern_slavery, "")
    needs_secretary = facts.is_about_modern_slavery or facts.next_meets_on is not None
    so = ", so nobody is told about papers and minutes"
    yield from _office(Office.SECRETARY, facts.secretary, needs_secretary, so)


def _office(office: Office, seat: Seat | None, is_needed: bool, so: str) -> Iterator[Finding]:
    about, name = About(office.value), OFFICE_WORDS[office].lower()
    if seat is None:
        if is_needed:
            yield Finding(about, f"No {name} is named{so}")
    elif seat.is_vacant:
        since = f" since {format_day(seat.since_on)}" if seat.since_on else ""
        yield Finding(about, f"No {name}{since}{so}")
    elif seat.vacant_post:
        yield Finding(about, f"The {name}’s post is vacant: {seat.vacant_post}{so}")


def _meetings(facts: Facts, today: date) -> Iterator[Finding]:
    since = facts.last_met_on or facts.starts_on
    if not facts.every or not facts.unit or since is None:
        return
    if has_not_met_for_long(since, facts.every, facts.unit, today):
        rhythm = frequency_words(facts.every, facts.unit, "").lower()
        when = "" if facts.last_met_on else "it started on "
        coming = f"; the next meeting is on {format_day(facts.next_meets_on)}" if facts.next_meets_on else ""
        words = f"Has not met since {when}{format_day(since)}, though it should meet {rhythm}{coming}"
        yield Finding(About.MEETINGS, words)


def _missing(facts: Facts) -> Iterator[Finding]:
    for who, count in facts.missing_members:
        yield Finding(About.MEMBERS, f"{who} has not come to any of the last {count} meetings")


def _papers(facts: Facts, today: date) -> Iterator[Finding]:
    if not facts.is_ours:
        return
    if facts.terms_review_on is not None and facts.terms_review_on < today:
        day = format_day(facts.terms_review_on)
        yield Finding(About.TERMS, f"Terms of reference were due for review on {day} (late)")
    if not facts.has_terms and facts.is_about_modern_slavery:
        yield Finding(About.TERMS, "No terms of reference")


def _lines(facts: Facts) -> Iterator[Finding]:
    for title in facts.ended_parents:
        yield Finding(About.REPORTING, f"Reports to “{title}”, which has ended")
    if not facts.reports_to_somebody and facts.is_about_modern_slavery and not facts.is_top:
        yield Finding(About.REPORTING, "Reports to nobody")
