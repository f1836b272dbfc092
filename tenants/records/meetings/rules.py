"""Pure decisions about meetings: their stages, their clocks, and what an agenda begins with."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class Stage(StrEnum):
    """How far a meeting has come."""

    PLANNED = "planned"
    AGENDA_PUBLISHED = "agenda-published"
    HELD = "held"
    MINUTES_CIRCULATED = "minutes-circulated"
    MINUTES_APPROVED = "minutes-approved"
    CANCELLED = "cancelled"


class ItemKind(StrEnum):
    """What sort of agenda item it is."""

    LAST_MINUTES = "last-minutes"  # the standing first item
    ACTION_LOG = "action-log"
    ITEM = "item"
    OTHER_BUSINESS = "other-business"


class Purpose(StrEnum):
    """What the meeting is asked to do with an item."""

    DECISION = "decision"
    DISCUSSION = "discussion"
    INFORMATION = "information"


class Presence(StrEnum):
    """How a seat was filled at a meeting."""

    PRESENT = "present"
    DEPUTY = "deputy"
    APOLOGIES = "apologies"
    ABSENT = "absent"


STAGE_WORDS: dict[Stage, str] = {
    Stage.PLANNED: "Planned",
    Stage.AGENDA_PUBLISHED: "Agenda published",
    Stage.HELD: "Held",
    Stage.MINUTES_CIRCULATED: "Minutes circulated",
    Stage.MINUTES_APPROVED: "Minutes approved",
    Stage.CANCELLED: "Cancelled",
}
PURPOSE_WORDS: dict[Purpose, str] = {
    Purpose.DECISION: "For decision",
    Purpose.DISCUSSION: "For discussion",
    Purpose.INFORMATION: "For information",
}
PRESENCE_WORDS: dict[Presence, str] = {
    Presence.PRESENT: "Present",
    Presence.DEPUTY: "Deputy came",
    Presence.APOLOGIES: "Apologies",
    Presence.ABSENT: "Absent without apologies",
}


class Step(StrEnum):
    """Something that is done with a meeting."""

    CHANGE = "change"  # its day, times, place or title
    CANCEL = "cancel"
    PUBLISH = "publish"
    HOLD = "hold"
    MINUTE = "minute"  # minutes, decisions and actions are written down
    CIRCULATE = "circulate"
    APPROVE = "approve"


#: In which stages each step can be taken.
POSSIBLE_IN: dict[Step, frozenset[Stage]] = {
    Step.CHANGE: frozenset({Stage.PLANNED, Stage.AGENDA_PUBLISHED}),
    Step.CANCEL: frozenset({Stage.PLANNED, Stage.AGENDA_PUBLISHED}),
    Step.PUBLISH: frozenset({Stage.PLANNED, Stage.AGENDA_PUBLISHED}),
    Step.HOLD: frozenset({Stage.PLANNED, Stage.AGENDA_PUBLISHED}),
    Step.MINUTE: frozenset({Stage.HELD, Stage.MINUTES_CIRCULATED}),
    Step.CIRCULATE: frozenset({Stage.HELD}),
    Step.APPROVE: frozenset({Stage.MINUTES_CIRCULATED}),
}
#: What is said when a step cannot be taken.
REFUSALS: dict[Step, str] = {
    Step.CHANGE: "This meeting has been held or cancelled, so its day, times and place stay as they are.",
    Step.CANCEL: "Only a meeting that is still to come can be cancelled.",
    Step.PUBLISH: "The agenda can be published only before the meeting is held.",
    Step.HOLD: "This meeting is recorded as held or cancelled already.",
    Step.MINUTE: "Minutes can be written once the meeting is held, and until they are approved.",
    Step.CIRCULATE: "Minutes can be circulated once, after the meeting is held.",
    Step.APPROVE: "Minutes can be approved once, after they are circulated.",
}
#: Stages in which a meeting is still to come, and those in which it took place.
AHEAD = frozenset({Stage.PLANNED, Stage.AGENDA_PUBLISHED})
TOOK_PLACE = frozenset({Stage.HELD, Stage.MINUTES_CIRCULATED, Stage.MINUTES_APPROVED})


def is_possible(step: Step, stage: Stage) -> bool:
    """Whether a meeting in this stage can take the step."""
    return Stage(stage) in POSSIBLE_IN[step]


def next_step(stage: Stage, meets_on: date, today: date) -> Step | None:
    """The one obvious thing to do next with a meeting; None when it is finished or cancelled."""
    if Stage(stage) in AHEAD:
        is_over = meets_on <= today
        return Step.HOLD if is_over or stage == Stage.AGENDA_PUBLISHED else Step.PUBLISH
    return {Stage.HELD: Step.CIRCULATE, Stage.MINUTES_CIRCULATED: Step.APPROVE}.get(Stage(stage))


def is_agenda_out(stage: Stage, agenda_published_on: date | None) -> bool:
    """Whether everybody who reads the board may see the agenda and its papers."""
    return agenda_published_on is not None or are_minutes_out(stage)


def are_minutes_out(stage: Stage) -> bool:
    """Whether everybody who reads the board may see the minutes, the attendance and the decisions."""
    return Stage(stage) in (Stage.MINUTES_CIRCULATED, Stage.MINUTES_APPROVED)


def running_times(starts_at: time, minutes: Sequence[int | None]) -> list[time | None]:
    """When each item begins, counted from the start; None from the first item without a length onwards."""
    begins: list[time | None] = []
    clock: datetime | None = datetime.combine(date.min, starts_at)
    for length in minutes:
        begins.append(clock.time() if clock else None)
        clock = clock + timedelta(minutes=length) if clock and length is not None else None
    return begins


@dataclass(frozen=True, slots=True)
class Sum:
    """How the seats of one organisation were filled."""

    organisation: str
    present: int
    deputies: int
    apologies: int
    absent: int


def sums_by_organisation(filled: Iterable[tuple[str, Presence]]) -> list[Sum]:
    """The seats of each organisation counted, by the organisation's name."""
    counted: dict[str, Counter[Presence]] = defaultdict(Counter)
    for organisation, presence in filled:
        counted[organisation][Presence(presence)] += 1
    return [
        Sum(name, *(counted[name][presence] for presence in Presence))
        for name in sorted(counted, key=str.casefold)
    ]
