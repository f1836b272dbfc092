"""Whether what an entry says of its decisions can be so: which come first, and what may follow."""

from datetime import date
from typing import Protocol

from tenants.errors import FieldError
from tenants.records.referrals.rules import (
    RECONSIDERED_OUTCOMES,
    AgeBand,
    DecisionMaker,
    Outcome,
    Route,
    Stage,
)

STAGE_WORDS = {Stage.REASONABLE: "Reasonable grounds", Stage.CONCLUSIVE: "Conclusive grounds"}


class Decided(Protocol):
    """What of an entry its decisions can be judged by."""

    @property
    def referred_on(self) -> date | None:
        """The day on which somebody was referred."""

    @property
    def route(self) -> str:
        """By which way."""

    @property
    def age_band(self) -> str:
        """How old they were held to be."""

    @property
    def decision_maker(self) -> str:
        """Who decides."""

    @property
    def reasonable_on(self) -> date | None:
        """The day of the first decision."""

    @property
    def reasonable_outcome(self) -> str:
        """What it said."""

    @property
    def conclusive_on(self) -> date | None:
        """The day of the second decision."""

    @property
    def conclusive_outcome(self) -> str:
        """What it said."""

    @property
    def reconsidered_stage(self) -> str:
        """Which of the two was to be looked at again."""

    @property
    def reconsideration_asked_on(self) -> date | None:
        """The day on which that was asked."""

    @property
    def reconsidered_on(self) -> date | None:
        """The day on which it was answered."""

    @property
    def reconsidered_outcome(self) -> str:
        """What the answer was."""


def must_be_decided_in_order(entry: Decided, today: date) -> None:
    """FieldError naming the first thing about the decisions that cannot be."""
    _check_route(entry)
    for stage in Stage:
        _check_decision(entry, stage, today)
    _check_order(entry)
    _check_reconsideration(entry, today)


def _check_route(entry: Decided) -> None:
    if entry.decision_maker == DecisionMaker.PANEL and entry.age_band == AgeBand.ADULT:
        raise FieldError("decision_maker", "Panels decide about children. Change who decides, or the age.")
    if entry.route in ("", Route.NRM):
        return
    for name in (
        "decision_maker",
        "reasonable_outcome",
        "conclusive_outcome",
        "reasonable_on",
        "conclusive_on",
    ):
        if getattr(entry, name):
            words = "Only a referral to the NRM is decided. Take this out, or change the route."
            raise FieldError(name, words)


def _check_decision(entry: Decided, stage: Stage, today: date) -> None:
    name = f"{stage}_on"
    decided_on, outcome = getattr(entry, name), getattr(entry, f"{stage}_outcome")
    if outcome and outcome not in set(Outcome):
        raise FieldError(f"{stage}_outcome", f"{STAGE_WORDS[stage]}: choose what was decided from the list.")
    if decided_on is None:
        return
    if not outcome:
        raise FieldError(f"{stage}_outcome", f"{STAGE_WORDS[stage]}: say what was decided on that day.")
    if decided_on > today:
        raise FieldError(
            name, f"{STAGE_WORDS[stage]}: this day has not come yet. Enter the day on the letter."
        )
    if entry.referred_on and decided_on < entry.referred_on:
        raise FieldError(name, f"{STAGE_WORDS[stage]}: this is before the referral. Check both days.")


def _check_order(entry: Decided) -> None:
    if not entry.conclusive_outcome:
        return
    is_panel = entry.decision_maker == DecisionMaker.PANEL
    if not entry.reasonable_outcome and not is_panel:
        raise FieldError(
            "reasonable_outcome",
            "Say first what the reasonable grounds decision was. Only panels make both at once.",
        )
    if entry.reasonable_outcome == Outcome.NEGATIVE and not _was_overturned(entry):
        raise FieldError(
            "conclusive_outcome",
            "No conclusive decision follows a negative first one. Check it, or say that it was reconsidered.",
        )
    if entry.reasonable_on and entry.conclusive_on and entry.conclusive_on < entry.reasonable_on:
        raise FieldError(
            "conclusive_on",
            "The conclusive decision cannot come before the reasonable grounds decision. Check both days.",
        )


def _was_overturned(entry: Decided) -> bool:
    is_first = entry.reconsidered_stage == Stage.REASONABLE
    return is_first and entry.reconsidered_outcome == Outcome.POSITIVE


def _check_reconsideration(entry: Decided, today: date) -> None:
    stage = entry.reconsidered_stage
    said = (entry.reconsideration_asked_on, entry.reconsidered_on, entry.reconsidered_outcome)
    if not stage:
        if any(said):
            raise FieldError("reconsidered_stage", "Say which decision was to be looked at again.")
        return
    if stage not in set(Stage) or getattr(entry, f"{stage}_outcome") != Outcome.NEGATIVE:
        raise FieldError(
            "reconsidered_stage", "Only a negative decision is looked at again. Choose which one it was."
        )
    decided_on = getattr(entry, f"{stage}_on")
    _check_after("reconsideration_asked_on", entry.reconsideration_asked_on, decided_on, today)
    _check_after(
        "reconsidered_on", entry.reconsidered_on, entry.reconsideration_asked_on or decided_on, today
    )
    _check_answer(entry)


def _check_answer(entry: Decided) -> None:
    if entry.reconsidered_outcome and entry.reconsidered_outcome not in RECONSIDERED_OUTCOMES:
        raise FieldError("reconsidered_outcome", "Choose what came of it from the list.")
    if entry.reconsidered_on and not entry.reconsidered_outcome:
        raise FieldError("reconsidered_outcome", "Say what came of it on that day.")


def _check_after(name: str, day: date | None, earliest: date | None, today: date) -> None:
    if day is None:
        return
    if day > today:
        raise FieldError(name, "This day has not come yet. Check it, or leave it empty.")
    if earliest and day < earliest:
        raise FieldError(name, "This is before the decision that it is about. Check both days.")


def negative_that_stands(entry: Decided) -> Stage | None:
    """The negative decision that nobody has asked to be looked at again; None when there is none."""
    for stage in (Stage.CONCLUSIVE, Stage.REASONABLE):
        if getattr(entry, f"{stage}_outcome") == Outcome.NEGATIVE:
            return None if entry.reconsidered_stage == stage else stage
    return None
