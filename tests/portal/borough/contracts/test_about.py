"""What a supplier's page says of the contracts with it."""

from collections.abc import Callable

from tests.factories.contracts import Contracted
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def test_the_suppliers_page_lists_its_contracts_those_in_force_first(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    text = visitor.get(f"/barnet/suppliers/{contracted.cleaner}/").text
    assert "2 contracts, 1 in force, worth £13,333 a year." in text
    assert text.index("Cleaning of offices") < text.index("Window cleaning")
    assert "£300,000; ended 31 March 2026, 7 months ago" in text
    visitor.follow("Cleaning of offices")
    assert visitor.page.heading == "Cleaning of offices"


def test_the_suppliers_page_offers_to_add_a_contract_to_whoever_may(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    address = f"/barnet/suppliers/{sqlite_contracted.supplier}/"
    visitor = browse(sqlite_world.barnet.procurement)
    add = f"/barnet/contracts/add?supplier={sqlite_contracted.supplier}"
    assert "1 contract, 1 in force" in visitor.get(address).text
    assert add in visitor.page.links.values()
    assert "With Barnet Catering Ltd" in visitor.get(add).text
    assert add not in browse(sqlite_world.barnet.owner).get(address).links.values()
