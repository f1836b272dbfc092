"""The pages of a tenant's entries: adding one, letting it out, keeping it right, and taking it back."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.people.audiences import Audience
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.rules import Field
from tenants.scope import tenant_scope
from tests.factories.contacts import HOLDER, Contacts, furnish_contacts_of, make_contact_services
from tests.factories.world import World
from tests.page import text_of
from tests.visitor import Visitor
from workflows.directory.entries import get_entry
from workflows.directory.models import DirectoryEntry, DirectoryWord

Browse = Callable[..., Visitor]


def _three(day: date) -> list[str]:
    return [str(day.day), str(day.month), str(day.year)]


def _open_parts(visitor: Visitor) -> list[str]:
    """What is folded away on the page and stands open."""
    folded = visitor.page.tree.iterfind(".//main//details[@open]")
    return [text_of(each.find("summary")) for each in folded]


@pytest.fixture
def made(world: World) -> Contacts:
    """Barnet's entries, one for each way in which one can stand."""
    with tenant_scope(world.barnet.id):
        found = furnish_contacts_of(world.barnet)
        db.session.commit()
    return found


def _seen_by(contact_id: UUID, audience: Audience) -> dict[Field, str]:
    return dict(get_entry(contact_id, audience).fields)


def test_an_entry_goes_from_a_gap_into_the_directory(world: World, browse: Browse) -> None:
    make_contact_services()
    db.session.commit()
    lead = browse(world.barnet.lead)
    lead.get("/barnet/contacts/")
    assert "Emergency duty team" in lead.page.text and "Licensing" not in lead.page.text
    lead.follow("Emergency duty team: add an entry")
    lead.submit({"title": "Duty desk", "mailbox": "ring us", "phone_seen_by": "0"}, status=422)
    assert lead.page.problems == [
        "Shared mailbox: enter it in the usual form, like name@borough.gov.uk, or leave it empty.",
        "Choose who confirms it",
    ]
    owner = f"person:{world.barnet.owner.id}"
    lead.submit(
        {"owner": owner, "mailbox": "edt@barnet.example", "phone": "020 7946 0199", "holder": "Nia Invented"}
    )
    assert lead.page.heading == "Put this entry into the directory?"
    public, members, network, kept = (
        lead.page.text.index(words)
        for words in ("020 7946 0199", "edt@barnet.example", "Nia Invented", "Only us")
    )
    assert public < members < network < kept
    lead.submit({"is_right": "y"})
    assert "in the directory, and confirmed today" in lead.page.text
    (entry,) = db.session.scalars(select(DirectoryEntry))
    assert _seen_by(entry.id, Audience.PUBLIC) == {Field.PHONE: "020 7946 0199"}
    assert entry.verified_on == clock.today()
    lead.get("/barnet/contacts/")
    assert "Emergency duty team: add an entry" not in lead.page.links


def test_what_is_folded_away_opens_when_something_in_it_is_to_be_put_right(
    world: World, made: Contacts, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/contacts/add")
    assert _open_parts(lead) == []
    lead.submit({"deputy_email": "ring us"}, status=422)
    assert _open_parts(lead) == ["A deputy"]


def test_a_change_is_in_the_directory_only_when_it_is_published(
    world: World, made: Contacts, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/contacts/{made.published}/edit")
    lead.submit({"phone": "020 7946 0555"}, press="Save only")
    assert "The directory shows something else than this page." in lead.page.text
    assert _seen_by(made.published, Audience.MEMBERS)[Field.PHONE] == "020 7946 0123"
    lead.follow("Look at the changes and publish")
    assert "020 7946 0123 (members and partners)" in lead.page.text
    lead.submit({})
    assert _seen_by(made.published, Audience.MEMBERS)[Field.PHONE] == "020 7946 0555"
    lead.follow("Edit")
    lead.submit({"phone_seen_by": str(int(Audience.HOUSE))}, press="Save and publish")
    assert "Your changes are saved and in the directory." in lead.page.text
    assert Field.PHONE not in _seen_by(made.published, Audience.NETWORK)


def test_nothing_is_saved_when_what_is_published_would_reach_nobody(
    world: World, made: Contacts, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/contacts/{made.published}/edit")
    emptied: dict[str, object] = {"phone": "", "mailbox": "", "holder_email": "", "note": "Ask at the desk"}
    lead.submit(emptied, press="Save and publish", status=409)
    assert "Nobody could be reached by this entry." in lead.page.problems[0]
    assert "Ask at the desk" in lead.page.html
    with tenant_scope(world.barnet.id):
        assert get_contact(made.published).phone


def test_the_owner_keeps_an_entry_right_when_they_are_no_lead(
    world: World, made: Contacts, browse: Browse
) -> None:
    owner = browse(world.barnet.owner)
    owner.get(f"/barnet/contacts/{made.stale}/")
    assert "A letter to its address came back." in owner.page.text
    owner.follow("Confirm that it is right")
    owner.submit({})
    assert "Thank you. The entry is confirmed." in owner.page.text
    assert get_entry(made.stale, Audience.MEMBERS).stale_since_on is None
    assert get_entry(made.stale, Audience.MEMBERS).verified_on == clock.today()
    owner.get(f"/barnet/contacts/{made.draft}/publish", status=403)
    owner.get(f"/barnet/contacts/{made.published}/withdraw", status=404)
    owner.get(f"/barnet/contacts/{made.published}/end", status=404)


@pytest.mark.parametrize("path", ["edit", "publish", "confirm", "vacant", "fill"])
def test_an_entry_is_not_for_others_to_change_when_they_neither_lead_nor_own_it(
    world: World, made: Contacts, browse: Browse, path: str
) -> None:
    viewer = browse(world.barnet.viewer)
    viewer.get(f"/barnet/contacts/{made.published}/")
    assert "Edit" not in viewer.page.links and "Confirm that it is right" not in viewer.page.links
    viewer.get(f"/barnet/contacts/{made.published}/{path}", status=403)


def test_a_name_is_out_of_the_directory_at_once_when_its_post_falls_vacant(
    world: World, made: Contacts, browse: Browse
) -> None:
    owner = browse(world.barnet.owner)
    assert HOLDER in _seen_by(made.published, Audience.NETWORK).values()
    owner.get(f"/barnet/contacts/{made.published}/")
    owner.follow("The post is vacant")
    owner.submit({"since_on": _three(clock.today() + timedelta(days=1))}, status=422)
    owner.submit({"since_on": _three(clock.today())})
    entry = get_entry(made.published, Audience.NETWORK)
    assert entry.is_vacant and Field.HOLDER not in entry.fields and Field.MAILBOX in entry.fields
    words = select(DirectoryWord.word).where(DirectoryWord.entry_id == made.published)
    assert "imaginary" not in set(db.session.scalars(words))
    owner.follow("Somebody holds the post now")
    owner.submit({"holder": "Nia Invented"}, press="Save and publish")
    assert _seen_by(made.published, Audience.NETWORK)[Field.HOLDER] == "Nia Invented"


def test_no_trace_is_left_when_an_entry_is_withdrawn_or_ends(
    world: World, made: Contacts, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    for contact_id, way in (
        (made.published, "Take it out of the directory"),
        (made.stale, "End it: the post is no more"),
    ):
        lead.get(f"/barnet/contacts/{contact_id}/")
        lead.follow(way)
        lead.submit({})
        found = select(DirectoryEntry.id).where(DirectoryEntry.id == contact_id)
        assert db.session.scalar(found) is None
    with tenant_scope(world.barnet.id):
        assert (get_contact(made.published).holder, get_contact(made.stale).holder) == (HOLDER, "")
    lead.get(f"/barnet/contacts/{made.stale}/")
    assert "This entry has ended." in lead.page.text and "Edit" not in lead.page.links


def test_what_is_confirmed_is_what_the_directory_shows_when_changes_were_waiting(
    world: World, made: Contacts, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    assert not get_entry(made.vacant, Audience.NETWORK).is_vacant
    lead.get(f"/barnet/contacts/{made.vacant}/confirm")
    assert "it is published as it stands here" in lead.page.text
    lead.submit({})
    entry = get_entry(made.vacant, Audience.NETWORK)
    assert entry.is_vacant and entry.verified_on == clock.today()


def test_a_report_is_answered_where_the_letter_leads(world: World, made: Contacts, browse: Browse) -> None:
    viewer = browse(world.barnet.viewer)
    viewer.get(f"/barnet/contacts/{made.published}/reports/{made.report}/")
    assert "Nobody answers this number." in viewer.page.text and "A reader" in viewer.page.text
    assert "Answer the report" not in viewer.page.text
    owner = browse(world.barnet.owner)
    owner.get(f"/barnet/contacts/{made.published}/")
    owner.follow(next(words for words in owner.page.links if words.startswith("Look at the report")))
    owner.submit({}, status=422)
    assert owner.page.problems == ["Say what came of it"]
    owner.submit({"outcome": "The number is corrected."})
    assert "Somebody says that this is wrong" not in owner.page.text
    owner.follow("Nobody answers this number.")
    assert "The number is corrected." in owner.page.text


def test_nobody_overwrites_unseen_when_two_edit_one_entry(
    world: World, made: Contacts, browse: Browse
) -> None:
    first, second = browse(world.barnet.lead), browse(world.joint)
    for each in (first, second):
        each.get(f"/barnet/contacts/{made.published}/edit")
    first.submit({"hours": "All day"}, press="Save only")
    second.submit({"note": "Ring twice"}, press="Save only", status=409)
    assert "Ring twice" in second.page.html and "All day" in second.page.text


def test_every_way_to_stand_is_told_in_words_on_the_list(
    world: World, made: Contacts, browse: Browse
) -> None:
    viewer = browse(world.barnet.viewer)
    viewer.get("/barnet/contacts/")
    for words in (
        "May be out of date",
        "Somebody says it is wrong",
        "Vacant since",
        "Changes not published",
        "Not published yet",
        "Taken out of the directory",
        "To be confirmed",
    ):
        assert words in viewer.page.text
    assert "Massage licensing officer" not in viewer.page.text and "Add an entry" not in viewer.page.links
    viewer.follow("Show ended entries as well")
    assert "Massage licensing officer" in viewer.page.text
    viewer.get(f"/barnet/contacts/{made.published}/history")
    assert "Entry put into the directory" in viewer.page.text
    with tenant_scope(world.barnet.id):
        assert db.session.scalars(select(Contact)).all()
