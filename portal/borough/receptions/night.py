"""Writes a plan as the sheet to have in hand on the night."""

from collections.abc import Iterable

from portal.borough.receptions.reading import ReceptionPage
from portal.formatting import day
from tenants.records.receptions.models import ReceptionPartner
from tenants.records.receptions.rules import RECEPTION_WORDS, STATUS_WORDS, ReceptionKind, ReceptionStatus
from workflows.papers.content import Facts, Paper, Paragraph, Section, Table

_NOT_KNOWN = "Not known"
INVENTED = "Made for the demonstration"
_TO_TICK, _TICKED = "Not yet", "Ready"


def night_paper(page: ReceptionPage, organisation: str) -> Paper:
    """Who is there and on call, what is to be ready, and lines to be filled in by hand; nobody's name."""
    plan = page.reception
    return Paper(
        organisation=organisation,
        title=plan.title,
        subtitle=RECEPTION_WORDS[ReceptionKind(plan.kind)],
        about=Facts(_facts(page)),
        sections=tuple(_sections(page)),
        marking=INVENTED if plan.is_demonstration else "",
    )


def _facts(page: ReceptionPage) -> tuple[tuple[str, str], ...]:
    plan = page.reception
    closed = f" to {day(plan.closed_on)}" if plan.closed_on else ""
    opened = [("Open from", f"{day(plan.opened_on)}{closed}")] if plan.opened_on else []
    return (
        ("State", STATUS_WORDS[ReceptionStatus(plan.status)]),
        *opened,
        ("Places", _number(plan.places)),
        ("Nights", _number(plan.nights)),
        ("In charge", page.owner_words),
    )


def _sections(page: ReceptionPage) -> Iterable[Section]:
    plan = page.reception
    if plan.aims:
        yield Section("Aims", (Paragraph(plan.aims),))
    yield Section("Venue", (Paragraph(plan.venue or _NOT_KNOWN),))
    yield Section("Present", (_partners("Who is there", page.present),))
    yield Section("On call", (_partners("Whom to call", page.on_call),))
    items = tuple((item["words"], _TICKED if item["is_ready"] else _TO_TICK) for item in plan.checklist)
    ready = Table("What is to be ready", ("What", "Ready"), items, "Nothing is on the checklist.")
    yield Section("Checklist", (ready,))
    if plan.note:
        yield Section("Note", (Paragraph(plan.note),))
    yield Section("To count on the night", (Paragraph(_NOBODY), _COUNTS))


_NOBODY = (
    "Numbers only. Nobody’s name, date of birth or reference number goes on this sheet or into the portal."
)
_COUNTS = Table(
    "Counts",
    ("What", "How many"),
    (
        ("People spoken with", " "),
        ("Potential victims: adults", " "),
        ("Potential victims: children", " "),
        ("Referred to the NRM", " "),
        ("Duty to Notify", " "),
        ("Moved on to a safe place", " "),
    ),
)


def _partners(caption: str, partners: Iterable[ReceptionPartner]) -> Table:
    rows = tuple(
        (each.title, each.does or _NOT_KNOWN, "Yes" if each.is_confirmed else "Not yet") for each in partners
    )
    return Table(caption, ("Organisation", "What it does", "Confirmed"), rows, "Nobody.")


def _number(value: int | None) -> str:
    return _NOT_KNOWN if value is None else str(value)
