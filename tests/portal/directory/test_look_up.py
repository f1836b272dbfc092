"""The pages on which people find whom to ring, as each of the audiences sees them."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.people.audiences import Audience
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.rules import Availability, Field
from tenants.records.contacts.service import leave_vacant
from tenants.scope import tenant_scope
from tests.factories.directory import make_entry, make_london, tenant_called
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.directory.models import LookUp
from workflows.directory.publishing import publish, withdraw
from workflows.directory.standing import mark_contact_stale

Browse = Callable[..., Visitor]
TODAY = clock.today()
WEEK_AGO = TODAY - timedelta(days=7)


@pytest.fixture
def london(sqlite_world: World) -> World:
    """Kensington has adults and an emergency duty team, Barnet a housing desk that everybody sees."""
    make_london()
    with tenant_scope(tenant_called("kensington-and-chelsea").id):
        night: dict[str, Any] = {"availability": Availability.ALWAYS, "phone": "020 7946 0999"}
        make_entry("adults", "Adults duty desk", verified_on=WEEK_AGO, holder="Ines Okonkwo", **night)
        make_entry("out-of-hours", "Emergency duty team", mailbox="edt@rbkc.example", **night)
    with tenant_scope(sqlite_world.barnet.id):
        seen_by = {Field.PHONE: Audience.PUBLIC}
        ways: dict[str, Any] = {"phone": "020 7946 0123", "mailbox": "h@barnet.example"}
        make_entry("housing", "Housing desk", seen_by=seen_by, **ways)
    db.session.commit()
    return sqlite_world


def _contacts(visitor: Visitor) -> list[str]:
    return [title for title in visitor.page.links if title.endswith(("Barnet", "Kensington and Chelsea"))]


def _hrefs(visitor: Visitor) -> set[str]:
    return {link.get("href", "") for link in visitor.page.tree.iter("a")}


def test_a_partner_finds_the_right_person_in_one_try(london: World, browse: Browse) -> None:
    visitor = browse(london.met.member)
    assert visitor.page.heading == "Find a contact"  # where their day begins
    visitor.submit({"words": "kensignton adults out of hours"}, press="Find")
    assert "Adult safeguarding in Kensington and Chelsea, out of hours" in visitor.page.text
    assert "We read “kensignton” as Kensington and Chelsea." in visitor.page.text
    assert _contacts(visitor) == [
        "Adults duty desk of Kensington and Chelsea",
        "Emergency duty team of Kensington and Chelsea",
    ]
    assert {"tel:+442079460999", "mailto:edt@rbkc.example"} <= _hrefs(visitor)
    assert f"Confirmed on {WEEK_AGO.day} {WEEK_AGO:%B %Y}" in visitor.page.text
    assert "Not confirmed yet" in visitor.page.text
    assert "Okonkwo" not in visitor.page.text  # a name is for the network


def test_what_is_shown_is_changed_by_a_link_or_from_the_lists(london: World, browse: Browse) -> None:
    visitor = browse(london.barnet.lead)
    visitor.get("/directory/?words=rbkc+adults+night")
    visitor.follow("Every service there")
    assert len(_contacts(visitor)) == 2
    visitor.get("/directory/")
    visitor.submit({"place": "barnet", "service": "housing"}, press="Show")
    assert "Housing and homelessness in Barnet" in visitor.page.text
    assert _contacts(visitor)[0] == "Housing desk of Barnet"


def test_the_public_sees_what_is_for_everybody_and_the_way_to_more(london: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/directory/?words=housing+barnet")
    assert "020 7946 0123" in visitor.page.text
    assert "h@barnet.example" not in visitor.page.text
    visitor.get("/directory/?words=rbkc+adults")
    assert _contacts(visitor) == []
    assert "0999" not in visitor.page.text
    assert "tel:+448000121700" in _hrefs(visitor)
    assert "Sign in" in visitor.page.links
    assert visitor.client.get("/directory/").headers.get("Set-Cookie") is None


def test_a_name_is_found_by_the_network_alone(london: World, browse: Browse) -> None:
    for person, is_found in ((london.barnet.lead, True), (london.barnet.viewer, False), (None, False)):
        visitor = browse(person)
        visitor.get("/directory/?words=okonkwo")
        assert ("Adults duty desk of Kensington and Chelsea" in visitor.page.links) is is_found


def test_the_page_of_one_says_all_that_the_reader_may_see(london: World, browse: Browse) -> None:
    visitor = browse(london.barnet.lead)
    visitor.get("/directory/?words=rbkc+adults")
    visitor.follow("Adults duty desk of Kensington and Chelsea")
    assert visitor.page.heading == "Adults duty desk"
    assert "Ines Okonkwo" in visitor.page.text
    assert "Something is wrong here" in visitor.page.links
    address = visitor.page.url
    card = visitor.client.get(f"{address}.vcf")
    assert card.content_type == "text/vcard; charset=utf-8"
    assert "FN:Ines Okonkwo" in card.text
    partner = browse(london.met.member)
    partner.get(address)
    assert "Ines Okonkwo" not in partner.page.text
    assert "Okonkwo" not in partner.client.get(f"{address}.vcf").text
    browse().get(address, status=404)
    assert browse().client.get(f"{address}.vcf").status_code == 404


def test_what_cannot_be_relied_on_is_said_in_words(london: World, browse: Browse) -> None:
    with tenant_scope(london.barnet.id):
        old = make_entry("children", "Front door")
        empty = make_entry("licensing", "Licensing lead")
        mark_contact_stale(old, "A letter came back", today=TODAY)
        leave_vacant(get_contact(empty), TODAY, by=None)
        publish(empty, by=None, today=TODAY)
        db.session.commit()
    visitor = browse(london.barnet.lead)
    visitor.get("/directory/?words=barnet")
    assert f"May be out of date Marked so on {TODAY.day} {TODAY:%B %Y}." in visitor.page.text
    assert "Nobody holds this post now" in visitor.page.text


def test_the_publisher_is_named_when_an_entry_calls_itself_by_another_council(
    london: World, browse: Browse
) -> None:
    seen_by = {Field.PHONE: Audience.PUBLIC}
    with tenant_scope(london.bexley.id):
        make_entry("out-of-hours", "Duty team", organisation="Barnet", covers=("barnet",), seen_by=seen_by)
        db.session.commit()
    text = browse().get("/directory/?place=barnet").text
    assert "Published by Bexley" in text and "Published by Barnet" not in text


def test_a_withdrawn_contact_is_found_no_more(london: World, browse: Browse) -> None:
    with tenant_scope(london.barnet.id):
        entry_id = make_entry("children", "Front door")
        db.session.commit()
        visitor = browse(london.met.member)
        visitor.get(f"/directory/{entry_id}")
        withdraw(entry_id, by=None)
        db.session.commit()
    visitor.get(f"/directory/{entry_id}", status=404)
    visitor.get("/directory/?words=children+barnet")
    assert "Front door of Barnet" not in visitor.page.links


def test_each_look_up_is_noted_without_its_words(london: World, browse: Browse) -> None:
    visitor = browse(london.met.member)
    visitor.get("/directory/")
    assert db.session.scalars(select(LookUp)).all() == []
    visitor.get("/directory/?words=okonkwo+rbkc+adults")
    noted = db.session.scalars(select(LookUp)).one()
    assert (noted.kind, noted.service_key, noted.place) == ("search", "adults", "kensington-and-chelsea")
    assert noted.shown == 2
    assert "okonkwo" not in str(vars(noted))


def test_outside_office_hours_the_page_offers_who_answers_now(
    london: World, browse: Browse, on_day: Callable[..., Any]
) -> None:
    with on_day(date(2026, 11, 20), time(18, 10)):  # a Friday
        visitor = browse(london.met.member)
        visitor.get("/directory/?words=rbkc")
        visitor.follow("Offices are closed: who answers now")
        assert "Contacts in Kensington and Chelsea, out of hours" in visitor.page.text


@pytest.mark.parametrize(
    "query",
    [
        "words=%00%ff%F0%9F%91%A9&service=%3Cscript%3E&hours=always&place=nowhere&page=-1",
        f"words={'x' * 5000}",
        f"words={'barnet+' * 400}",
        "words='%22%3E%3Cimg+src%3Dx%3E%25_%25",
        "page=999999&words=barnet",
        "words=the",
    ],
)
def test_whatever_is_typed_the_page_answers(london: World, browse: Browse, query: str) -> None:
    visitor = browse(london.barnet.lead)
    visitor.get(f"/directory/?{query}")
    assert visitor.page.heading == "Find a contact"
    assert visitor.page.faults == []
