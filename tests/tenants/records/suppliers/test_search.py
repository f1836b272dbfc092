"""How one supplier is found by what somebody types, and what is offered when none is."""

from datetime import date

import pytest

from tenants.records.suppliers.search import close_names, find_one
from tenants.records.suppliers.service import end_supplier
from tenants.scope import tenant_scope
from tests.factories.suppliers import make_supplier
from tests.factories.world import World


@pytest.mark.parametrize(
    "words", ["01234567", "1234567", "acme catering", "ACME CATERING LTD", "the lunch co", "atering"]
)
def test_a_supplier_is_found_when_number_name_alias_or_nothing_else_fits(house: World, words: str) -> None:
    wanted = make_supplier("Acme Catering Limited", company_number="01234567", aliases=("Lunch",))
    make_supplier("Acme Cleaning")
    assert find_one(words) == wanted.id


@pytest.mark.parametrize("words", ["acme", "", "  ", "nothing like it", "%"])
def test_no_supplier_is_found_when_several_or_none_fit(house: World, words: str) -> None:
    make_supplier("Acme Catering")
    make_supplier("Acme Cleaning")
    assert find_one(words) is None


def test_the_exact_name_counts_when_others_hold_it_too(house: World) -> None:
    short = make_supplier("Acme Ltd")
    make_supplier("Acme Catering")
    assert find_one("acme") == short.id


def test_one_in_the_register_comes_before_one_that_was_ended(house: World) -> None:
    kept, ended = make_supplier("Acme Catering"), make_supplier("Acme Chairs")
    end_supplier(ended, "Closed", by=None, today=date(2026, 11, 22))
    assert find_one("acme") == kept.id
    assert find_one("chairs") == ended.id


@pytest.mark.parametrize("words", ["Accme Cattering", "acme catrin", "01234568", "lnuch box"])
def test_close_spellings_are_offered(house: World, words: str) -> None:
    wanted = make_supplier("Acme Catering", company_number="01234567", aliases=("Lunch Box",))
    make_supplier("Zenith Roads")
    assert [each.id for each in close_names(words)] == [wanted.id]


def test_nothing_is_offered_when_nothing_is_close(house: World) -> None:
    make_supplier("Acme Catering")
    assert close_names("zzzzzz") == []
    assert close_names("!!") == []


def test_a_neighbours_suppliers_are_not_found_nor_offered(world: World) -> None:
    with tenant_scope(world.bexley.id):
        make_supplier("Acme Catering", company_number="01234567")
    with tenant_scope(world.barnet.id):
        assert find_one("01234567") is None
        assert find_one("Acme Catering") is None
        assert close_names("Acme Cattering") == []
