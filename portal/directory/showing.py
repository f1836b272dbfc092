"""Prepares an entry for the page: how to reach somebody first, then the rest, and how far to rely on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from portal.formatting import day
from tenants.records.contacts.rules import AVAILABILITY_WORDS, FIELD_WORDS, Availability, Field
from workflows.directory.dialling import dial
from workflows.directory.entries import EntryView


@dataclass(frozen=True, slots=True)
class Way:
    """A number to ring or an address to write to."""

    verb: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the entry can be relied on: `kind` is a colour of a tag, `advice` what to do about it."""

    words: str
    kind: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as the page has it."""

    entry: EntryView
    href: str
    ways: tuple[Way, ...]
    when: str
    is_out_of_hours: bool
    facts: tuple[tuple[str, str, str], ...]  # label, words, and where a link leads
    standing: Standing

    @property
    def covers(self) -> str:
        """For which places it answers, unless that is the organisation itself."""
        names = self.entry.covers
        if names == (self.entry.organisation,):
            return ""
        return ", ".join(names) if len(names) <= _MOST_NAMED else f"{len(names)} councils"

    @property
    def has_many_covers(self) -> bool:
        """Whether they are only counted, and the page of one lists them."""
        return len(self.entry.covers) > _MOST_NAMED


_MOST_NAMED = 6
_FACTS = (Field.HOLDER, Field.HOLDER_EMAIL, Field.DEPUTY, Field.DEPUTY_EMAIL, Field.TRAINING, Field.NOTE)
_ADDRESSES = frozenset({Field.HOLDER_EMAIL, Field.DEPUTY_EMAIL})


def shown(entry: EntryView) -> Shown:
    """The entry with words and links; only what the view of it holds, which is what the reader may see."""
    hours = entry.fields.get(Field.HOURS, "")
    usual = AVAILABILITY_WORDS[entry.availability]
    return Shown(
        entry=entry,
        href=url_for("directory.entry", entry_id=entry.id),
        ways=tuple(_ways(entry)),
        when=f"{usual}: {hours}" if hours else usual,
        is_out_of_hours=entry.availability is not Availability.OFFICE,
        facts=tuple((FIELD_WORDS[field], words, _href(field, words)) for field, words in _facts(entry)),
        standing=_standing(entry),
    )


def _ways(entry: EntryView) -> Iterable[Way]:
    phone, mailbox = entry.fields.get(Field.PHONE), entry.fields.get(Field.MAILBOX)
    if phone:
        yield Way("Ring", phone, dial(phone))
    if mailbox:
        yield Way("Write to", mailbox, f"mailto:{mailbox}")


def _facts(entry: EntryView) -> Iterable[tuple[Field, str]]:
    return ((field, entry.fields[field]) for field in _FACTS if field in entry.fields)


def _href(field: Field, words: str) -> str:
    return f"mailto:{words}" if field in _ADDRESSES else ""


def _standing(entry: EntryView) -> Standing:
    if entry.is_vacant:
        return Standing("Nobody holds this post now", "waiting", _advice_on_vacancy(entry))
    if entry.stale_since_on:
        marked = f"Marked so on {day(entry.stale_since_on)}."
        advice = f"{marked} If nobody answers, try another contact of this place."
        return Standing("May be out of date", "late", advice)
    if entry.verified_on:
        return Standing(f"Confirmed on {day(entry.verified_on)}", "done")
    return Standing("Not confirmed yet", "soon", "Nobody has confirmed yet that this is right.")


def _advice_on_vacancy(entry: EntryView) -> str:
    if Field.PHONE in entry.fields or Field.MAILBOX in entry.fields:
        return "The number or mailbox of the team may still be answered."
    return "Try another contact of this place."
