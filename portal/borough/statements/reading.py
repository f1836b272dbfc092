"""Everything that the page of a statement and the list of them say, so that templates only lay it out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.borough.statements.lines import (
    PromiseLine,
    SectionLine,
    StepLine,
    owner_in_words,
    promise_lines,
    section_lines,
    step_lines,
)
from portal.borough.statements.rights import has_sent, is_second_person, may_send_back
from tenants.guidance.queries import get_statement_guidance
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board
from tenants.records.documents.rules import how_late
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.plans.models import Plan
from tenants.records.plans.queries import get_plan
from tenants.records.statements.models import Statement
from tenants.records.statements.owed import due_on
from tenants.records.statements.queries import find_previous, get_statement, promises_of
from tenants.records.statements.rules import STATUS_WORDS, StatementStatus
from tenants.records.statements.steps import who_may_approve
from tenants.scope import current_tenant
from workflows.published_statements.queries import Edition, years_of

S = StatementStatus
STATUS_KINDS: dict[StatementStatus, str] = {
    S.DRAFT: "soon",
    S.IN_REVIEW: "waiting",
    S.APPROVED: "waiting",
    S.SIGNED: "waiting",
    S.PUBLISHED: "done",
}
#: What is to be done next, for a line of the list.
NEXT_WORDS: dict[StatementStatus, str] = {
    S.DRAFT: "Next: write it, and send it for review",
    S.IN_REVIEW: "Next: its board approves it, on the word of somebody who did not write it",
    S.APPROVED: "Next: it is signed",
    S.SIGNED: "Next: publish it",
    S.PUBLISHED: "Everybody can read it",
}
_WITHDRAWN = "It was withdrawn. Next: correct it, and publish it anew"


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as a list shows it."""

    statement: Statement
    status_words: str
    status_kind: str
    next_words: str
    due_on: date | None
    due_note: str
    is_late: bool
    edition: Edition | None  # the newest that was published of its year, withdrawn ones included

    @property
    def is_public(self) -> bool:
        """Whether everybody can read an edition of it now."""
        return self.edition is not None and self.edition.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class StatementPage:
    """What the page of a statement says."""

    line: Line
    status: StatementStatus
    owner: str
    board: Board | None
    plan: Plan | None
    guidance: str
    sections: list[SectionLine]
    promises: list[PromiseLine]
    steps: list[StepLine]
    before: Statement | None
    last_promises: list[PromiseLine]
    is_second: bool  # whether the person looking had no hand in it
    has_sent: bool
    may_send_back: bool
    may_approve_names: list[str]

    @property
    def waiting_promises(self) -> int:
        """How many promises are no action yet."""
        return sum(line.action_id is None for line in self.promises)

    @property
    def unanswered(self) -> int:
        """How many promises of last year nobody has answered yet."""
        return sum(not line.is_answered for line in self.last_promises)

    @property
    def unwritten(self) -> int:
        """How many sections are empty."""
        return sum(line.state == "Empty" for line in self.sections)


def lines_of(found: list[Statement], today: date) -> list[Line]:
    """Statements as lines, in their order."""
    public = {each.year_ends_on: each for each in years_of(current_tenant())}
    return [line_of(each, public.get(each.year_ends_on), today) for each in found]


def line_of(statement: Statement, edition: Edition | None, today: date) -> Line:
    """One statement as a line."""
    status, owed = StatementStatus(statement.status), find_obligation(Kind.STATEMENT, statement.id)
    day = owed.due_on if owed else due_on(statement.year_ends_on)
    is_open = owed is not None and owed.done_on is None
    return Line(
        statement=statement,
        status_words=STATUS_WORDS[status],
        status_kind=STATUS_KINDS[status],
        next_words=_WITHDRAWN if _is_withdrawn(status, edition) else NEXT_WORDS[status],
        due_on=day,
        due_note=how_late(day, today) if day and is_open else "",
        is_late=bool(day and is_open and day < today),
        edition=edition,
    )


def _is_withdrawn(status: StatementStatus, edition: Edition | None) -> bool:
    return status == S.PUBLISHED and edition is not None and edition.withdrawn_on is not None


def open_page(statement_id: UUID, today: date) -> StatementPage:
    """The page of a statement; NotFound when it is not the tenant's."""
    found = get_statement(statement_id)
    [line] = lines_of([found], today)
    before = find_previous(found)
    return StatementPage(
        line=line,
        status=StatementStatus(found.status),
        owner=owner_in_words(found),
        board=get_board(found.board_id) if found.board_id else None,
        plan=get_plan(found.plan_id) if found.plan_id else None,
        guidance=_in_a_sentence(get_statement_guidance(found.guidance_code).title),
        sections=section_lines(found),
        promises=promise_lines(promises_of(found.id), today),
        steps=step_lines(found.id),
        before=before,
        last_promises=promise_lines(promises_of(before.id), today) if before else [],
        is_second=is_second_person(found),
        has_sent=has_sent(found),
        may_send_back=may_send_back(found),
        may_approve_names=who_may_approve(found),
    )


def _in_a_sentence(title: str) -> str:
    return f"the {title[:1].lower()}{title[1:]}"
