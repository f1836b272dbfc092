"""The public pages of statements, as somebody sees them who belongs to nobody here."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from tenants import clock
from tenants.database import db
from tenants.records.statements.queries import get_statement, sections_of
from tenants.scope import tenant_scope
from tests.factories.published_statements import YEAR_ENDS_ON, publish_statement
from tests.factories.world import World
from tests.page import text_of
from tests.visitor import Visitor
from workflows.published_statements.service import publish, withdraw

Browse = Callable[..., Visitor]
TODAY = clock.today()
ADDRESS = "/statements/barnet/2025-26"


@pytest.fixture
def published(world: World) -> World:
    """Barnet has published two years, and the later one in two editions; Bexley nothing."""
    with tenant_scope(world.barnet.id):
        publish_statement(world.barnet, date(2025, 3, 31), words="We began.")
        statement_id = publish_statement(world.barnet)
        get_statement(statement_id)
        sections_of(statement_id)[0].text = "We also buy school meals."
        db.session.flush()
        publish(statement_id, by=None, today=TODAY)
        db.session.commit()
    return world


def _headings(visitor: Visitor) -> list[tuple[str, str]]:
    return [(each.tag, text_of(each)) for each in visitor.page.tree.iter() if each.tag in ("h1", "h2", "h3")]


def test_anybody_finds_and_reads_a_statement_without_signing_in(published: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/statements/")
    assert "None here yet" in visitor.page.text
    visitor.submit({"name": "barn"})
    assert "Bexley" not in visitor.page.text
    visitor.follow("Barnet")
    rows = [text_of(row.find("th")) for row in visitor.page.tree.iter("tr")][1:]
    assert rows == ["2025/26", "2024/25"]
    visitor.follow("Barnet modern slavery statement")  # the last link with these words: 2024/25
    assert "We began." in visitor.page.text


def test_the_page_says_first_who_approved_and_signed_it(published: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(ADDRESS)
    assert visitor.page.heading == "Barnet modern slavery statement"
    facts = [text_of(each) for each in visitor.page.tree.iter("dt")]
    assert facts[:4] == ["Approved by", "Signed by", "Published", "Edition"]
    headings = _headings(visitor)
    assert headings[1] == ("h2", "Contents")
    assert [words for _, words in headings[3:9]][::5] == [
        "Organisation, structure and supply chains",
        "Training",
    ]
    assert ("h2", "What became of last year’s promises") in headings
    assert "All 40 are trained." in visitor.page.text
    assert "reaches Level 1 (good practice)" in visitor.page.text
    contents = [
        each.get("href") for each in visitor.page.tree.iter("a") if each.get("href", "").startswith("#part-")
    ]
    assert contents == [f"#part-{n}" for n in range(1, 10)]


def test_an_earlier_edition_stays_readable_and_says_so(published: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(ADDRESS)
    assert "school meals" in visitor.page.text
    visitor.get(f"{ADDRESS}?edition=1")
    assert "school meals" not in visitor.page.text
    assert "A later edition of this statement is published." in visitor.page.text
    assert visitor.page.links["PDF"] == f"{ADDRESS}.pdf?edition=1"
    visitor.follow("Read the newest edition")
    assert visitor.page.url == ADDRESS


def test_the_files_say_the_same_and_the_pdf_is_tagged(published: World, browse: Browse) -> None:
    client = browse().client
    pdf, word = client.get(f"{ADDRESS}.pdf"), client.get(f"{ADDRESS}.docx")
    reader = PdfReader(BytesIO(pdf.data))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # type: ignore[index] # noqa: E712 - pypdf's own true
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    written = "\n".join(each.text for each in docx.Document(BytesIO(word.data)).paragraphs)
    for text in (words, written):
        assert "school meals" in text
    assert "2025-26 Barnet edition 2.pdf" in pdf.headers["Content-Disposition"]
    assert client.get(f"{ADDRESS}.pdf?edition=1").data != pdf.data


def test_a_withdrawn_statement_says_when_and_why_and_nothing_else(published: World, browse: Browse) -> None:
    client = browse().client
    assert client.get(f"{ADDRESS}.pdf").status_code == 200  # so that it may have been kept
    with tenant_scope(published.barnet.id):
        withdraw(YEAR_ENDS_ON, "It named a supplier", by=None, today=date(2026, 11, 22))
        db.session.commit()
    visitor = browse()
    for address in (ADDRESS, f"{ADDRESS}?edition=1"):
        visitor.get(address)
        assert visitor.page.heading == "This statement was withdrawn on 22 November 2026"
        assert "It named a supplier" in visitor.page.text
        assert "school meals" not in visitor.page.html and "Robin Example" not in visitor.page.html
    for ending in (".pdf", ".docx", ".pdf?edition=1"):
        assert client.get(f"{ADDRESS}{ending}").status_code == 404
    visitor.get("/statements/barnet/")
    assert "Withdrawn on 22 November 2026" in visitor.page.text
    visitor.get("/statements/?name=barnet")
    assert visitor.page.links["Barnet modern slavery statement of Barnet"].endswith("/2024-25")


@pytest.mark.parametrize(
    "address",
    [
        "/statements/nobody/",
        "/statements/met/",
        "/statements/barnet/2023-24",
        "/statements/barnet/twenty",
        "/statements/barnet/2025-26.odt",
        f"{ADDRESS}?edition=3",
        f"{ADDRESS}?edition=x",
        f"{ADDRESS}?edition=٣",
        "/statements/bexley/2025-26.pdf",
    ],
)
def test_a_page_is_not_found_when_there_is_no_such_statement(
    published: World, browse: Browse, address: str
) -> None:
    browse().get(address, status=404)


@pytest.mark.parametrize("address", ["/statements/", "/statements/barnet/", ADDRESS, f"{ADDRESS}.docx"])
def test_a_public_page_sets_no_cookie_and_may_be_kept_when_nobody_is_signed_in(
    published: World, browse: Browse, address: str
) -> None:
    answer = browse().client.get(address)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert "Cookie" in answer.headers["Vary"]


def test_nothing_is_fetched_from_anybody_else_when_a_statement_is_read(
    published: World, browse: Browse
) -> None:
    tree = browse().get(ADDRESS).tree
    fetched = [each.get("src") for tag in ("script", "img", "iframe") for each in tree.iter(tag)]
    fetched += [each.get("href") for each in tree.iter("link")]
    assert fetched and all((address or "").startswith("/static/") for address in fetched)


def test_nothing_is_kept_when_somebody_is_signed_in_or_the_page_is_missing(
    published: World, browse: Browse
) -> None:
    lead = browse(published.bexley.lead)
    assert published.bexley.lead.name in lead.get(ADDRESS).text
    assert lead.page.headers["Cache-Control"] == "no-store"
    assert browse().get("/statements/nobody/", status=404).headers["Cache-Control"] == "no-store"


def test_search_engines_find_only_what_stands(published: World, browse: Browse) -> None:
    visitor = browse()

    def robots(address: str) -> str:
        visitor.get(address)
        (found,) = [each for each in visitor.page.tree.iter("meta") if each.get("name") == "robots"]
        return found.get("content") or ""

    assert robots(ADDRESS) == "index"
    assert robots(f"{ADDRESS}?edition=1") == robots("/sign-in") == "noindex"


@pytest.mark.parametrize("name", ["\x00\x07", "‮x", "<script>alert(1)</script>", "x" * 5000, "%00"])
def test_the_list_answers_when_its_address_asks_for_anything(
    published: World, browse: Browse, name: str
) -> None:
    answer = browse().client.get("/statements/", query_string={"name": name})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.data
