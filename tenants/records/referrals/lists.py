"""Which entries of the log a list shows, a page at a time."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select

from tenants.database import db
from tenants.guidance.models import Clock
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.referrals.clocks import CODES, Rule, Rules
from tenants.records.referrals.entries import Entry, entries_between
from tenants.records.referrals.models import Referral
from tenants.records.referrals.rules import UNDECIDED, Route
from tenants.records.referrals.standing import (
    is_waiting_for_conclusive,
    is_waiting_for_reasonable,
    standing,
)

PAGE_SIZE = 50
#: Below this an entry counts as incomplete on lists.
COMPLETE_FROM = 80


class State(StrEnum):
    """How far a referral has come, as somebody looks for it."""

    WAITING_REASONABLE = "waiting-rg"
    LATE_REASONABLE = "late-rg"
    WAITING_CONCLUSIVE = "waiting-cg"
    DECIDED = "decided"
    ENDED = "ended"
    TO_RECONSIDER = "to-reconsider"
    INCOMPLETE = "incomplete"


STATE_WORDS: dict[State, str] = {
    State.WAITING_REASONABLE: "Waiting for reasonable grounds",
    State.LATE_REASONABLE: "Late: reasonable grounds",
    State.WAITING_CONCLUSIVE: "Waiting for conclusive grounds",
    State.DECIDED: "Decided",
    State.ENDED: "Withdrawn or suspended",
    State.TO_RECONSIDER: "Negative: ask again, or decide not to",
    State.INCOMPLETE: f"Less than {COMPLETE_FROM}% complete",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; empty is all."""

    starts_on: date
    ends_on: date
    route: str = ""
    age_band: str = ""
    type_key: str = ""
    place: str = ""
    service_key: str = ""
    responder_key: str = ""
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of the entries that were wanted, newest first, and how many there are of them."""

    entries: tuple[Entry, ...]
    total: int
    rules: Rules
    invented: frozenset[UUID] = field(default_factory=frozenset)  # of those on the page


def page_of_referrals(wanted: Wanted, today: date, page: int) -> Found:
    """A page of what is wanted; a number beyond the last page is the last page."""
    rules = clock_rules()
    found = entries_wanted(wanted, rules, today)
    last = max(0, (len(found) - 1) // PAGE_SIZE)
    first = min(max(page - 1, 0), last) * PAGE_SIZE
    shown = tuple(found[first : first + PAGE_SIZE])
    return Found(shown, len(found), rules, invented=_invented(shown))


def entries_wanted(wanted: Wanted, rules: Rules, today: date) -> list[Entry]:
    """Every entry that is wanted, newest first."""
    to_ask = _to_ask() if wanted.state == State.TO_RECONSIDER else frozenset()
    found = entries_between(wanted.starts_on, wanted.ends_on)
    return [each for each in reversed(found) if _is_wanted(each, wanted, rules, today, to_ask)]


def count_referrals() -> int:
    """How many entries the tenant's log has."""
    return db.session.scalar(select(func.count()).select_from(Referral)) or 0


def clock_rules() -> Rules:
    """The rules of every time about decisions on referrals."""
    rows = db.session.scalars(select(Clock).where(Clock.code.in_(CODES)))
    return Rules(tuple(_rule(row) for row in rows))


def _rule(row: Clock) -> Rule:
    is_working_days = bool(row.is_working_days)
    return Rule(row.code, row.title, row.days, is_working_days, row.source, row.valid_from, row.valid_to)


def _is_wanted(entry: Entry, wanted: Wanted, rules: Rules, today: date, to_ask: frozenset[UUID]) -> bool:
    exactly = ("route", "age_band", "place", "service_key", "responder_key")
    if any(getattr(wanted, name) and getattr(wanted, name) != getattr(entry, name) for name in exactly):
        return False
    if wanted.type_key and wanted.type_key not in entry.types:
        return False
    return wanted.state is None or _is_in(entry, wanted.state, rules, today, to_ask)


def _is_in(entry: Entry, state: State, rules: Rules, today: date, to_ask: frozenset[UUID]) -> bool:
    if state == State.TO_RECONSIDER:
        return entry.id in to_ask
    if state == State.INCOMPLETE:
        return entry.completeness < COMPLETE_FROM
    if state == State.WAITING_CONCLUSIVE:
        return is_waiting_for_conclusive(entry)
    if state == State.DECIDED:
        is_open = is_waiting_for_reasonable(entry) or is_waiting_for_conclusive(entry)
        return entry.route == Route.NRM and not is_open and not _is_ended(entry)
    if state == State.ENDED:
        return _is_ended(entry)
    is_late = state == State.WAITING_REASONABLE or bool(standing(entry, rules, today).late)
    return is_waiting_for_reasonable(entry) and is_late


def _is_ended(entry: Entry) -> bool:
    """Whether nothing was decided at the end: somebody left the NRM, or it was suspended."""
    return (entry.conclusive_outcome or entry.reasonable_outcome) in UNDECIDED


def _to_ask() -> frozenset[UUID]:
    """The entries about which somebody is still to ask, or to decide not to."""
    open_ones = (Obligation.kind == Kind.RECONSIDERATION, Obligation.done_on.is_(None))
    return frozenset(db.session.scalars(select(Obligation.record_id).where(*open_ones)))


def _invented(shown: tuple[Entry, ...]) -> frozenset[UUID]:
    ids = [entry.id for entry in shown]
    statement = select(Referral.id).where(Referral.id.in_(ids), Referral.is_demonstration.is_(True))
    return frozenset(db.session.scalars(statement))
