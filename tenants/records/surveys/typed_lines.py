"""Reads organisations typed or pasted one to a line, and says of each line what is wrong with it."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from tenants.errors import FieldError

LONGEST_TITLE, LONGEST_AREA, LONGEST_EMAIL = 160, 80, 254
MOST_LINES = 1000
_HEADINGS = frozenset({"e-mail", "email", "e-mail address", "email address"})
_ORDER = "Write the organisation, its e-mail address and its area, with commas between them"


@dataclass(frozen=True, slots=True)
class Invitee:
    """An organisation that is to be asked; the address is in small letters."""

    title: str
    email: str
    area: str = ""


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong in one line, and what to do; lines are counted from 1."""

    number: int
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class ReadLines:
    """The organisations that were understood, and the lines that were not."""

    invited: tuple[Invitee, ...]
    problems: tuple[LineProblem, ...]


def read_lines(text: str, known: Collection[str] = ()) -> ReadLines:
    """The organisations in the text; those asked already (`known`) or written twice are problems."""
    invited: dict[str, tuple[int, Invitee]] = {}
    problems: list[LineProblem] = []
    for number, line in _lines(text):
        try:
            invitee = _read(line)
            _must_be_new(invitee.email, known, invited)
            invited[invitee.email] = number, invitee
        except FieldError as refusal:
            problems.append(LineProblem(number, line, refusal.words))
    return ReadLines(tuple(each for _, each in invited.values()), tuple(problems))


def check_invitee(invitee: Invitee) -> None:
    """FieldError("title"), ("email") or ("area") when a value cannot be kept."""
    if not invitee.title:
        raise FieldError("title", "The organisation’s name is missing. Write it first.")
    if len(invitee.title) > LONGEST_TITLE:
        raise FieldError("title", f"Shorten the organisation’s name to {LONGEST_TITLE} characters or fewer.")
    if len(invitee.area) > LONGEST_AREA:
        raise FieldError("area", f"Shorten the area to {LONGEST_AREA} characters or fewer.")
    read_address(invitee.email)


def read_address(email: str) -> str:
    """The address in small letters; FieldError("email") when nothing can be sent to it."""
    try:
        found = validate_email(email.strip(), check_deliverability=False).normalized.casefold()
    except EmailNotValidError:
        found = ""
    if not found or not found.isascii() or len(found) > LONGEST_EMAIL:
        shown = f"“{email.strip()[:80]}” is no e-mail address. " if email.strip() else ""
        raise FieldError("email", f"{shown}Write one like office@oakhouse.org.uk")
    return found


def _lines(text: str) -> Iterable[tuple[int, str]]:
    """The lines that say something; a line of headings, as a spreadsheet has, says nothing."""
    for number, line in enumerate(text.splitlines(), start=1):
        words = {part.strip().casefold() for part in re.split(r"[\t;,]", line)}
        if line.strip() and not words & _HEADINGS:
            yield number, line.strip()


def _read(line: str) -> Invitee:
    """Name, address, area: whatever stands before the part with the @ is the name, even with commas."""
    parts = [part.strip() for part in re.split(_separator(line), line)]
    place = next((place for place, part in enumerate(parts) if "@" in part), None)
    if place is None:
        raise FieldError("email", f"The e-mail address is missing. {_ORDER}.")
    title = " ".join(", ".join(filter(None, parts[:place])).split())
    area = " ".join(", ".join(filter(None, parts[place + 1 :])).split())
    invitee = Invitee(title, read_address(parts[place]), area)
    check_invitee(invitee)
    return invitee


def _separator(line: str) -> str:
    """A tab, as cells are pasted; else a semicolon; else a comma."""
    return next((each for each in ("\t", ";") if each in line), ",")


def _must_be_new(email: str, known: Collection[str], read: dict[str, tuple[int, Invitee]]) -> None:
    if email in known:
        raise FieldError("email", f"{email} is asked already. Take this line out.")
    if email in read:
        raise FieldError("email", f"{email} stands in line {read[email][0]} too. Take one of them out.")
