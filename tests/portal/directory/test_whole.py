"""The whole directory on a page and as a PDF."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tenants.database import db
from tenants.people.audiences import Audience
from tenants.people.permissions import Role
from tenants.records.contacts.rules import Field
from tests.factories.coverage import put_entry
from tests.factories.guidance import make_guidance
from tests.factories.people import join, make_person
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.directory.models import LookUp
from workflows.directory.rules import Looked

Browse = Callable[..., Visitor]


@pytest.fixture
def published(world: World) -> World:
    """Barnet has an entry for the network, and one that only its own house sees."""
    make_guidance()
    names = {Field.HOLDER: "Robin Example"}
    verified_on = date(2026, 11, 2)
    put_entry(world.barnet, "adults", title="Duty desk", verified_on=verified_on, network_fields=names)
    put_entry(world.barnet, "housing", title="Not for others", audience=Audience.HOUSE)
    return world


def test_the_network_reads_all_of_it_with_the_date_and_whoever_took_it(
    published: World, browse: Browse
) -> None:
    visitor = browse(published.bexley.lead)
    visitor.get("/directory/all")
    assert visitor.page.heading == "Directory of single points of contact"
    for words in ("Confidential: network only", "Duty desk", "Robin Example", "Bexley Lead, on "):
        assert words in visitor.page.text
    assert "Not for others" not in visitor.page.text
    assert visitor.page.headers["Cache-Control"] == "no-store"
    answer = visitor.client.get(visitor.page.links["Take it as a PDF"])
    assert answer.mimetype == "application/pdf" and answer.headers["Cache-Control"] == "no-store"
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages).split())
    for said in ("Confidential: network only", "Duty desk", "Robin Example", "Bexley Lead, on "):
        assert said in words
    kept = list(db.session.scalars(select(LookUp).order_by(LookUp.at)))
    assert [(one.kind, one.shown) for one in kept] == [(Looked.PRINT, 1), (Looked.PDF, 1)]


def test_a_partners_own_lead_takes_no_list_and_reads_no_names_of_the_network(
    published: World, browse: Browse
) -> None:
    lead = join(make_person("Met Lead", "lead@met.example"), published.met.id, Role.LEAD)
    db.session.commit()
    visitor = browse(lead)
    for address in ("/directory/all", "/directory/all.pdf", "/directory/coverage"):
        visitor.get(address, status=404)
    assert "Robin Example" not in visitor.get("/directory/?words=barnet").text
