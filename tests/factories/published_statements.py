"""Publishes statements of a borough without their way through review, for tests of what everybody reads."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.records.boards.details import BoardDetails
from tenants.records.boards.models import Board
from tenants.records.boards.rules import BoardKind
from tenants.records.boards.service import create_board
from tenants.records.obligations.service import Owner
from tenants.records.statements.models import Statement, StatementPromise
from tenants.records.statements.queries import sections_of
from tenants.records.statements.rules import Area, Kept, Level, StatementStatus
from tenants.records.statements.service import start_statement
from tests.factories.guidance import make_guidance
from tests.factories.world import Borough
from workflows.published_statements.service import publish

YEAR_ENDS_ON = date(2026, 3, 31)


def make_statement(
    borough: Borough, ends_on: date = YEAR_ENDS_ON, *, words: str = "We buy care, cleaning and building."
) -> Statement:
    """A statement that its board approved and that is signed and published in the house; in its scope."""
    statement = draft_statement(borough, ends_on, board_id=_cabinet().id, words=words)
    statement.status, statement.published_on = StatementStatus.PUBLISHED, clock.today()
    statement.approved_on = statement.signed_on = clock.today()
    statement.signed_by, statement.signed_role = "Robin Example", "Leader of the council"
    return statement


def _cabinet() -> Board:
    found = db.session.scalar(select(Board).where(Board.title == "Cabinet"))
    return found or create_board(BoardDetails("Cabinet", BoardKind.STRATEGIC_BOARD), by=None)


def draft_statement(
    borough: Borough,
    ends_on: date = YEAR_ENDS_ON,
    *,
    board_id: UUID | None = None,
    words: str = "We buy care, cleaning and building.",
) -> Statement:
    """A draft with words in each section and one promise; in the borough's scope."""
    make_guidance()
    starts_on = ends_on.replace(year=ends_on.year - 1) + timedelta(days=1)
    owner = Owner(person_id=borough.lead.id)
    statement = start_statement(starts_on, ends_on, board_id, None, owner, by=borough.owner.id)
    statement.title, statement.introduction = f"{borough.name} modern slavery statement", "Why we write this."
    for section in sections_of(statement.id):
        section.text, section.level = f"{words}\n\n- First\n- Second", Level.ONE
    promise = StatementPromise(statement_id=statement.id, position=1, area=Area.TRAINING, kept=Kept.DONE)
    promise.title, promise.outcome = "Train every buyer", "All 40 are trained."
    promise.due_on = date(ends_on.year + 1, 3, 31)
    db.session.add(promise)
    db.session.flush()
    return statement


def publish_statement(borough: Borough, ends_on: date = YEAR_ENDS_ON, **values: str) -> UUID:
    """One that everybody can read; in the borough's scope."""
    statement = make_statement(borough, ends_on, **values)
    publish(statement.id, by=borough.lead.id, today=clock.today())
    return statement.id


def furnish_published(borough: Borough) -> None:
    """An earlier year that everybody can read, in two editions; in the borough's scope."""
    statement = make_statement(borough, date(2020, 3, 31))
    publish(statement.id, by=borough.lead.id, today=clock.today())
    sections_of(statement.id)[0].text = "We also buy school meals."
    db.session.flush()
    publish(statement.id, by=borough.lead.id, today=clock.today())
