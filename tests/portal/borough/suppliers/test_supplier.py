"""The page of a supplier, and everything that is done to one from it."""

from collections.abc import Callable

from tenants.database import db
from tenants.records.suppliers.queries import countries_of, find_by_number, get_supplier
from tenants.records.suppliers.rules import Presence
from tenants.scope import tenant_scope
from tests.factories.suppliers import Supplied, make_supplier
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _page(supplier_id: object) -> str:
    return f"/barnet/suppliers/{supplier_id}/"


def test_the_page_tells_all_that_is_known(world: World, supplied: Supplied, browse: Browse) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get(_page(supplied.caterer))
    text = visitor.page.text
    for words in (
        "Barnet Catering Ltd",
        "Nothing is due",
        "Barnet Lunch",
        "Plate Holdings",
        "Spain: buys from there",
        "United Kingdom: based there",
        "High-risk sector",
        "Procurement manager (Barnet Procurement)",
        "Compliance team",
        "Agencies, not named",
    ):
        assert words in text
    link = "https://find-and-update.company-information.service.gov.uk/company/01234567"
    assert visitor.page.links["01234567 at Companies House"] == link
    for words in ("Log a check", "Tier it", "Add a contract"):
        assert words in visitor.page.links
    visitor.follow("Barnet Farm")
    assert "It supplies" in visitor.page.text


def test_who_may_only_read_is_offered_nothing_to_do(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.owner)
    visitor.get(_page(sqlite_supplied.caterer))
    for words in ("Log a check", "Edit the supplier", "Add a contact", "Take out Barnet Farm"):
        assert words not in visitor.page.links
    for part in ("edit", "end", "contacts/add", "chain/add"):
        visitor.get(f"{_page(sqlite_supplied.caterer)}{part}", status=404)
    visitor.get("/barnet/suppliers/add", status=404)


def test_a_supplier_is_added_with_sectors_and_countries(
    world: World, supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get("/barnet/suppliers/add")
    fields: dict[str, object] = {
        "title": "Crown Cleaning",
        "company_number": "sc 123456",
        "sector_keys": ["cleaning"],
        "aliases": "Crown\nSpotless",
        "countries-1-country": "PL",
        "countries-1-presence": "makes",
        "parent": "01234567",
    }
    visitor.submit(fields)
    assert "The supplier is added." in visitor.page.text
    with tenant_scope(world.barnet.id):
        made = find_by_number("SC123456")
        assert made is not None
        assert made.parent_id == supplied.caterer
        assert countries_of(made.id) == [("PL", Presence.MAKES)]


def test_a_number_that_is_taken_leads_to_who_has_it(world: World, supplied: Supplied, browse: Browse) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get("/barnet/suppliers/add")
    visitor.submit({"title": "Other", "company_number": "1234567"}, status=422)
    assert "“Barnet Catering Ltd” has this number already" in visitor.page.text
    visitor.follow("Barnet Catering Ltd (01234567)")


def test_a_number_of_another_form_is_refused_with_the_cure(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get("/barnet/suppliers/add")
    visitor.submit({"title": "Other", "company_number": "123-456-789-0"}, status=422)
    assert "eight digits, or two letters and six digits" in visitor.page.text


def test_a_name_that_is_known_is_asked_about_once(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get("/barnet/suppliers/add")
    visitor.submit({"title": "BARNET CATERING"}, status=422)
    assert "This name is in the register already" in visitor.page.text
    assert "Barnet Catering Ltd (01234567)" in visitor.page.links
    visitor.submit({"is_another": ["y"]})
    assert "The supplier is added." in visitor.page.text


def test_it_is_asked_which_one_is_meant_when_several_could_be(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    address = f"{_page(sqlite_supplied.caterer)}chain/add"
    visitor.get(address)
    visitor.submit({"words": "barn", "kind": "labour"}, status=422)
    assert "Choose which of these it is" in visitor.page.text
    visitor.submit({"choice": "not-listed"})
    assert "barn" in visitor.page.text
    assert "Workers" in visitor.page.text


def test_a_name_that_fits_exactly_is_found_without_asking(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    with tenant_scope(sqlite_world.barnet.id):
        mill = make_supplier("Mill Ltd", company_number="00000777")
        make_supplier("Mill Lane Motors")
        db.session.commit()
        mill_id = mill.id
    visitor.get(f"{_page(sqlite_supplied.farm)}chain/add")
    visitor.submit({"words": "mill"})
    assert visitor.page.links["Mill Ltd"] == _page(mill_id)


def test_a_circle_is_refused_in_words(sqlite_world: World, sqlite_supplied: Supplied, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(f"{_page(sqlite_supplied.farm)}chain/add")
    visitor.submit({"words": "Barnet Catering"}, status=422)
    assert "round in a circle" in visitor.page.text


def test_a_step_is_taken_out(sqlite_world: World, sqlite_supplied: Supplied, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(_page(sqlite_supplied.caterer))
    visitor.follow("Take out Barnet Farm")
    visitor.submit()
    assert "Take out Barnet Farm" not in visitor.page.links


def test_contacts_are_added_changed_and_ended(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(_page(sqlite_supplied.caterer))
    visitor.follow("Add a contact")
    visitor.submit({"title": "Sam Cook"}, status=422)
    visitor.submit({"phone": "020 7946 0000"})
    visitor.follow("Change Sam Cook")
    visitor.submit({"title": "Sam Baker"})
    visitor.follow("End Sam Baker")
    visitor.submit()
    assert "Sam Baker is not a contact any more." in visitor.page.text
    assert "End Sam Baker" not in visitor.page.links


def test_a_supplier_is_ended_and_brought_back(world: World, supplied: Supplied, browse: Browse) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get(_page(supplied.caterer))
    visitor.follow("End this supplier")
    visitor.submit({"because": "The company was dissolved"})
    assert "The company was dissolved" in visitor.page.text
    assert "Log a check" not in visitor.page.links
    visitor.follow("Bring it back")
    visitor.submit()
    assert "Log a check" in visitor.page.links
    visitor.follow("Everything that was changed on this supplier")
    assert "Supplier brought back" in visitor.page.text


def test_nothing_is_lost_when_two_people_edit_at_once(
    world: World, supplied: Supplied, browse: Browse
) -> None:
    first, second = browse(world.barnet.procurement), browse(world.barnet.lead)
    address = f"{_page(supplied.caterer)}edit"
    first.get(address)
    second.get(address)
    second.submit({"notes": "Moved to Leeds"})
    first.submit({"website": "https://www.new.example"}, status=409)
    assert "somebody else changed this" in first.page.text
    with tenant_scope(world.barnet.id):
        assert get_supplier(supplied.caterer).website == "https://www.supplier.example"
    db.session.rollback()
    first.submit()
    with tenant_scope(world.barnet.id):
        assert get_supplier(supplied.caterer).website == "https://www.new.example"


def test_two_entries_are_joined(world: World, supplied: Supplied, browse: Browse) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get(f"{_page(supplied.caterer)}join")
    visitor.submit({"other_name": "no such company at all"}, status=422)
    assert "Nothing in the register has a name like this" in visitor.page.text
    visitor.submit({"other_name": "barnet lam"}, status=422)
    assert "Choose which of these it is" in visitor.page.text
    visitor.submit({"choice": str(supplied.ended)})
    assert "The two entries are one now" in visitor.page.text
    assert "Barnet Lamps" in visitor.page.text


def test_a_neighbour_finds_nothing(sqlite_world: World, sqlite_supplied: Supplied, browse: Browse) -> None:
    visitor = browse(sqlite_world.bexley.lead)
    for part in ("", "edit", "history", f"contacts/{sqlite_supplied.contact}/edit"):
        visitor.get(f"/bexley/suppliers/{sqlite_supplied.caterer}/{part}", status=404)
