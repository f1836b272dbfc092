"""The list of contracts: what is in force, filters in the address, and what is missing."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tenants.database import db
from tenants.records.suppliers.rules import Tier
from tenants.scope import tenant_scope
from tests.factories.contracts import Contracted, make_contract
from tests.factories.suppliers import make_supplier
from tests.factories.world import World
from tests.house.hostile import TEXTS
from tests.page import text_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _titles(visitor: Visitor) -> list[str]:
    """The contracts in the list, in order."""
    return [text_of(cell.find("a")) for cell in visitor.page.tree.iter("th") if cell.get("scope") == "row"]


def test_it_shows_what_is_not_over_and_what_each_lacks(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(world.barnet.owner)
    visitor.get("/barnet/contracts/")
    assert _titles(visitor) == ["Catering in schools", "Cleaning of offices"]
    text = visitor.page.text
    assert "2 contracts in force or to come" in text
    assert "£300,000 £100,000 a year" in text
    assert "31 March 2028 in 1 year and 4 months" in text
    assert "1 clause missing" in text and text.count("clause missing") == 1
    assert "Not tiered yet" in text
    assert "Add a contract" not in visitor.page.links


@pytest.mark.parametrize(
    ("query", "sentence", "titles"),
    [
        ("words=c-1", "1 contract in force or to come, matching “c-1”", ["Catering in schools"]),
        ("words=cleaners+OFFICES", "matching “cleaners OFFICES”", ["Cleaning of offices"]),
        ("standing=ended", "1 contract ended", ["Window cleaning"]),
        ("lacks=clauses", "with a clause missing", ["Catering in schools"]),
        (
            "standing=all&lacks=clauses&sort=-ends",
            "2 contracts, with",
            ["Catering in schools", "Window cleaning"],
        ),
        ("relet-before=1+February+2027", "to be re-let before 1 February 2027", ["Cleaning of offices"]),
        ("relet-before=31+January+2027", "No contracts in force or to come, to be", []),
        ("value-from=100k", "from £100,000", ["Catering in schools"]),
        ("value-to=£40,000", "up to £40,000", ["Cleaning of offices"]),
        ("department=Schools", "of Schools", ["Catering in schools"]),
        ("tier=none&sort=-title", "suppliers not tiered yet", ["Cleaning of offices", "Catering in schools"]),
        ("tier=high", "No contracts in force or to come, suppliers high risk", []),
    ],
)
def test_the_address_narrows_the_list(
    sqlite_world: World,
    sqlite_contracted: Contracted,
    browse: Browse,
    query: str,
    sentence: str,
    titles: list[str],
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(f"/barnet/contracts/?{query}")
    assert sentence in visitor.page.text
    assert _titles(visitor) == titles


def test_high_risk_without_a_check_is_by_tier_or_by_sector(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    with tenant_scope(world.barnet.id):
        high = make_supplier("Risky Ltd")
        high.tier = Tier.HIGH
        make_contract(high, "Agency staff", by=None)
        make_contract(make_supplier("Sweepers Ltd"), "Sweeping", sector_key="cleaning", by=None)
        db.session.commit()
    visitor = browse(world.barnet.procurement)
    visitor.get("/barnet/contracts/?lacks=check&sort=title")
    assert _titles(visitor) == ["Agency staff", "Sweeping"]


def test_the_form_leads_to_a_short_address_and_keeps_the_order(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(f"/barnet/contracts/?sort=-value&supplier={sqlite_contracted.supplier}")
    assert "with Barnet Catering Ltd" in visitor.page.text
    visitor.submit({"value-from": "0.1m", "standing": "in-force"}, press="Show")
    assert visitor.page.url == (
        f"/barnet/contracts/?standing=in-force&supplier={sqlite_contracted.supplier}"
        "&value-from=%C2%A3100%2C000&sort=-value"
    )
    assert visitor.page.links["Clear filters"] == "/barnet/contracts/"


def test_what_cannot_be_read_is_left_out_with_a_note(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get("/barnet/contracts/?value-from=lots&standing=odd&colour=red&supplier=x&sort=odd")
    text = visitor.page.text
    assert "We could not read “lots” as a sum, like £250,000, so it was left out." in text
    assert "cannot be narrowed by “colour”" in text
    assert len(_titles(visitor)) == 2


@pytest.mark.parametrize(
    "name", ["words", "department", "sector", "tier", "relet-before", "value-to", "page"]
)
def test_no_text_breaks_the_list(world: World, contracted: Contracted, browse: Browse, name: str) -> None:
    visitor = browse(world.barnet.procurement)
    for text in TEXTS.values():
        query = urlencode({name: text[:2000]}, errors="surrogatepass")
        visitor.get(f"/barnet/contracts/?{query}")
    assert visitor.page.heading == "Contracts"


def _statements_for(visitor: Visitor, address: str) -> int:
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        visitor.get(address)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(sent)


def test_a_page_takes_as_many_statements_however_many_rows(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    address = "/barnet/contracts/?lacks=clauses&sort=title"
    visitor.get(address)
    few = _statements_for(visitor, address)
    with tenant_scope(sqlite_world.barnet.id):
        supplier = make_supplier("Many Ltd")
        for number in range(60):
            make_contract(supplier, f"Contract {number}", by=None)
        db.session.commit()
    assert _statements_for(visitor, address) <= few < 20
    assert len(_titles(visitor)) == 50
    assert "Showing 1 to 50 of 61 contracts" in visitor.page.text
    visitor.get(f"{address}&page=99")
    assert len(_titles(visitor)) == 11


def test_nobody_sees_contracts_who_may_not(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    browse(sqlite_world.barnet.viewer).get("/barnet/contracts/", status=404)
    browse(sqlite_world.bexley.lead).get("/barnet/contracts/", status=404)
    next_door = browse(sqlite_world.bexley.lead)
    next_door.get("/bexley/contracts/?standing=all")
    assert "No contracts" in next_door.page.text
