"""What one entry says, question by question, in the words of its edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.borough.referrals.wording import NOT_ANSWERED, Wording
from portal.formatting import day
from tenants.counting.standard import Field, Standard
from tenants.records.referrals.decided import STAGE_WORDS
from tenants.records.referrals.entries import Entry
from tenants.records.referrals.rules import TYPES, Stage
from tenants.records.referrals.settings import log_settings

_IN_LISTS = ("responder_key", "service_key")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that an entry says, or does not."""

    title: str
    words: str
    is_missing: bool = False


def when(entry: Entry) -> str:
    """The day of a referral, or its month."""
    return f"{entry.referred_on:%B %Y}" if entry.is_month_only else day(entry.referred_on)


def everything_said(entry: Entry, standard: Standard, words: Wording) -> Iterator[Said]:
    """Everything but the decisions, in the standard's order; what does not apply is left out."""
    left_out = log_settings().left_out
    for field in standard.fields.values():
        if field.key in left_out and not getattr(entry, field.key, ""):
            continue
        told = _answer(entry, field, words)
        if told is not None:
            yield Said(field.title, told or NOT_ANSWERED, is_missing=not told)


def _answer(entry: Entry, field: Field, words: Wording) -> str | None:
    """The answer in words, "" when there is none; None for what is shown elsewhere."""
    if field.key == "referred_on":
        return when(entry)
    if field.key == TYPES:
        return words.types(entry.standard_key, entry.types)
    if field.key == "is_turning_18":
        return "Yes, within six months" if entry.is_turning_18 else None
    if field.key == "bridging_nights":
        return _nights(entry.bridging_nights)
    if field.key in _IN_LISTS:
        titles = words.services if field.key == "service_key" else words.responders
        return titles.get(getattr(entry, field.key) or "", "")
    if field.key == "decision_maker" or not field.options:
        return None
    answer = getattr(entry, field.key, None)
    return words.said(entry.standard_key, field.key, answer) if isinstance(answer, str) else None


def _nights(nights: int | None) -> str:
    if nights is None:
        return ""
    return f"{nights:,} night{'' if nights == 1 else 's'}" if nights else "None"


def everything_decided(entry: Entry, standard: Standard) -> Iterator[Said]:
    """What was decided, in words."""
    outcomes, makers = standard.field("outcome"), standard.field("decision_maker")
    maker = makers.title_of(entry.decision_maker) if entry.decision_maker else ""
    yield Said(makers.title, maker or NOT_ANSWERED, is_missing=not maker)
    for stage in Stage:
        outcome, on = getattr(entry, f"{stage}_outcome"), getattr(entry, f"{stage}_on")
        words = outcomes.title_of(outcome) if outcome else ""
        yield Said(f"{STAGE_WORDS[stage]} decision", _on(words, on) if words else "None yet", not words)
    if entry.reconsidered_stage:
        which = STAGE_WORDS[Stage(entry.reconsidered_stage)].lower()
        yield Said("To be looked at again", _on(f"The {which} decision", entry.reconsideration_asked_on))
        answer = outcomes.title_of(entry.reconsidered_outcome) if entry.reconsidered_outcome else ""
        yield Said("What came of it", _on(answer, entry.reconsidered_on) if answer else "Not answered yet")


def _on(words: str, on: date | None) -> str:
    return f"{words}, {day(on)}" if on else f"{words}; the day is not known"
