"""Withdrawing what is published of a statement."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.published_statements import draft_statement, publish_statement
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
PUBLIC = "/statements/barnet/2025-26"


@pytest.fixture
def published(world: World) -> UUID:
    """Barnet's statement, published."""
    with tenant_scope(world.barnet.id):
        found = publish_statement(world.barnet)
        db.session.commit()
    return found


def test_a_lead_withdraws_a_statement_from_its_page(world: World, published: UUID, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/statements/{published}/")
    lead.follow("withdraw it")
    lead.submit({"reason": " "}, status=422)
    assert lead.page.problems == ["Say why the statement is withdrawn"]
    assert browse().get(PUBLIC).heading == "Barnet modern slavery statement"
    lead.submit({"reason": "A figure was wrong"})
    assert "Withdrawn on" in lead.page.text and "withdraw it" not in lead.page.links
    assert "A figure was wrong" in browse().get(PUBLIC).text
    lead.get(f"/barnet/statements/{published}/withdraw")
    assert lead.page.url == f"/barnet/statements/{published}/"


@pytest.mark.parametrize("who", ["procurement", "viewer"])
def test_nobody_but_a_lead_withdraws_a_statement(
    world: World, published: UUID, browse: Browse, who: str
) -> None:
    visitor = browse(getattr(world.barnet, who))
    page = visitor.get(f"/barnet/statements/{published}/")
    assert "withdraw it" not in page.links
    visitor.get(f"/barnet/statements/{published}/withdraw", status=404)


def test_a_statement_stands_when_another_councils_lead_names_it(
    world: World, published: UUID, browse: Browse
) -> None:
    with tenant_scope(world.bexley.id):
        draft = draft_statement(world.bexley).id
        db.session.commit()
    lead = browse(world.bexley.lead)
    lead.get(f"/bexley/statements/{published}/withdraw", status=404)
    lead.get(f"/bexley/statements/{draft}/withdraw")
    assert lead.page.url == f"/bexley/statements/{draft}/"  # nothing of it is published
    assert browse().get(PUBLIC).heading == "Barnet modern slavery statement"
