"""Checks of the pages on which councils publish checks and ask each other about them."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tenants.database import db
from tenants.records.suppliers.queries import find_by_number
from tenants.scope import tenant_scope
from tests.factories.people import Somebody
from tests.factories.published_checks import (
    NUMBER,
    ask_about,
    checked_supplier,
    pass_on,
    publish_check,
)
from tests.factories.world import Borough, World
from tests.visitor import Visitor

Browse = Callable[[Somebody], Visitor]


def _supplier_id(borough: Borough) -> UUID:
    with tenant_scope(borough.id):
        found = find_by_number(NUMBER)
        assert found is not None
        return found.id


def _supplier_page(browse: Browse, borough: Borough, person: Somebody) -> str:
    address = f"/{borough.slug}/suppliers/{_supplier_id(borough)}/"
    return browse(person).get(address).text


def test_others_see_the_check_when_an_officer_publishes_it(world: World, browse: Browse) -> None:
    check_id = checked_supplier(world.barnet)
    checked_supplier(world.bexley)
    before = _supplier_page(browse, world.bexley, world.bexley.procurement)
    assert "No other authority has published a check of this company." in before
    officer = browse(world.barnet.procurement)
    page = officer.get(f"/barnet/checks/{check_id}/publish")
    assert "This is what leaves your house" in page.text
    assert page.heading == "Let other authorities know of this check"
    officer.submit({"is_named": "y"})
    after = _supplier_page(browse, world.bexley, world.bexley.procurement)
    assert "Checked by 1 other authority" in after
    assert world.barnet.name in after
    officer.get(f"/barnet/checks/{check_id}/take-back")
    officer.submit()
    assert "No other authority" in _supplier_page(browse, world.bexley, world.bexley.procurement)


def test_a_question_is_answered_when_both_ends_use_their_pages(world: World, browse: Browse) -> None:
    published_id = publish_check(world.barnet, checked_supplier(world.barnet))
    checked_supplier(world.bexley)
    asker = browse(world.bexley.procurement)
    page = asker.get(f"/bexley/suppliers/{_supplier_id(world.bexley)}/ask/{published_id}")
    assert "An authority that is not named" in page.text
    asker.submit({"words": "Did you see the payslips?"})
    assert pass_on(world.barnet) == 1
    lead = browse(world.barnet.lead)
    assert world.barnet.name not in asker.get("/bexley/enquiries/").text
    lead.get("/barnet/enquiries/")
    [words] = [words for words in lead.page.links if words.startswith("Annual assessment of")]
    page = lead.follow(words)
    assert "Did you see the payslips?" in page.text
    lead.submit({"words": "Yes, in May."})
    assert "Answered" in asker.get("/bexley/enquiries/").text


@pytest.mark.parametrize("path", ["", "decline"])
def test_a_question_is_not_found_when_another_council_looks(world: World, browse: Browse, path: str) -> None:
    published_id = publish_check(world.barnet, checked_supplier(world.barnet))
    checked_supplier(world.bexley)
    enquiry_id = ask_about(world.bexley, published_id)
    browse(world.lmsl.chair).get(f"/lmsl/enquiries/{enquiry_id}/{path}", status=404)


def test_only_who_may_write_can_publish_when_a_reader_tries(world: World, browse: Browse) -> None:
    check_id = checked_supplier(world.barnet)
    browse(world.barnet.training).get(f"/barnet/checks/{check_id}/publish", status=404)
    browse(world.bexley.lead).get(f"/bexley/checks/{check_id}/publish", status=404)
    db.session.rollback()
