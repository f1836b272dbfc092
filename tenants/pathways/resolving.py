"""Makes a pathway readable on a day: the national words that its steps follow, the length of each clock."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tenants.pathways.steps import Pathway, Step, StepContact, StepKind

_CLOCK = re.compile(r"\{([a-z][a-z0-9-]*)\}")


def resolve(pathway: Pathway, national: Pathway, lengths: Mapping[str, str]) -> Pathway:
    """The pathway with every step in its full words; `lengths` are words such as "30 days" by code."""
    steps = {key: _read(step, national.steps, lengths) for key, step in pathway.steps.items()}
    return replace(pathway, steps=steps)


def clocks_named(pathway: Pathway) -> set[str]:
    """The codes of all clocks that its steps have or name in their words."""
    return {code for step in pathway.steps.values() for code in clocks_of(step)}


def clocks_of(step: Step) -> list[str]:
    """The codes of the clocks that a step has or names in its words, its own first."""
    named = _CLOCK.findall(f"{step.title} {step.text} {step.note}")
    return list(dict.fromkeys(code for code in (step.clock, *named) if code))


def _read(step: Step, national: Mapping[str, Step], lengths: Mapping[str, str]) -> Step:
    followed = national.get(step.follows) if step.follows else None
    whole = _over(step, followed) if followed else step
    return replace(
        whole,
        title=_with_lengths(whole.title, lengths),
        text=_with_lengths(whole.text, lengths),
        note=_with_lengths(whole.note, lengths),
        options=tuple(
            replace(option, words=_with_lengths(option.words, lengths)) for option in whole.options
        ),
    )


def _over(own: Step, national: Step) -> Step:
    """What the national step says, and over it what the tenant's own step says besides.

    Where the tenant lets the walk end, it ends, whatever comes after it in the national pathway.
    """
    return replace(
        own,
        title=own.title or national.title,
        text=_joined("\n\n", national.text, own.text),
        options=() if own.kind == StepKind.END else own.options or national.options,
        contacts=_contacts(own.contacts, national.contacts),
        clock=own.clock or national.clock,
        shows=tuple(dict.fromkeys((*national.shows, *own.shows))),
        rests_on=_joined("; ", national.rests_on, own.rests_on),
    )


def _joined(between: str, *parts: str) -> str:
    return between.join(dict.fromkeys(part for part in parts if part))


def _contacts(own: Iterable[StepContact], national: Iterable[StepContact]) -> tuple[StepContact, ...]:
    """The tenant's own first; a national one only where the tenant names nobody for the same."""
    named = {what for contact in own for what in _reached_by(contact)}
    return (*own, *(each for each in national if not named & _reached_by(each)))


def _reached_by(contact: StepContact) -> set[str]:
    ways = (contact.service_key, contact.email, contact.url, contact.phone.replace(" ", ""))
    return {way for way in ways if way}


def _with_lengths(words: str, lengths: Mapping[str, str]) -> str:
    """An unknown code is left as it stands, where whoever edits the step sees it."""
    return _CLOCK.sub(lambda found: lengths.get(found[1], found[0]), words)
