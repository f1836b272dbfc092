"""Says in one sentence what a list of actions shows."""

from collections.abc import Iterator
from uuid import UUID

from portal.borough.actions.filters import Asked, Due, Owner, Shown
from portal.formatting import plural
from tenants.dating import format_day
from tenants.records.plans.choices import Choices
from tenants.records.plans.rules import CLAIMED_WORDS, STANDING_WORDS, Standing

DUE_WORDS: dict[Due, str] = {
    Due.OVERDUE: "Overdue",
    Due.THIS_MONTH: "This month",
    Due.NEXT_MONTH: "Next month",
    Due.NEXT_3_MONTHS: "Next 3 months",
}
_DUE_IN_A_SENTENCE = {
    Due.OVERDUE: "overdue",
    Due.THIS_MONTH: "due this month",
    Due.NEXT_MONTH: "due next month",
    Due.NEXT_3_MONTHS: "due in the next 3 months",
}
_SHOWN = {Shown.CLOSED: "closed", Shown.ALL: "open or closed"}
#: The standings of whatever is still worked on.
TO_DO = (Standing.LATE, Standing.DUE_SOON, Standing.IN_TIME, Standing.UNDATED)


def sentence(asked: Asked, total: int, choices: Choices, *, me: UUID) -> str:
    """ "35 open actions", "14 open actions: owned by you", "No actions: late"."""
    kind = "open action" if _says_open(asked) else "action"
    count = plural(total, kind) if total else f"No {kind}s"
    parts = ", ".join(_parts(asked, choices, me))
    return f"{count}: {parts}" if parts else count


def _says_open(asked: Asked) -> bool:
    return asked.shown == Shown.OPEN and not asked.standing and asked.due != Due.OVERDUE


def _parts(asked: Asked, choices: Choices, me: UUID) -> Iterator[str]:
    if asked.standing:
        yield _standing_words(asked.standing)
    elif asked.due != Due.OVERDUE and asked.shown != Shown.OPEN:
        yield _SHOWN[asked.shown]
    if asked.claimed:
        yield f"said to be {_either(CLAIMED_WORDS[one] for one in asked.claimed)}"
    if asked.owner:
        yield _owner_words(asked, choices, me)
    if asked.due:
        yield _DUE_IN_A_SENTENCE[asked.due]
    yield from _subjects(asked, choices)
    yield from _dates(asked)
    if asked.words:
        yield f"mentioning “{asked.words}”"


def _standing_words(standing: tuple[Standing, ...]) -> str:
    return "still to be done" if standing == TO_DO else _either(STANDING_WORDS[one] for one in standing)


def _subjects(asked: Asked, choices: Choices) -> Iterator[str]:
    if asked.theme:
        yield f"under {choices.themes[asked.theme]}"
    if asked.plan:
        yield f"in {choices.plans[asked.plan]}"
    if asked.priority:
        yield f"for network priority {asked.priority}"


def _dates(asked: Asked) -> Iterator[str]:
    if asked.due_from and asked.due_to:
        yield f"due from {format_day(asked.due_from)} to {format_day(asked.due_to)}"
    elif asked.due_from:
        yield f"due on or after {format_day(asked.due_from)}"
    elif asked.due_to:
        yield f"due by {format_day(asked.due_to)}"


def _owner_words(asked: Asked, choices: Choices, me: UUID) -> str:
    person, post = asked.owner_id(Owner.PERSON), asked.owner_id(Owner.POST)
    if asked.owner == Owner.ME or person == me:
        return "owned by you"
    if asked.owner == Owner.VACANT:
        return "without an owner"
    if person:
        return f"owned by {choices.people[person]}"
    return f"owned by the {choices.posts[post]}" if post else ""


def _either(words: Iterator[str]) -> str:
    *first, last = (each.lower() for each in words)
    return f"{', '.join(first)} or {last}" if first else last
