"""Reading highlight reports, drafts and made ones."""

from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.boards.models import Board
from tenants.records.highlights.models import HighlightReport
from tenants.records.highlights.rules import Period
from tenants.records.highlights.sections import ReportSection

_NOT_FOUND = "We could not find that highlight report."


def get_report(report_id: UUID) -> HighlightReport:
    """The tenant's report; NotFound when there is none or it is another tenant's."""
    report = db.session.scalar(select(HighlightReport).where(HighlightReport.id == report_id))
    if report is None:
        raise NotFound(_NOT_FOUND)
    return report


def get_report_to_change(report_id: UUID) -> HighlightReport:
    """The report, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(HighlightReport).where(HighlightReport.id == report_id).with_for_update()
    report = db.session.scalar(statement.execution_options(populate_existing=True))
    if report is None:
        raise NotFound(_NOT_FOUND)
    return report


def sections_of(report: HighlightReport) -> list[ReportSection]:
    """What it says, in order."""
    return [ReportSection.read(section) for section in report.sections]


def find_draft(board_id: UUID, period: Period) -> HighlightReport | None:
    """A draft for this board and exactly this period."""
    wanted = (
        HighlightReport.board_id == board_id,
        HighlightReport.starts_on == period.starts_on,
        HighlightReport.ends_on == period.ends_on,
        HighlightReport.made_at.is_(None),
    )
    return db.session.scalar(select(HighlightReport).where(*wanted).limit(1))


def drafts() -> list[tuple[HighlightReport, Board]]:
    """Reports that are not made yet, each with its board, the newest first."""
    statement = select(HighlightReport, Board).join(Board, Board.id == HighlightReport.board_id)
    newest = statement.where(HighlightReport.made_at.is_(None)).order_by(HighlightReport.created_at.desc())
    return [(report, board) for report, board in db.session.execute(newest)]


def made_reports() -> list[tuple[HighlightReport, Board]]:
    """Reports that are made, each with its board, the latest period first."""
    statement = select(HighlightReport, Board).join(Board, Board.id == HighlightReport.board_id)
    latest = (HighlightReport.ends_on.desc(), HighlightReport.made_at.desc())
    made = statement.where(HighlightReport.made_at.is_not(None)).order_by(*latest)
    return [(report, board) for report, board in db.session.execute(made)]
