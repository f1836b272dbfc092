"""One meeting of a shared board in words."""

from dataclasses import dataclass
from datetime import date

from portal.borough.meetings.times import span_words
from tenants.records.boards.card import DecisionCard, ItemCard, MeetingCard
from tenants.records.meetings.rules import PURPOSE_WORDS, STAGE_WORDS, Purpose, Stage

#: The colour of a stage's tag; the words say the same.
_TAGS = {Stage.CANCELLED: "late", Stage.MINUTES_CIRCULATED: "done", Stage.MINUTES_APPROVED: "done"}


@dataclass(frozen=True, slots=True)
class ItemPart:
    """One item of the agenda, with its minute once there is one."""

    title: str
    purpose: str
    minute: str


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """A meeting as a guest's page shows it."""

    id: str
    title: str
    meets_on: date
    times: str
    place: str
    url: str
    stage: str
    stage_words: str
    tag: str
    has_minutes: bool
    items: tuple[ItemPart, ...]
    decisions: tuple[DecisionCard, ...]


def meeting_part(meeting: MeetingCard) -> MeetingPart:
    """The meeting in words."""
    stage = Stage(meeting.stage)
    return MeetingPart(
        id=meeting.id,
        title=meeting.title,
        meets_on=meeting.meets_on,
        times=span_words(meeting.starts_at, meeting.ends_at),
        place=meeting.place,
        url=meeting.url,
        stage=stage,
        stage_words=STAGE_WORDS[stage],
        tag=_TAGS.get(stage, "quiet"),
        has_minutes=stage in (Stage.MINUTES_CIRCULATED, Stage.MINUTES_APPROVED),
        items=tuple(_item(item) for item in meeting.items),
        decisions=meeting.decisions,
    )


def _item(item: ItemCard) -> ItemPart:
    return ItemPart(item.title, PURPOSE_WORDS[Purpose(item.purpose)], item.minute)
