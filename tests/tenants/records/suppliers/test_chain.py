"""How the supply chain is noted and followed, both ways and never round in a circle."""

from datetime import date

import pytest

from tenants.errors import FieldError, NotFound
from tenants.records.suppliers.chain import (
    Branch,
    LinkDetails,
    add_link,
    chain_of,
    get_link,
    remove_link,
)
from tenants.records.suppliers.models import Supplier, SupplyLink
from tests.factories.suppliers import make_supplier
from tests.factories.world import World

TODAY = date(2026, 11, 22)


def _link(customer: Supplier, supplier: Supplier | None = None, words: str = "") -> SupplyLink:
    details = LinkDetails(supplier_id=supplier.id if supplier else None, words=words)
    return add_link(customer, details, by=None, today=TODAY)


def _tree(branches: list[Branch]) -> list[object]:
    return [(each.title, _tree(each.branches)) if each.branches else each.title for each in branches]


def test_the_chain_is_followed_both_ways(house: World) -> None:
    shop, maker, mill, farm = (make_supplier(title) for title in ("Shop", "Maker", "Mill", "Farm"))
    _link(shop, maker)
    _link(maker, mill)
    _link(mill, farm)
    _link(maker, words="Agencies, not named")
    assert _tree(chain_of(shop.id).supplied_by) == [
        ("Maker", ["Agencies, not named", ("Mill", ["Farm"])]),
    ]
    assert _tree(chain_of(farm.id).supplies) == [("Mill", [("Maker", ["Shop"])])]
    assert _tree(chain_of(shop.id, depth=1).supplied_by) == ["Maker"]
    assert chain_of(shop.id).supplies == []


def test_a_company_is_opened_once_when_it_supplies_two_of_them(house: World) -> None:
    shop, left, right, mill = (make_supplier(title) for title in ("Shop", "Left", "Right", "Mill"))
    farm = make_supplier("Farm")
    for customer, supplier in ((shop, left), (shop, right), (left, mill), (right, mill), (mill, farm)):
        _link(customer, supplier)
    first, second = chain_of(shop.id).supplied_by
    assert _tree([first, second]) == [("Left", [("Mill", ["Farm"])]), ("Right", ["Mill"])]
    assert (first.branches[0].is_elsewhere, second.branches[0].is_elsewhere) == (False, True)


def test_a_circle_is_refused_however_long(house: World) -> None:
    one, two, three = (make_supplier(title) for title in ("One", "Two", "Three"))
    _link(one, two)
    _link(two, three)
    with pytest.raises(FieldError, match="circle"):
        _link(three, one)
    with pytest.raises(FieldError, match="does not supply itself"):
        _link(one, one)


def test_the_same_step_is_refused_twice(house: World) -> None:
    one, two = make_supplier("One"), make_supplier("Two")
    _link(one, two)
    with pytest.raises(FieldError, match="already"):
        _link(one, two)


def test_a_circle_that_two_people_made_at_once_does_not_lead_round_for_ever(house: World) -> None:
    from tenants.database import db

    one, two = make_supplier("One"), make_supplier("Two")
    _link(one, two)
    db.session.add(SupplyLink(customer_id=two.id, supplier_id=one.id, noted_on=TODAY))
    db.session.flush()
    assert _tree(chain_of(one.id).supplied_by) == [("Two", ["One"])]


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (LinkDetails(), "words"),
        (LinkDetails(words="x" * 201), "words"),
        (LinkDetails(words="x", provides="x" * 201), "provides"),
        (LinkDetails(words="x", country_code="XX"), "country_code"),
    ],
)
def test_a_step_is_refused_when_a_value_cannot_be_kept(
    house: World, details: LinkDetails, field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        add_link(make_supplier(), details, by=None, today=TODAY)
    assert refused.value.field == field


def test_a_step_that_was_removed_is_gone(house: World) -> None:
    one, two = make_supplier("One"), make_supplier("Two")
    link = _link(one, two)
    with pytest.raises(NotFound):
        get_link(two.id, link.id)
    remove_link(one, get_link(one.id, link.id), by=house.barnet.lead.id)
    assert chain_of(one.id).supplied_by == []
