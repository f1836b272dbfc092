"""Says what is wrong with a pathway, such as ways that lead nowhere and steps that nobody reaches."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tenants.pathways.resolving import resolve
from tenants.pathways.steps import Pathway, Step, StepKind

EMERGENCY = "999"
FEWEST_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a step, and the cure; without a key it is about the pathway as a whole."""

    step_key: str
    words: str


def problems(pathway: Pathway, national: Pathway | None = None) -> list[Problem]:
    """What has to be put right before anybody follows it, in the order of the walk.

    `national` is the pathway that the steps with `follows` take their words and ways from; without it the
    pathway is read as it stands, as one is that has been resolved already.
    """
    whole = resolve(pathway, national, {}) if national else pathway
    order = in_order(whole)
    reached, stuck = set(order), _stuck(whole)
    found = [*_about_start(whole)]
    for key in dict.fromkeys((*order, *whole.steps)):
        found += _about_step(whole, whole.steps[key], national)
        if key not in reached and order:
            found.append(Problem(key, "No answer leads to this step. Let one lead here, or remove the step."))
        if key in stuck:
            found.append(Problem(key, "No way from here comes to an end. Let one of them lead to an ending."))
    if order and not _says_emergency(whole):
        found.append(
            Problem(whole.start, "Say within the first two steps to call 999 when somebody is in danger.")
        )
    return found


def in_order(pathway: Pathway) -> list[str]:
    """The keys of the steps that can be reached, nearest to the start first."""
    order = [pathway.start] if pathway.start in pathway.steps else []
    for key in order:  # grows while it is walked
        order += [each for each in dict.fromkeys(_ways_on(pathway, key)) if each not in order]
    return order


def _ways_on(pathway: Pathway, key: str) -> list[str]:
    return [each.goes_to for each in pathway.steps[key].options if each.goes_to in pathway.steps]


def _about_start(pathway: Pathway) -> Iterator[Problem]:
    if not pathway.steps:
        yield Problem("", "There are no steps yet. Add the first one.")
    elif pathway.start not in pathway.steps:
        yield Problem("", "Nobody knows where to begin. Say which step comes first.")


def _about_step(pathway: Pathway, step: Step, national: Pathway | None) -> Iterator[Problem]:
    if step.follows and national and step.follows not in national.steps:
        yield Problem(step.key, "It follows a national step that is gone. Write words of your own.")
    elif not step.title.strip() and (national or not step.follows):
        yield Problem(step.key, "It has no title. Write the question, or what is to be done.")
    for option in step.options:
        yield from _about_option(pathway, step, option.words, option.goes_to)
    yield from _about_number(step)


def _about_option(pathway: Pathway, step: Step, words: str, goes_to: str) -> Iterator[Problem]:
    called = f"“{words}”" if words.strip() else "The way on"
    if goes_to not in pathway.steps:
        yield Problem(step.key, f"{called} leads to a step that does not exist. Choose where it leads.")
    if step.kind == StepKind.QUESTION and not words.strip():
        yield Problem(step.key, "An answer has no words. Write what the reader chooses.")


def _about_number(step: Step) -> Iterator[Problem]:
    count = len(step.options)
    if step.kind == StepKind.QUESTION and count < FEWEST_ANSWERS:
        yield Problem(step.key, "A question needs two answers or more. Add them, or make it something to do.")
    elif step.kind == StepKind.END and count:
        yield Problem(step.key, "An ending leads no further. Remove its way on, or make it something to do.")
    elif step.kind != StepKind.END and not count:
        yield Problem(step.key, "It leads nowhere. Say which step comes next, or make it an ending.")


def _stuck(pathway: Pathway) -> set[str]:
    """The steps from which nobody comes to an end, although each leads on: they go round for ever."""
    ways_in: dict[str, set[str]] = {key: set() for key in pathway.steps}
    for key in pathway.steps:
        for goes_to in _ways_on(pathway, key):
            ways_in[goes_to].add(key)
    ended = _behind(
        {key for key, step in pathway.steps.items() if _is_where_it_stops(pathway, step)}, ways_in
    )
    return set(pathway.steps) - ended


def _is_where_it_stops(pathway: Pathway, step: Step) -> bool:
    """An ending, or a step whose way on is missing: that is said at the step itself already."""
    leads_on = step.options and all(option.goes_to in pathway.steps for option in step.options)
    return step.kind == StepKind.END or not leads_on


def _behind(ends: Collection[str], ways_in: Mapping[str, Collection[str]]) -> set[str]:
    """The ends themselves, and every step from which one of them is reached."""
    found = [*ends]
    for key in found:  # grows while it is walked
        found += [each for each in ways_in[key] if each not in found]
    return set(found)


def _says_emergency(pathway: Pathway) -> bool:
    """Whether the first two steps, or what one of their answers leads to at once, name 999."""
    first_two = [pathway.start, *_ways_on(pathway, pathway.start)]
    near = dict.fromkeys((*first_two, *(each for key in first_two for each in _ways_on(pathway, key))))
    return any(EMERGENCY in _text_of(pathway.steps[key]) for key in near)


def _text_of(step: Step) -> str:
    """Every word of a step that its reader sees."""
    about = " ".join((step.title, step.text, *(option.words for option in step.options)))
    return " ".join((about, *(f"{each.words} {each.phone}" for each in step.contacts)))
