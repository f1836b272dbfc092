"""The list of documents: what needs attention first, filters in the address, and what is missing."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tenants import clock
from tenants.database import db
from tenants.records.documents import service
from tenants.records.documents.details import DocumentDetails
from tenants.records.documents.rules import DocumentKind
from tenants.records.obligations.service import NOBODY, Owner
from tenants.scope import tenant_scope
from tests.factories.documents import LINK, file_documents
from tests.factories.world import World
from tests.house.hostile import TEXTS
from tests.page import text_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _file(world: World) -> None:
    with tenant_scope(world.barnet.id):
        file_documents(world.barnet)
        db.session.commit()


def _titles(visitor: Visitor) -> list[str]:
    """The documents in the list, in order."""
    return [text_of(cell.find("a")) for cell in visitor.page.tree.iter("th") if cell.get("scope") == "row"]


def test_what_needs_attention_comes_first(world: World, browse: Browse) -> None:
    _file(world)
    visitor = browse(world.barnet.viewer)
    visitor.get("/barnet/documents/")
    assert _titles(visitor) == [
        "Strategy",
        "Policy",
        "Pathway",
        "Statement",
        "Toolkit",
        "Old strategy",
        "Wrong leaflet",
    ]
    text = visitor.page.text
    assert "7 documents" in text
    assert "6 working days late" in text or "7 working days late" in text or "8 working days late" in text
    assert "In force: version 2" in text
    assert visitor.page.links["Read version 2 of Strategy"] == LINK
    assert "Plan a document" not in visitor.page.links


def test_it_says_plainly_what_is_missing(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/documents/")
    assert "There is no strategy, no pathway and no statement." in visitor.page.text
    assert "There are no documents here yet. Plan what is still to be written" in visitor.page.text
    _file(sqlite_world)
    visitor.get("/barnet/documents/")
    assert "There is no statement. A pathway is waiting for approval" in visitor.page.text


def test_the_network_is_not_asked_for_a_councils_documents(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.lmsl.chair).get("/lmsl/documents/")
    assert "There is no strategy" not in page.text


@pytest.mark.parametrize(
    ("query", "sentence", "titles"),
    [
        ("kind=pathway&status=draft", "1 document: pathway, in draft", ["Pathway"]),
        ("due=late", "1 document: late", ["Strategy"]),
        ("due=review", "1 document: review due within 60 days", ["Strategy"]),
        ("status=withdrawn", "1 document: withdrawn", ["Wrong leaflet"]),
        ("owner=me", "3 documents: yours", ["Policy", "Pathway", "Toolkit"]),
        ("owner=vacant", "No documents: without an owner", []),
        ("words=tool", "1 document: with “tool”", ["Toolkit"]),
        ("words=%25", "No documents: with “%”", []),
    ],
)
def test_the_list_is_narrowed_as_the_address_says(
    sqlite_world: World, browse: Browse, query: str, sentence: str, titles: list[str]
) -> None:
    _file(sqlite_world)
    visitor = browse(sqlite_world.barnet.owner)
    visitor.get(f"/barnet/documents/?{query}")
    assert sentence in visitor.page.text
    assert _titles(visitor) == titles
    assert "Clear filters" in visitor.page.links


def test_the_address_stays_short_when_the_form_is_sent(sqlite_world: World, browse: Browse) -> None:
    _file(sqlite_world)
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/documents/")
    visitor.submit({"status": "draft", "words": " path way "}, press="Show")
    assert visitor.page.url == "/barnet/documents/?words=path+way&status=draft"


def test_what_cannot_be_read_in_the_address_is_said_and_left_out(sqlite_world: World, browse: Browse) -> None:
    _file(sqlite_world)
    page = browse(sqlite_world.barnet.lead).get("/barnet/documents/?kind=novel&colour=red&page=x")
    assert "We could not read “novel” as a kind of document, so it was left out." in page.text
    assert "This list cannot be narrowed by “colour”" in page.text
    assert "7 documents" in page.text


def test_a_vacant_owner_is_flagged(sqlite_world: World, browse: Browse) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        details = DocumentDetails("Pathway", DocumentKind.PATHWAY)
        vacant = Owner(post_id=sqlite_world.barnet.plan.vacant_post_id)
        service.add_document(details, vacant, by=None)
        db.session.commit()
    page = browse(sqlite_world.barnet.lead).get("/barnet/documents/")
    assert "Head of community safety Vacant" in page.text
    assert "No review date yet" in page.text


def test_the_list_has_pages_when_it_is_long(sqlite_world: World, browse: Browse) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        for number in range(51):
            details = DocumentDetails(f"Report {number:02d}", DocumentKind.REPORT)
            due_on = clock.today() + timedelta(days=number)
            service.plan_document(details, due_on=due_on, owner=NOBODY, by=None)
        db.session.commit()
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/documents/?kind=report")
    assert "Showing 1 to 50 of 51 documents" in visitor.page.text
    visitor.get("/barnet/documents/?kind=report&page=99")
    assert _titles(visitor) == ["Report 50"]


def test_nobody_elses_documents_are_shown(sqlite_world: World, browse: Browse) -> None:
    _file(sqlite_world)
    visitor = browse(sqlite_world.bexley.lead)
    visitor.get("/bexley/documents/")
    assert _titles(visitor) == []


def _statements_of(visitor: Visitor) -> int:
    """How many statements opening the list takes."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        visitor.get("/barnet/documents/")
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return sum(" document" in statement for statement in sent)


def test_the_list_takes_no_more_statements_when_it_grows(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    before = _statements_of(visitor)
    _file(sqlite_world)
    assert before == _statements_of(visitor) <= 4


@pytest.mark.parametrize("name", ["words", "kind", "status", "owner", "due", "page"])
def test_the_list_answers_whatever_its_address_asks_for(world: World, browse: Browse, name: str) -> None:
    visitor = browse(world.barnet.lead)
    for text in TEXTS.values():
        query = urlencode({name: text[:2000]}, errors="surrogatepass")
        visitor.get(f"/barnet/documents/?{query}")
    assert visitor.page.heading == "Documents"
