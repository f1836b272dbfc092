"""The pages on which the risk of sectors is seen, and the council takes its own view of one."""

from collections.abc import Callable

from tenants import clock
from tenants.records.suppliers.risk import is_high_risk
from tenants.scope import tenant_scope
from tests.factories.follow_ups import Followed
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _row(visitor: Visitor, sector: str) -> str:
    rows = visitor.page.tree.iter("tr")
    return next(
        " ".join("".join(row.itertext()).split()) for row in rows if sector in "".join(row.itertext())
    )


def test_a_view_is_taken_and_counts_before_the_published_list(
    world: World, followed: Followed, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get("/barnet/suppliers/sectors/")
    assert "Local Government Association" in _row(visitor, "Cleaning and laundry")
    assert "High risk since" in _row(visitor, "Security and guarding")
    visitor.follow("Say otherwise about Cleaning and laundry")
    visitor.submit({"view": "not"}, status=422)
    assert visitor.page.problems == ["Say why"]
    visitor.submit({"why": "Our own staff do it"})
    assert "Not high risk" in _row(visitor, "Cleaning and laundry")
    assert "Our own staff do it" in _row(visitor, "Cleaning and laundry")
    with tenant_scope(world.barnet.id):
        assert not is_high_risk("cleaning", clock.today())
    visitor.follow("Change about Cleaning and laundry")
    visitor.submit({"view": "published", "why": "Out to contract again"})
    with tenant_scope(world.barnet.id):
        assert is_high_risk("cleaning", clock.today())


def test_a_view_that_counts_later_is_told_of(sqlite_world: World, browse: Browse) -> None:
    make_guidance()
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/suppliers/sectors/security/view")
    visitor.submit({"view": "high", "why": "A new contract", "from_on": ["1", "4", "2199"]})
    assert "Not high risk" in _row(visitor, "Security and guarding")
    assert "From 1 April 2199: High risk" in _row(visitor, "Security and guarding")


def test_the_second_of_two_people_hears_of_the_first(sqlite_world: World, browse: Browse) -> None:
    make_guidance()
    first, second = browse(sqlite_world.barnet.lead), browse(sqlite_world.barnet.procurement)
    for visitor in (first, second):
        visitor.get("/barnet/suppliers/sectors/security/view")
    first.submit({"view": "high", "why": "Agencies at night"})
    second.submit({"view": "not", "why": "All our own"}, status=409)
    assert "All our own" in second.page.text
    second.submit()
    assert "All our own" in _row(second, "Security and guarding")


def test_only_those_who_write_about_suppliers_take_a_view(sqlite_world: World, browse: Browse) -> None:
    make_guidance()
    owner = browse(sqlite_world.barnet.owner)
    owner.get("/barnet/suppliers/sectors/")
    assert "Say otherwise about Security and guarding" not in owner.page.links
    owner.get("/barnet/suppliers/sectors/security/view", status=404)
    browse(sqlite_world.barnet.lead).get("/barnet/suppliers/sectors/spaceships/view", status=404)
