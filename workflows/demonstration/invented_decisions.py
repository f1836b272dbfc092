"""Invents what was decided about a referral, and when: slowly by the authority, quickly by a panel."""

from datetime import date, timedelta
from math import log
from random import Random
from typing import Any

from tenants.records.referrals.rules import AgeBand, DecisionMaker, Outcome, Route, Stage

#: Authorities in which a panel decides about children.
WITH_A_PANEL = frozenset({"barking-and-dagenham", "bexley", "camden", "islington"})
_TO_PANEL = 0.85  # of their children; the others are too close to 18
#: Median in calendar days, and how far it spreads: about twelve working days, then about 500 days.
_TO_REASONABLE, _TO_CONCLUSIVE = (17.0, 0.85), (480.0, 0.5)
_TO_PANEL_DAYS, _PANEL_SPREAD, _PANEL_LEAST = 23, 6, 8
_REFUSED_AT_ONCE = 0.08
_LEAST_BETWEEN = 31  # the recovery period comes first
_ASKED_AGAIN, _CHANGED = 0.25, 0.55
_ASKED_WITHIN = 30
#: How likely each outcome is: of an adult's first decision, of a child's, and of their second.
_FIRST = {"adult": (0.60, 0.35, 0.03, 0.02), "child": (0.78, 0.17, 0.02, 0.03)}
_SECOND = {"adult": (0.64, 0.29, 0.05, 0.02), "child": (0.82, 0.13, 0.03, 0.02)}
_OUTCOMES = (Outcome.POSITIVE, Outcome.NEGATIVE, Outcome.WITHDRAWN, Outcome.SUSPENDED)

Values = dict[str, Any]


def decide(values: Values, slug: str, today: date, rng: Random) -> None:
    """Adds who decides, and whatever they have decided until today."""
    if values["route"] != Route.NRM:
        return
    is_child = values["age_band"] in (AgeBand.CHILD, AgeBand.DISPUTED)
    age = "child" if is_child else "adult"
    if is_child and slug in WITH_A_PANEL and rng.random() < _TO_PANEL:
        values["decision_maker"] = DecisionMaker.PANEL
        _decide_at_once(values, today, rng)
    else:
        values["decision_maker"] = DecisionMaker.SCA
        _decide_in_turn(values, age, today, rng)
    _ask_again(values, today, rng)


def _decide_at_once(values: Values, today: date, rng: Random) -> None:
    """A panel decides about both on one day; after a negative first decision there is no second one."""
    days = max(_PANEL_LEAST, round(rng.gauss(_TO_PANEL_DAYS, _PANEL_SPREAD)))
    on = _workday(values["referred_on"] + timedelta(days=days))
    if on > today:
        return
    is_positive = rng.random() > _REFUSED_AT_ONCE
    values["reasonable_on"] = on
    values["reasonable_outcome"] = Outcome.POSITIVE if is_positive else Outcome.NEGATIVE
    if is_positive:
        values["conclusive_on"], values["conclusive_outcome"] = on, _outcome(_SECOND["child"][:2], rng)


def _decide_in_turn(values: Values, age: str, today: date, rng: Random) -> None:
    first_on = _workday(values["referred_on"] + timedelta(days=_days(_TO_REASONABLE, rng)))
    if first_on > today:
        return
    values["reasonable_on"], values["reasonable_outcome"] = first_on, _outcome(_FIRST[age], rng)
    second_on = _workday(first_on + timedelta(days=max(_LEAST_BETWEEN, _days(_TO_CONCLUSIVE, rng))))
    if values["reasonable_outcome"] == Outcome.POSITIVE and second_on <= today:
        values["conclusive_on"], values["conclusive_outcome"] = second_on, _outcome(_SECOND[age], rng)


def _ask_again(values: Values, today: date, rng: Random) -> None:
    """Some ask for a negative decision to be looked at again, and some are right."""
    stage, decided_on = _refusal(values)
    asked_on = decided_on + timedelta(days=rng.randint(5, _ASKED_WITHIN - 1)) if decided_on else None
    if asked_on is None or rng.random() > _ASKED_AGAIN or asked_on > today:
        return
    values["reconsidered_stage"], values["reconsideration_asked_on"] = stage, asked_on
    answered_on = _workday(asked_on + timedelta(days=rng.randint(20, 120)))
    if answered_on <= today:
        changed = rng.random() < _CHANGED
        values["reconsidered_on"] = answered_on
        values["reconsidered_outcome"] = Outcome.POSITIVE if changed else Outcome.NEGATIVE


def _refusal(values: Values) -> tuple[str, date | None]:
    """Which of the decisions was negative, and when."""
    if values["conclusive_outcome"] == Outcome.NEGATIVE:
        return Stage.CONCLUSIVE, values["conclusive_on"]
    if values["reasonable_outcome"] == Outcome.NEGATIVE:
        return Stage.REASONABLE, values["reasonable_on"]
    return "", None


def _days(spread: tuple[float, float], rng: Random) -> int:
    middle, width = spread
    return max(1, round(rng.lognormvariate(log(middle), width)))


def _outcome(weights: tuple[float, ...], rng: Random) -> Outcome:
    return rng.choices(_OUTCOMES[: len(weights)], weights)[0]


def _workday(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day
