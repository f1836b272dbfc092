"""The form with which a list of actions is narrowed, filled in as the address says."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from portal.borough.actions.filters import Asked, Owner, Shown
from portal.borough.actions.sentence import DUE_WORDS
from tenants.dating import format_day
from tenants.records.plans.choices import Choices
from tenants.records.plans.rules import CLAIMED_WORDS, STANDING_WORDS, Standing

SHOWN_WORDS: dict[Shown, str] = {
    Shown.OPEN: "Open actions",
    Shown.CLOSED: "Closed actions",
    Shown.ALL: "Open and closed actions",
}
#: Offered as boxes to tick; closed actions have a field of their own.
OFFERED = (Standing.LATE, Standing.DUE_SOON, Standing.IN_TIME, Standing.UNDATED, Standing.WAITING)


class Option(NamedTuple):
    """Something to choose."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FilterForm:
    """The fields of the form; `has_more` when one of those behind "More filters" is in use."""

    words: str
    owners: list[Option]
    people: list[Option]
    posts: list[Option]
    spans: list[Option]
    standings: list[Option]
    claims: list[Option]
    shown: list[Option]
    plans: list[Option]
    themes: list[Option]
    priorities: list[Option]
    due_from: str
    due_to: str
    has_more: bool


def filter_form(asked: Asked, choices: Choices) -> FilterForm:
    """The form as it stands for an address."""
    return FilterForm(
        words=asked.words,
        owners=_options({Owner.ME: "Me", Owner.VACANT: "Nobody yet (vacant)"}, {asked.owner}),
        people=_options({f"person-{key}": name for key, name in choices.people.items()}, {asked.owner}),
        posts=_options({f"post-{key}": name for key, name in choices.posts.items()}, {asked.owner}),
        spans=_options(DUE_WORDS, {asked.due}),
        standings=_options(_standings(asked), asked.standing),
        claims=_options(CLAIMED_WORDS, asked.claimed),
        shown=_options(SHOWN_WORDS, {asked.shown}),
        plans=_options(choices.plans, {asked.plan}),
        themes=_options(choices.themes, {asked.theme}),
        priorities=_options(_with_codes(choices.priorities), {asked.priority}),
        due_from=format_day(asked.due_from) if asked.due_from else "",
        due_to=format_day(asked.due_to) if asked.due_to else "",
        has_more=_has_more(asked),
    )


@lru_cache(maxsize=512)
def known_values(choices: Choices) -> Mapping[str, Set[object]]:
    """What an address may name in this tenant, by field of Asked."""
    return {
        "plan": set(choices.plans),
        "theme": set(choices.themes),
        "priority": set(choices.priorities),
        "owner": {
            *Owner,
            *(f"person-{key}" for key in choices.people),
            *(f"post-{key}" for key in choices.posts),
        },
    }


def _standings(asked: Asked) -> dict[Standing, str]:
    """An address may ask for the others too, and sending the form must not lose them."""
    return {one: words for one, words in STANDING_WORDS.items() if one in OFFERED or one in asked.standing}


def _has_more(asked: Asked) -> bool:
    return bool(
        asked.claimed
        or asked.shown != Shown.OPEN
        or asked.plan
        or asked.theme
        or asked.priority
        or asked.due_from
        or asked.due_to
    )


def _options(named: Mapping[Any, str], chosen: Iterable[object]) -> list[Option]:
    wanted = set(chosen)
    return [Option(str(value), label, value in wanted) for value, label in named.items()]


def _with_codes(priorities: Mapping[str, str]) -> dict[str, str]:
    return {code: f"{code}: {title}" for code, title in priorities.items()}
