"""The way of a draft: what can happen to it when, who may accept it, and what may be typed about that."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from tenants.dating import format_day
from tenants.errors import FieldError, WrongState

#: Of the words with which something is sent back or withdrawn.
LONGEST_WORDS = 500

S = TypeVar("S", bound=StrEnum)
T = TypeVar("T", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way(Generic[T, S]):
    """Which turn leads from which status to which, and why one cannot be taken now."""

    transitions: Mapping[T, Mapping[S, S]]
    words: Mapping[S, str]
    not_now: Mapping[T, str]
    called: str = "this edition"

    def after(self, turn: T, status: S) -> S:
        """The status that a turn leads to; WrongState when it cannot be taken from here."""
        leads_to = self.transitions[turn].get(status)
        if leads_to is None:
            now = self.words[status]
            raise WrongState(f"{self.not_now[turn]}: {self.called} is {now[:1].lower()}{now[1:]}.")
        return leads_to


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOfDrafts(Way[T, S]):
    """The way of what is written only while it is a draft."""

    draft: S
    closed: Mapping[S, str]  # why the words of any other stay as they are, and what to do about it

    def must_be_draft(self, status: S) -> None:
        """WrongState, with what to do first, when its words cannot be changed."""
        if status != self.draft:
            raise WrongState(self.closed[status])


class Turn(StrEnum):
    """What can happen to an edition on its way."""

    SEND = "send"
    SEND_BACK = "send-back"
    ACCEPT = "accept"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Stations(Generic[S]):
    """What the statuses of an edition are called by those who keep it."""

    draft: S
    sent: S  # waits for a second person
    accepted: S  # in force from its day until the next one's
    withdrawn: S


def way_of_editions(
    by: Stations[S], words: Mapping[S, str], closed: Mapping[S, str], *, asked: str, over: str
) -> WayOfDrafts[Turn, S]:
    """The way past a second person, who is `asked` for "approval"; `over`: why it is not withdrawn again."""
    waits_no_more = f"It is not waiting for {asked} any more"
    return WayOfDrafts(
        draft=by.draft,
        transitions={
            Turn.SEND: {by.draft: by.sent},
            Turn.SEND_BACK: {by.sent: by.draft},
            Turn.ACCEPT: {by.sent: by.accepted},
            Turn.WITHDRAW: dict.fromkeys((by.draft, by.sent, by.accepted), by.withdrawn),
        },
        words=words,
        not_now={
            Turn.SEND: f"Only a draft can be sent for {asked}",
            Turn.SEND_BACK: waits_no_more,
            Turn.ACCEPT: waits_no_more,
            Turn.WITHDRAW: over,
        },
        closed=closed,
    )


def is_second_person(person_id: UUID, *, hands: Collection[UUID | None]) -> bool:
    """Accepting takes somebody else than who started it, wrote in it or sent it."""
    return person_id not in hands


def checked_words(words: str, missing: str, field: str = "words") -> str:
    """The words without blanks around them; FieldError when there are none, or too many."""
    if not words.strip():
        raise FieldError(field, missing)
    must_be_short(words, field)
    return words.strip()


def must_be_short(words: str, field: str = "words") -> None:
    """FieldError when the words are more than are kept."""
    if len(words.strip()) > LONGEST_WORDS:
        raise FieldError(field, f"Shorten this to {LONGEST_WORDS} characters or fewer.")


class Dated(Protocol):
    """An edition with the first day on which it is in force."""

    @property
    def edition(self) -> int:
        """Its number."""

    @property
    def valid_from(self) -> date | None:
        """Its first day; None while nobody has accepted it."""


def checked_first_day(
    valid_from: date | None, latest: Dated | None, today: date, *, missing: str, used: str
) -> date:
    """A day to come, not before the latest edition's; `used` says what is done with that: "followed"."""
    if valid_from is None:
        raise FieldError("valid_from", missing)
    if valid_from < today:
        raise FieldError("valid_from", "This day has passed. Enter today or a later day.")
    if latest is not None and latest.valid_from is not None and valid_from < latest.valid_from:
        begins = f"Edition {latest.edition} is {used} from {format_day(latest.valid_from)}"
        raise FieldError("valid_from", f"{begins}. Enter that day or a later one.")
    return valid_from
