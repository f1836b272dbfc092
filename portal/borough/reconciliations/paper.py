"""A comparison as a paper: both counts of each category, the reasons, and how to read them."""

from collections.abc import Iterator

from portal.borough.reconciliations.reading import ComparisonPage, Row
from tenants.dating import format_day
from tenants.records.reconciliations.rules import BASIS_WORDS, SOURCE_WORDS, Basis, Source
from workflows.papers.content import Bullets, Facts, Paper, Paragraph, Section, Table

MARKING = "Holds small numbers: not for publication"
#: How the table is to be read, whatever it compares.
READING = (
    "Somebody with several types of exploitation counts in each of them, so the types add up to more than "
    "the people. The lines for all people count each once.",
    "Somebody whose age is disputed is counted as a child, as they are treated until it is decided.",
    "Somebody who was supported outside the NRM and outside Duty to Notify is not counted here.",
    "An entry of which only the month is known counts on the first day of that month.",
    "“Not known” is a figure that the other side does not give. It is not nought.",
)


def comparison_paper(page: ComparisonPage, organisation: str) -> Paper:
    """The table first, then what explains it, then how to read it."""
    return Paper(
        organisation=organisation,
        title="Our log beside the figures of others",
        subtitle=page.found.title,
        about=Facts(tuple(_about(page))),
        sections=(
            Section("Both counts", (*_not_logged(page), _table(page))),
            Section("What explains the differences", (_reasons(page),)),
            *_note(page),
            Section("How to read it", (Bullets((*READING, *_limitations(page))),)),
        ),
        marking=MARKING,
    )


def _about(page: ComparisonPage) -> Iterator[tuple[str, str]]:
    found = page.found
    yield "Whose figures", found.source_words or SOURCE_WORDS[Source(found.source)]
    yield "Published", format_day(found.published_on) if found.published_on else "Not known"
    yield "Period", f"{format_day(found.starts_on)} to {format_day(found.ends_on)}"
    yield "Counted", BASIS_WORDS[Basis(found.basis)]
    yield "Duty to Notify", "Counted" if found.has_dtn else "Left out"
    closed = format_day(found.closed_on) if found.closed_on else ""
    yield "State", f"Closed on {closed} by {page.closed_by}" if closed else "Open"


def _table(page: ComparisonPage) -> Table:
    head = ("Category", "Ours", "Theirs", "Difference", "Left over")
    return Table(page.found.title, head, tuple(map(_line, page.rows)), numbers=frozenset(range(1, 5)))


def _line(row: Row) -> tuple[str, ...]:
    return row.label, f"{row.compared.ours:,}", row.theirs, row.difference, row.left_over


def _not_logged(page: ComparisonPage) -> tuple[Paragraph, ...]:
    return (Paragraph(page.not_logged),) if page.not_logged else ()


def _reasons(page: ComparisonPage) -> Table:
    rows = tuple(
        (row.label, each.signed, f"{each.words}. {each.more}".rstrip(" ."))
        for row in page.rows
        for each in row.reasons
    )
    return Table("Reasons", ("Category", "People", "Why"), rows, numbers=frozenset({1}))


def _note(page: ComparisonPage) -> tuple[Section, ...]:
    return (Section("Note", (Paragraph(page.found.note),)),) if page.found.note else ()


def _limitations(page: ComparisonPage) -> tuple[str, ...]:
    return page.publication.limitations if page.publication else ()
