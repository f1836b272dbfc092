"""Writes an entry as a vCard, which phones and mail programs keep as a contact."""

from collections.abc import Iterator
from datetime import date

from tenants.dating import format_day
from tenants.records.contacts.rules import AVAILABILITY_WORDS, Field
from workflows.directory.dialling import dial
from workflows.directory.entries import EntryView

_LONGEST_LINE = 75  # bytes
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})
CONFIDENTIAL = "From the directory of the London Modern Slavery Leads Network. Do not pass it on."


def card_of(entry: EntryView, today: date) -> str:
    """The vCard, version 3.0, with what the reader may see and how far it can be relied on."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(entry, today))


def _lines(entry: EntryView, today: date) -> Iterator[str]:
    fields = entry.fields
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"UID:urn:uuid:{entry.id}")
    yield f"FN:{_text(_name(entry))}"
    yield f"N:{_text(_name(entry))};;;;"
    yield f"ORG:{_text(entry.organisation)};{_text(entry.service_title)}"
    yield f"TITLE:{_text(entry.title)}"
    if Field.PHONE in fields:
        yield f"TEL;TYPE=WORK,VOICE:{_number(fields[Field.PHONE])}"
    for field, kind in ((Field.MAILBOX, "WORK,PREF"), (Field.HOLDER_EMAIL, "WORK")):
        if field in fields:
            yield f"EMAIL;TYPE=INTERNET,{kind}:{_text(fields[field])}"
    yield f"NOTE:{_text(_note(entry, today))}"
    yield "END:VCARD"


def _name(entry: EntryView) -> str:
    """A duty team is found in a phone by its place, and a person by their name."""
    return entry.fields.get(Field.HOLDER) or f"{entry.title}, {entry.organisation}"


def _number(phone: str) -> str:
    """What can be dialled; an extension is in the note."""
    return dial(phone).removeprefix("tel:").partition(";")[0] or _text(phone)


def _note(entry: EntryView, today: date) -> str:
    said = (
        f"Phone as written: {entry.fields[Field.PHONE]}" if Field.PHONE in entry.fields else "",
        f"{AVAILABILITY_WORDS[entry.availability]}. {entry.fields.get(Field.HOURS, '')}".strip(),
        f"For {', '.join(entry.covers)}" if entry.covers else "",
        entry.fields.get(Field.NOTE, ""),
        _reliance(entry),
        f"{CONFIDENTIAL} Taken on {format_day(today)}.",
    )
    return "\n".join(each for each in said if each)


def _reliance(entry: EntryView) -> str:
    if entry.is_vacant:
        return "Nobody held this post."
    if entry.stale_since_on:
        return f"May have been out of date since {format_day(entry.stale_since_on)}."
    return f"Confirmed on {format_day(entry.verified_on)}." if entry.verified_on else "Never confirmed."


def _text(words: str) -> str:
    return words.translate(_ESCAPED)


def _folded(line: str) -> str:
    """Broken where it grows too long, between characters; a space says that the line goes on."""
    parts, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > _LONGEST_LINE:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += width
    return "\r\n".join(parts)
