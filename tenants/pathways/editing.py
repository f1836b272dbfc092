"""Changes a pathway, each time giving a new one: steps, their order, where it begins, and local facts."""

import re
import unicodedata
from dataclasses import replace
from typing import TypeVar

from tenants.errors import NotFound, WrongState
from tenants.pathways.steps import Local, LocalFact, Pathway, Step
from tenants.pathways.walking import BESIDE_THE_STEPS

T = TypeVar("T")
LONGEST_KEY, MOST_STEPS = 40, 60


def following(national: Pathway) -> Pathway:
    """A pathway of the same steps and ways, each step of which takes its words from the national one."""
    steps = {
        key: Step(key, step.kind, "", options=step.options, follows=key)
        for key, step in national.steps.items()
    }
    return Pathway(national.start, steps)


def get_step(pathway: Pathway, key: str) -> Step:
    """The step with this key; NotFound otherwise."""
    if key not in pathway.steps:
        raise NotFound("We could not find that step. Somebody may have removed it.")
    return pathway.steps[key]


def new_key(pathway: Pathway, title: str) -> str:
    """The title as a part of an address, unlike that of every other step."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    wanted = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_KEY].strip("-") or "step"
    taken, key, number = {*pathway.steps, *BESIDE_THE_STEPS}, wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key


def with_step(pathway: Pathway, step: Step) -> Pathway:
    """The step in place of the one with its key, or after all others; the first of all is the start.

    WrongState beyond MOST_STEPS: nobody could follow them, and a chart could not be read.
    """
    if step.key not in pathway.steps and len(pathway.steps) >= MOST_STEPS:
        raise WrongState(f"A pathway has at most {MOST_STEPS} steps. Remove one first.")
    steps = {**pathway.steps, step.key: step}
    return replace(pathway, steps=steps, start=pathway.start or step.key)


def without_step(pathway: Pathway, key: str) -> Pathway:
    """Without the step; what led to it leads nowhere until somebody says where else."""
    get_step(pathway, key)
    if key == pathway.start:
        raise WrongState("The walk begins with this step. Say first which other step comes first.")
    return replace(pathway, steps={each: step for each, step in pathway.steps.items() if each != key})


def starting_at(pathway: Pathway, key: str) -> Pathway:
    """The walk begins with this step."""
    return replace(pathway, start=get_step(pathway, key).key)


def with_local(pathway: Pathway, local: Local, fact: LocalFact) -> Pathway:
    """With what the tenant says of one thing that differs between places."""
    return replace(pathway, local={**pathway.local, local.value: fact})


def get_at(items: tuple[T, ...], index: int) -> T:
    """The one in this place, counted from 0; NotFound when there are not so many."""
    if not 0 <= index < len(items):
        raise NotFound("We could not find that line. Somebody may have removed it.")
    return items[index]


def put_at(items: tuple[T, ...], index: int, item: T) -> tuple[T, ...]:
    """With another one in this place."""
    get_at(items, index)
    return (*items[:index], item, *items[index + 1 :])


def without_at(items: tuple[T, ...], index: int) -> tuple[T, ...]:
    """Without the one in this place."""
    get_at(items, index)
    return (*items[:index], *items[index + 1 :])


def moved_up(items: tuple[T, ...], index: int) -> tuple[T, ...]:
    """With the one in this place before its neighbour; the first one stays where it is."""
    moving = get_at(items, index)
    if index == 0:
        return items
    return (*items[: index - 1], moving, items[index - 1], *items[index + 1 :])
