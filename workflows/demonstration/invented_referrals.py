"""Invents what an entry of the demonstration's log says of somebody who is nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from tenants.records.referrals.rules import AgeBand, Route
from workflows.demonstration.invented_decisions import decide
from workflows.demonstration.referral_shape import Arrival

Values = dict[str, Any]
#: The values of an entry by their columns, and its types of exploitation.
Invented = tuple[Values, tuple[str, ...]]
#: Answers with how likely each is; "" is a question that was not answered.
Odds = Mapping[str, float]

_MORE_THAN_ONE = 0.2
_ADULTS_BY: Odds = {Route.DTN: 0.15, Route.OUTSIDE: 0.04, Route.NRM: 0.81}
_DISPUTED, _AGE_UNKNOWN, _TURNING_18 = 0.06, 0.01, 0.09
_MONTH_ONLY, _WITH_NOTE = 0.04, 0.03
_BEGINS: Mapping[str, Odds] = {"other": {"other": 0.48, "unknown": 0.5, "organ": 0.02}}
_BESIDE: Mapping[str, Odds] = {
    "labour": {"criminal": 0.4, "domestic": 0.3, "sexual": 0.3},
    "criminal": {"labour": 0.5, "sexual": 0.4, "domestic": 0.1},
    "sexual": {"criminal": 0.5, "labour": 0.25, "domestic": 0.25},
    "domestic": {"labour": 0.6, "sexual": 0.4},
    "other": {"labour": 0.5, "criminal": 0.5},
    "organ": {"labour": 1.0},
}
_GENDER: Mapping[str, Odds] = {
    "labour": {"male": 0.77, "female": 0.2, "unknown": 0.03},
    "criminal": {"male": 0.85, "female": 0.12, "other": 0.01, "unknown": 0.02},
    "sexual": {"female": 0.86, "male": 0.1, "other": 0.01, "unknown": 0.03},
    "domestic": {"female": 0.8, "male": 0.17, "unknown": 0.03},
    "other": {"male": 0.55, "female": 0.3, "unknown": 0.15},
}
_FROM: Mapping[str, Odds] = {
    "child": {"uk": 0.62, "asia": 0.13, "africa": 0.12, "europe": 0.07, "americas": 0.02, "unknown": 0.04},
    "adult": {
        **{"uk": 0.18, "asia": 0.27, "africa": 0.25, "europe": 0.17, "americas": 0.06},
        **{"stateless": 0.01, "unknown": 0.06},
    },
}
_PLACE: Mapping[str, Odds] = {
    "child": {"here": 0.55, "london": 0.17, "outside": 0.18, "unknown": 0.1},
    "adult": {"here": 0.36, "london": 0.16, "outside": 0.32, "unknown": 0.16},
}
_RESPONDER: Mapping[str, Odds] = {
    "child": {"councils": 0.66, "police": 0.24, "ukvi": 0.06, "barnardos": 0.02, "nspcc": 0.02},
    "adult": {
        **{"police": 0.3, "ukvi": 0.27, "salvation-army": 0.15, "councils": 0.14, "migrant-help": 0.05},
        **{"medaille": 0.03, "immigration-enforcement": 0.03, "kalayaan": 0.01, "glaa": 0.01, "nca": 0.01},
    },
}
_SERVICE: Mapping[str, Odds] = {
    "child": {"children": 0.74, "police-bcu": 0.1, "out-of-hours": 0.05, "community-safety": 0.05, "": 0.06},
    "adult": {
        **{"adults": 0.26, "housing": 0.2, "no-recourse": 0.12, "community-safety": 0.1, "police-bcu": 0.1},
        **{"voluntary": 0.07, "nhs-trust": 0.04, "licensing": 0.02, "environmental-health": 0.02, "": 0.07},
    },
}
_SAFEGUARDING: Mapping[str, Odds] = {
    "child": {"child-protection": 0.46, "child-in-need": 0.3, "hub": 0.13, "none": 0.04, "unknown": 0.07},
    "adult": {"adult": 0.38, "hub": 0.12, "none": 0.3, "unknown": 0.2},
}
_GUARDIAN: Odds = {"asked": 0.66, "not-asked": 0.18, "not-offered": 0.04, "unknown": 0.12}
_SUPPORT: Mapping[str, Odds] = {
    Route.NRM: {"none": 0.62, "housing": 0.08, "social-care": 0.12, "advice": 0.06, "unknown": 0.12},
    Route.DTN: {
        "none": 0.34,
        "housing": 0.2,
        "advice": 0.15,
        "health": 0.06,
        "several": 0.1,
        "unknown": 0.15,
    },
    Route.OUTSIDE: {"housing": 0.26, "social-care": 0.2, "charity": 0.24, "advice": 0.14, "several": 0.16},
}
_NOTES = (
    "Two adults, car wash",
    "Found on a joint visit",
    "Cuckooing, one adult",
    "Second time within a year",
    "Interpreter needed",
    "Nail bar, three adults",
    "Seen first by a school",
    "Restaurant, wages kept back",
    "Moved away before support began",
    "Asked to be housed outside London",
)
_EMPTY: Values = {
    **dict.fromkeys(("consent", "safeguarding", "guardian", "support_outside", "decision_maker"), ""),
    **dict.fromkeys(("reasonable_outcome", "conclusive_outcome", "reconsidered_stage"), ""),
    **dict.fromkeys(("reconsidered_outcome", "note"), ""),
    **dict.fromkeys(("reasonable_on", "conclusive_on", "reconsideration_asked_on", "reconsidered_on")),
    **dict.fromkeys(("responder_key", "service_key", "bridging_nights", "key_hash", "import_id")),
    "is_month_only": False,
    "is_turning_18": False,
}
#: What may be left without an answer, and what no answer looks like.
_MAY_LACK: Values = {
    **dict.fromkeys(("gender", "nationality_group", "place", "consent", "safeguarding", "guardian"), ""),
    **dict.fromkeys(("responder_key", "service_key", "bridging_nights")),
    "support_outside": "",
}


@dataclass(frozen=True, slots=True)
class Care:
    """How often an authority leaves a question out; some of its services do so more often."""

    usually: float
    by_service: Mapping[str, float]

    @classmethod
    def of(cls, slug: str, rng: Random) -> "Care":
        """Bexley found that forms of its housing service lacked most."""
        usually = rng.uniform(0.03, 0.2)
        return cls(usually, {"housing": 0.55 if slug == "bexley" else min(0.5, usually * 1.6)})


def invent(
    arrival: Arrival, slug: str, care: Care, today: date, rng: Random
) -> tuple[Values, tuple[str, ...]]:
    """The values of one entry by their columns, and its types of exploitation."""
    types = _types(arrival.type_key, rng)
    values = {**_EMPTY, "referred_on": arrival.on, **_who(arrival, rng)}
    values |= _whence(types[0], arrival, values, rng)
    _take_care_of(values, arrival.age, rng)
    decide(values, slug, today, rng)
    _leave_out(values, care, rng)
    if rng.random() < _MONTH_ONLY:
        values["is_month_only"], values["referred_on"] = True, arrival.on.replace(day=1)
    if rng.random() < _WITH_NOTE:
        values["note"] = rng.choice(_NOTES)
    return values, tuple(sorted(types))


def _types(published: str, rng: Random) -> list[str]:
    """The type that the publication counts by, first; with every fifth another one."""
    first = _one(_BEGINS.get(published, {published: 1.0}), rng)
    if first == "unknown" or rng.random() > _MORE_THAN_ONE:
        return [first]
    return [first, _one(_BESIDE[first], rng)]


def _who(arrival: Arrival, rng: Random) -> Values:
    if arrival.age == "child":
        age = AgeBand.DISPUTED if rng.random() < _DISPUTED else AgeBand.CHILD
        is_near = age == AgeBand.CHILD and rng.random() < _TURNING_18
        return {"route": Route.NRM, "age_band": age, "is_turning_18": is_near}
    if rng.random() < _AGE_UNKNOWN:
        return {"route": Route.NRM, "age_band": AgeBand.UNKNOWN}
    return {"route": Route(_one(_ADULTS_BY, rng)), "age_band": AgeBand.ADULT}


def _whence(first: str, arrival: Arrival, values: Values, rng: Random) -> Values:
    age = arrival.age
    responder = None if values["route"] == Route.OUTSIDE else _one(_RESPONDER[age], rng)
    return {
        "gender": _one(_GENDER.get(first, _GENDER["other"]), rng),
        "nationality_group": _one(_FROM[age], rng),
        "place": _one(_PLACE[age], rng),
        "responder_key": responder,
        "service_key": _one(_SERVICE[age], rng) or None,
    }


def _take_care_of(values: Values, age: str, rng: Random) -> None:
    route = values["route"]
    values["safeguarding"] = _one(_SAFEGUARDING[age], rng)
    values["support_outside"] = _one(_SUPPORT[route], rng)
    values["consent"] = _consent(route, values["age_band"], rng)
    values["guardian"] = _guardian(values["age_band"], rng)
    if age == "adult" and rng.random() < 0.6:
        values["bridging_nights"] = rng.randint(1, 28) if rng.random() < 0.25 else 0


def _consent(route: str, age: str, rng: Random) -> str:
    if age in (AgeBand.CHILD, AgeBand.DISPUTED):
        return "not-needed"
    if route == Route.NRM:
        return "given"
    return "refused" if route == Route.DTN or rng.random() < 0.7 else "unknown"


def _guardian(age: str, rng: Random) -> str:
    if age in (AgeBand.CHILD, AgeBand.DISPUTED):
        return _one(_GUARDIAN, rng)
    return "adult" if age == AgeBand.ADULT else "unknown"


def _leave_out(values: Values, care: Care, rng: Random) -> None:
    """Takes away what nobody answered."""
    often = care.by_service.get(values["service_key"] or "", care.usually)
    for column, nothing in _MAY_LACK.items():
        if column != "service_key" and rng.random() < often:
            values[column] = nothing


def _one(odds: Odds, rng: Random) -> str:
    return rng.choices(list(odds), list(odds.values()))[0]
