"""What people type about courses, sessions and attendance, checked before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from tenants.errors import FieldError
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.training.models import Course, TrainingSession
from tenants.records.training.rules import MOST_PEOPLE, Mode


def checked_words(field: str, words: str, longest: int, missing: str = "") -> str:
    """The words without space round them; FieldError when they are too long, or needed and missing."""
    stripped = words.strip()
    if missing and not stripped:
        raise FieldError(field, missing)
    if len(stripped) > longest:
        raise FieldError(field, f"Shorten this to {longest:,} characters or fewer.")
    return stripped


def shortened(words: str, longest: int) -> str:
    """The words, cut with an ellipsis when there are more than fit."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def checked_number(field: str, number: int | None, most: int = MOST_PEOPLE) -> int | None:
    """The number; FieldError when it is negative or beyond belief."""
    if number is not None and not 0 <= number <= most:
        raise FieldError(field, f"Enter a whole number from 0 to {most:,}.")
    return number


def web_address(typed: str) -> str:
    """An ordinary web address, or nothing; FieldError("url") for anything else."""
    address = checked_words("url", typed, 2000)
    try:
        parts = urlsplit(address)
        is_ordinary = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        is_ordinary = False
    if address and not is_ordinary:
        raise FieldError("url", "Enter a web address that begins with https://, or leave this empty.")
    return address


@dataclass(frozen=True, slots=True)
class CourseDetails:
    """What a course is; `level_id` None when it belongs to no level."""

    title: str
    mode: Mode
    level_id: UUID | None = None
    provider: str = ""
    url: str = ""
    audience: str = ""
    is_mandatory: bool = False
    status_words: str = ""
    source: str = ""
    notes: str = ""
    invented: str = ""
    is_demonstration: bool = False

    def write_on(self, course: Course) -> None:
        """Copies the values to the record; FieldError when one cannot be kept."""
        course.title = checked_words("title", self.title, 160, "Enter the course’s title.")
        course.mode, course.level_id, course.is_mandatory = self.mode, self.level_id, self.is_mandatory
        course.provider = checked_words("provider", self.provider, 160)
        course.url = web_address(self.url)
        course.audience = checked_words("audience", self.audience, 200)
        course.status_words = checked_words("status_words", self.status_words, 120)
        course.source = checked_words("source", self.source, 300)
        course.notes = checked_words("notes", self.notes, 4000)
        course.invented, course.is_demonstration = self.invented, self.is_demonstration


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """How one session is given; what is left out is the course's own."""

    mode: Mode | None = None
    provider: str = ""
    place: str = ""
    places: int | None = None
    trainer_id: UUID | None = None
    owner: Owner = NOBODY
    notes: str = ""
    invented: str = ""

    def write_on(self, session: TrainingSession, course: Course) -> None:
        """Copies the values to the record; FieldError when one cannot be kept."""
        session.mode = self.mode or course.mode
        session.provider = checked_words("provider", self.provider, 160) or course.provider
        session.place = checked_words("place", self.place, 200)
        session.places = checked_number("places", self.places)
        session.trainer_id = self.trainer_id
        session.owner_post_id, session.owner_person_id = self.owner
        session.notes = checked_words("notes", self.notes, 4000)
        session.invented = self.invented


@dataclass(frozen=True, slots=True)
class Came:
    """How many people of a staff group came, or of an organisation that is no group of the council."""

    group_id: UUID | None
    organisation: str = ""
    people: int = 0


def together(attendance: Iterable[Came]) -> list[Came]:
    """The attendance with one line for each group and organisation; nobody makes no line.

    FieldError("attendance") for a number beyond belief, or people of neither a group nor an organisation.
    """
    sums: dict[tuple[UUID | None, str], Came] = {}
    for each in attendance:
        words = "" if each.group_id else checked_words("attendance", each.organisation, 120)
        checked_number("attendance", each.people)
        if each.people and each.group_id is None and not words:
            raise FieldError("attendance", "Say which organisation these people came from.")
        key = (each.group_id, words.casefold())
        before = sums.get(key)
        people = each.people + (before.people if before else 0)
        sums[key] = Came(each.group_id, before.organisation if before else words, people)
    for each in sums.values():
        checked_number("attendance", each.people)
    return [each for each in sums.values() if each.people]
