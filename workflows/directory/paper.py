"""The whole directory as a paper: on a page to print or as a PDF, always with a date and who took it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from tenants.dating import format_day
from tenants.records.contacts.rules import AVAILABILITY_WORDS, Availability, Field
from workflows.directory.entries import EntryView
from workflows.papers.content import Facts, Paper, Section, Table

NETWORK = "London Modern Slavery Leads Network"
TITLE = "Directory of single points of contact"
MARKING = "Confidential: network only"
_CAUTION = (
    "For people who work in a council or in the network. Do not pass it on, and destroy it after use: "
    "it names people, and somebody who exploits others would want it too."
)
_OUTDATED = "It was right when it was taken. The portal has what changed since."
_HEAD = ("Service and post", "Who answers, and how", "Confirmed")


def directory_paper(entries: Sequence[EntryView], *, taken_on: date, taken_by: str) -> Paper:
    """The entries by who published them, each with what the network may see."""
    return Paper(
        organisation=NETWORK,
        title=TITLE,
        subtitle=f"As it stood on {format_day(taken_on)}",
        about=Facts(
            (
                ("Taken by", f"{taken_by}, on {format_day(taken_on)}"),
                ("Entries", f"{len(entries):,}"),
                ("Confidential", _CAUTION),
                ("Out of date", _OUTDATED),
            )
        ),
        sections=tuple(_sections(entries)),
        marking=MARKING,
    )


def _sections(entries: Iterable[EntryView]) -> Iterator[Section]:
    for name, group in groupby(sorted(entries, key=_publisher), _publisher):
        rows = tuple(_row(each) for each in group)
        yield Section(name, (Table(f"Entries of {name}", _HEAD, rows),))


def _publisher(entry: EntryView) -> str:
    return entry.publisher_name


def _row(entry: EntryView) -> tuple[str, ...]:
    return tuple("\n".join(lines) for lines in (_what(entry), _who(entry), _confirmed(entry)))


def _what(entry: EntryView) -> Iterator[str]:
    yield entry.service_title
    yield entry.title
    if entry.organisation and entry.organisation != entry.publisher_name:
        yield entry.organisation
    if tuple(entry.covers) not in ((), (entry.publisher_name,)):
        yield f"For {', '.join(entry.covers)}"


def _who(entry: EntryView) -> Iterator[str]:
    """Whoever answers and how, the quickest way first; what the entry does not have is left out."""
    if entry.is_vacant:
        yield "Vacant"
    yield from _known(entry, Field.HOLDER, Field.HOLDER_EMAIL)
    yield from (f"Deputy: {name}" for name in _known(entry, Field.DEPUTY))
    yield from _known(entry, Field.DEPUTY_EMAIL, Field.PHONE, Field.MAILBOX)
    when = (AVAILABILITY_WORDS[Availability(entry.availability)], entry.fields.get(Field.HOURS))
    yield ": ".join(words for words in when if words)
    yield from _known(entry, Field.TRAINING, Field.NOTE)


def _known(entry: EntryView, *fields: Field) -> Iterator[str]:
    return (entry.fields[field] for field in fields if entry.fields.get(field))


def _confirmed(entry: EntryView) -> Iterator[str]:
    """In short lines, which leave the room to the addresses beside them."""
    if entry.stale_since_on:
        yield "May be out of date"
        yield f"since {format_day(entry.stale_since_on)}"
    yield f"On {format_day(entry.verified_on)}" if entry.verified_on else "Not yet"
    if entry.is_demonstration:
        yield "Invented for a"
        yield "demonstration"
