"""A statement of the house as a file: marked until it is published, and for nobody else."""

from collections.abc import Callable
from io import BytesIO
from uuid import UUID

import docx
import pytest
from pypdf import PdfReader

from tenants.database import db
from tenants.records.statements.queries import get_statement
from tenants.records.statements.rules import StatementStatus
from tenants.scope import tenant_scope
from tests.factories.published_statements import draft_statement, make_statement
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


@pytest.fixture
def draft(world: World) -> UUID:
    """Barnet's draft."""
    with tenant_scope(world.barnet.id):
        found = draft_statement(world.barnet).id
        db.session.commit()
    return found


def _words(browser: Visitor, statement_id: UUID) -> str:
    answer = browser.client.get(f"/barnet/statements/{statement_id}/paper.pdf")
    assert answer.headers["Cache-Control"] == "no-store"
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages)


def test_a_draft_is_marked_on_its_pages_when_a_councillor_takes_it_along(
    world: World, draft: UUID, browse: Browse
) -> None:
    viewer = browse(world.barnet.viewer)
    words = _words(viewer, draft)
    assert "Draft, not approved" in words and "We buy care" in words
    word = viewer.client.get(f"/barnet/statements/{draft}/paper.docx")
    assert "2025-26 Barnet draft.docx" in word.headers["Content-Disposition"]
    page = docx.Document(BytesIO(word.data)).sections[0].first_page_header
    assert "Draft, not approved" in page.paragraphs[0].text


@pytest.mark.parametrize(
    ("status", "marking"),
    [(StatementStatus.SIGNED, "Approved, not published yet"), (StatementStatus.PUBLISHED, "")],
)
def test_the_marking_goes_when_the_statement_has_come_so_far(
    world: World, browse: Browse, status: StatementStatus, marking: str
) -> None:
    with tenant_scope(world.barnet.id):
        statement = make_statement(world.barnet)
        get_statement(statement.id).status = status
        db.session.commit()
    words = _words(browse(world.barnet.lead), statement.id)
    assert "Draft" not in words
    assert marking in words and ("not published" in words) == bool(marking)


def test_no_file_is_found_when_it_is_another_councils(world: World, draft: UUID, browse: Browse) -> None:
    neighbour = browse(world.bexley.lead)
    for kind in ("pdf", "docx"):
        neighbour.get(f"/bexley/statements/{draft}/paper.{kind}", status=404)
        neighbour.get(f"/barnet/statements/{draft}/paper.{kind}", status=404)
