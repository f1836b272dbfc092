"""A highlight report as a paper, to be read on a page, in Word or as a PDF."""

from tenants.dating import format_day
from tenants.records.boards.models import Board
from tenants.records.highlights.models import HighlightReport
from tenants.records.highlights.queries import sections_of
from tenants.records.highlights.rules import Period
from tenants.records.highlights.sections import ReportSection, ReportTable
from workflows.papers.content import Block, Facts, Paper, Paragraph, Section, Table

DRAFT = "Draft"
_NO_WORDS = "Nothing was written here."


def as_paper(report: HighlightReport, board: Board, organisation: str) -> Paper:
    """What the report says, without the sections that were left out; a draft is marked as one."""
    sections = [section for section in sections_of(report) if not section.is_left_out]
    period = Period(report.starts_on, report.ends_on)
    return Paper(
        organisation=organisation,
        title=report.title,
        about=Facts(
            (
                ("To", board.title),
                ("Period", f"{format_day(period.starts_on)} to {format_day(period.ends_on)}"),
                ("Figures as at", format_day(report.figures_on)),
            )
        ),
        sections=tuple(Section(section.heading, blocks_of(section)) for section in sections),
        marking="" if report.made_at else DRAFT,
    )


def blocks_of(section: ReportSection) -> tuple[Block, ...]:
    """A person's words first, then the sentence on the figures, then the tables."""
    said = [Paragraph(text) for text in (section.words, section.note) if text.strip()]
    blocks: tuple[Block, ...] = (*said, *tables_of(section))
    return blocks or (Paragraph(_NO_WORDS),)


def tables_of(section: ReportSection) -> tuple[Table, ...]:
    """The section's figures."""
    return tuple(_table(table) for table in section.tables)


def _table(table: ReportTable) -> Table:
    return Table(table.caption, table.head, table.rows, table.nothing, frozenset(table.numbers))
