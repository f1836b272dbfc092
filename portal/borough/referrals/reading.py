"""What the list of referrals and the page of one show."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from portal.borough.referrals.saying import Said, everything_decided, everything_said, when
from portal.borough.referrals.wording import NOT_ANSWERED, Wording, wording
from tenants.counting.standard import Standard
from tenants.people.queries import names_of
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.obligations.rules import Kind as Duty
from tenants.records.referrals.clocks import Rules
from tenants.records.referrals.completeness import Completeness, score
from tenants.records.referrals.decided import STAGE_WORDS
from tenants.records.referrals.entries import Entry
from tenants.records.referrals.lists import clock_rules
from tenants.records.referrals.models import Referral
from tenants.records.referrals.queries import as_entry, get_referral
from tenants.records.referrals.rules import Route, Stage
from tenants.records.referrals.settings import log_settings
from tenants.records.referrals.standing import (
    Standing,
    is_waiting_for_conclusive,
    is_waiting_for_reasonable,
    standing,
)


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """An entry on a list, in words."""

    id: UUID
    when: str
    route: str
    age: str
    types: str
    service: str
    stands: str
    stands_kind: str  # of its tag
    note: str
    is_late: bool
    percent: int
    is_invented: bool


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """Everything that the page of an entry shows."""

    referral: Referral
    line: ReferralLine
    standing: Standing
    said: tuple[Said, ...]
    decided: tuple[Said, ...]
    completeness: Completeness
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    standard: Standard
    to_ask: Owed | None
    declined: Owed | None
    logged_by: str
    is_nrm: bool


def line_of(
    entry: Entry, words: Wording, rules: Rules, today: date, *, is_invented: bool = False
) -> ReferralLine:
    """One entry as a list shows it."""
    stands, kind, note, is_late = _stands(entry, words, standing(entry, rules, today))
    return ReferralLine(
        id=entry.id,
        when=when(entry),
        route=words.said(entry.standard_key, "route", entry.route),
        age=words.said(entry.standard_key, "age_band", entry.age_band) or NOT_ANSWERED,
        types=words.types(entry.standard_key, entry.types) or NOT_ANSWERED,
        service=words.services.get(entry.service_key or "", ""),
        stands=stands,
        stands_kind=kind,
        note=note,
        is_late=is_late,
        percent=entry.completeness,
        is_invented=is_invented,
    )


def _stands(entry: Entry, words: Wording, standing: Standing) -> tuple[str, str, str, bool]:
    """How far it has come: the words of its tag, their kind, a note, and whether it says late."""
    if entry.route != Route.NRM:
        return "Nothing to decide", "quiet", "", False
    if is_waiting_for_reasonable(entry):
        late = next((line.late_words for line in standing.late), "")
        kind = "late" if late else "waiting"
        return "Waiting: reasonable grounds", kind, f"{late} late" if late else "", bool(late)
    if is_waiting_for_conclusive(entry):
        return "Waiting: conclusive grounds", "waiting", "", False
    stage = Stage.CONCLUSIVE if entry.conclusive_outcome else Stage.REASONABLE
    outcome = words.said(entry.standard_key, "outcome", getattr(entry, f"{stage}_outcome"))
    return f"{STAGE_WORDS[stage]}: {outcome.lower()}", "quiet", _again(entry, words), False


def _again(entry: Entry, words: Wording) -> str:
    if not entry.reconsidered_stage:
        return ""
    outcome = words.said(entry.standard_key, "outcome", entry.reconsidered_outcome)
    return f"Looked at again: {outcome.lower()}" if outcome else "Asked to be looked at again"


def open_referral(referral_id: UUID, today: date) -> ReferralPage:
    """The page of one entry; NotFound when it is not the tenant's."""
    referral = get_referral(referral_id)
    entry, words, rules = as_entry(referral), wording(), clock_rules()
    standard = words.standard(entry.standard_key)
    completeness = score(asdict(entry), standard, log_settings())
    duty = next(iter(obligations_about([referral_id])), None)
    is_open = duty is not None and duty.kind == Duty.RECONSIDERATION and duty.done_on is None
    return ReferralPage(
        referral=referral,
        line=line_of(entry, words, rules, today, is_invented=referral.is_demonstration),
        standing=standing(entry, rules, today),
        said=tuple(everything_said(entry, standard, words)),
        decided=tuple(everything_decided(entry, standard)),
        completeness=completeness,
        missing=_titles(completeness.missing, standard),
        unknown=_titles(completeness.unknown, standard),
        standard=standard,
        to_ask=duty if is_open else None,
        declined=duty if duty and not is_open and not entry.reconsidered_stage else None,
        logged_by=_name(referral.logged_by_id),
        is_nrm=entry.route == Route.NRM,
    )


def _name(person_id: UUID | None) -> str:
    return names_of({person_id}).get(person_id, "") if person_id else ""


def _titles(keys: tuple[str, ...], standard: Standard) -> tuple[str, ...]:
    return tuple(standard.field(key).title for key in keys)
