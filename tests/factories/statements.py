"""Gives a borough statements: last year's, published with a promise, and this year's in any state."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tenants import clock
from tenants.records.boards.details import BoardDetails
from tenants.records.boards.models import Board
from tenants.records.boards.rules import BoardKind
from tenants.records.boards.service import create_board
from tenants.records.obligations.service import Owner
from tenants.records.statements import steps
from tenants.records.statements.details import PromiseDetails, StatementDetails
from tenants.records.statements.models import Statement
from tenants.records.statements.promises import promise
from tenants.records.statements.queries import get_section_to_change, get_statement, sections_of, statements
from tenants.records.statements.rules import Area, StatementStatus
from tenants.records.statements.sections import write_section
from tenants.records.statements.years import last_ended_year
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.world import Borough
from workflows.statements.publishing import publish
from workflows.statements.starting import start

HOME_PAGE = "https://www.council.example/"


@dataclass(frozen=True, slots=True)
class Stated:
    """The ids of a borough's statements, by how far they have come; the draft answers for `published`."""

    board: UUID
    published: UUID
    last_promise: UUID
    in_review: UUID
    approved: UUID
    signed: UUID
    draft: UUID
    section: UUID
    promise: UUID

    def ids(self) -> list[UUID]:
        """All of them."""
        return [getattr(self, name) for name in self.__slots__]


def furnish_statements(borough: Borough) -> Stated:
    """Adds them, inside the borough's scope: procurement writes, the lead approves."""
    make_guidance()
    board = make_cabinet()
    published, promised = _carried(borough, board, 4, StatementStatus.PUBLISHED)
    in_review, _ = _carried(borough, board, 3, StatementStatus.IN_REVIEW)
    approved, _ = _carried(borough, board, 2, StatementStatus.APPROVED)
    signed, _ = _carried(borough, board, 1, StatementStatus.SIGNED)
    draft, now = _carried(borough, board, 0, StatementStatus.DRAFT)
    section = sections_of(draft)[0].id
    return Stated(board.id, published, promised, in_review, approved, signed, draft, section, now)


def _carried(borough: Borough, board: Board, years_ago: int, to: StatementStatus) -> tuple[UUID, UUID]:
    """A statement of some years ago with a promise, carried to a state."""
    starts_on, ends_on = year_before(years_ago)
    statement = begin(borough, board, starts_on, ends_on)
    promised = make_promise(statement, borough, "Train every contract manager")
    return carry(statement, borough, to=to).id, promised


def year_before(years: int) -> tuple[date, date]:
    """The financial year that ended so many years before the last one did."""
    starts_on, ends_on = last_ended_year(clock.today())
    return starts_on.replace(year=starts_on.year - years), ends_on.replace(year=ends_on.year - years)


def make_cabinet(title: str = "Cabinet") -> Board:
    """A board that approves statements."""
    return create_board(
        BoardDetails(title, BoardKind.STRATEGIC_BOARD, is_about_modern_slavery=False), by=None
    )


def begin(borough: Borough, board: Board, starts_on: date, ends_on: date) -> Statement:
    """A draft about a year that the procurement officer started and wrote in."""
    details = StatementDetails(starts_on, ends_on, board.id, borough.plan.plan_id)
    by = borough.procurement.id
    statement = start(details, Owner(person_id=borough.owner.id), by=by, today=clock.today())
    section = get_section_to_change(statement.id, sections_of(statement.id)[0].id)
    write_section(section, "We buy care and cleaning.", {}, by=by)
    return statement


def make_promise(statement: Statement, borough: Borough, title: str) -> UUID:
    """What a draft promises."""
    owner = Owner(person_id=borough.owner.id)
    due_on = clock.today() + timedelta(days=90)
    details = PromiseDetails(Area.TRAINING, title, due_on, owner)
    return promise(statement, details, by=borough.procurement.id).id


def carry(statement: Statement, borough: Borough, *, to: StatementStatus) -> Statement:
    """Takes a draft on its way up to a state: procurement sends it, the lead does the rest."""
    today, lead = clock.today(), borough.lead.id
    states = list(StatementStatus)
    if states.index(to) >= states.index(StatementStatus.IN_REVIEW):
        steps.send_for_review(statement, by=borough.procurement.id)
    if states.index(to) >= states.index(StatementStatus.APPROVED):
        steps.approve(statement, on=today, meeting_words="Cabinet, item 7", by=lead)
    if states.index(to) >= states.index(StatementStatus.SIGNED):
        steps.sign(statement, "Ada Signatory", "Chief Executive", today, by=lead)
    if to == StatementStatus.PUBLISHED:
        publish(statement, HOME_PAGE, place=None, by=lead, today=today)
    return get_statement(statement.id)


def pages_of_statements(borough: Borough) -> list[str]:
    """The page of each of a furnished borough's statements, for whoever walks past only a few."""
    with tenant_scope(borough.id):
        return [f"/{borough.slug}/statements/{each.id}/" for each in statements()]
