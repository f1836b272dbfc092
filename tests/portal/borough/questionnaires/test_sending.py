"""An officer sends a supplier questions, follows where they are, and takes them back."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from tenants import clock
from tenants.database import db
from tenants.records.checks.models import QuestionnaireInvitation
from tenants.records.checks.rules import CheckKind
from tenants.records.obligations.service import Owner
from tenants.records.suppliers.contacts import ContactDetails, add_contact
from tenants.scope import tenant_scope
from tests.factories.checks import make_planned
from tests.factories.guidance import make_guidance
from tests.factories.questionnaires import EMAIL, AskedSupplier, asked_in
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough, World
from tests.portal.questionnaire.test_questionnaire import answered
from tests.visitor import Visitor
from workflows.notices.models import OutboxMessage

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]


def planned(borough: Borough, *, with_contact: bool, kind: CheckKind = CheckKind.QUESTIONNAIRE) -> UUID:
    """A planned check of a supplier of its own."""
    make_guidance()
    with tenant_scope(borough.id):
        supplier = make_supplier("Bolt Ltd")
        if with_contact:
            details = ContactDetails("Pat Buyer", "Sales", email="sales@bolt.example")
            add_contact(supplier, details, by=borough.lead.id)
            add_contact(supplier, ContactDetails("Front desk", phone="0100 000"), by=borough.lead.id)
        owner = Owner(post_id=borough.plan.held_post_id)
        check_id = make_planned(supplier, kind, owner=owner, by=borough.lead.id).id
        db.session.commit()
    db.session.close()
    return check_id


def sent_to() -> list[str | None]:
    found = list(
        db.session.scalars(select(OutboxMessage.to_address).where(OutboxMessage.person_id.is_(None)))
    )
    db.session.commit()
    return found


def test_the_questions_go_to_the_contact_when_they_are_sent(world: World, browse: Browse) -> None:
    check_id = planned(world.barnet, with_contact=True)
    visitor = browse(world.barnet.procurement)
    visitor.get(f"/barnet/checks/{check_id}/")
    page = visitor.follow("Send the questions to the supplier")
    assert "Pat Buyer, Sales (sales@bolt.example)" in page.text and "Front desk" not in page.text
    assert "Do workers keep their own passports and papers?" in page.text  # as the supplier reads them
    page = visitor.submit()
    assert "on their way" in page.text and "With the supplier" in page.text
    assert "sales@bolt.example" in page.text and "Nothing saved yet" in page.text
    assert sent_to() == ["sales@bolt.example"]
    with tenant_scope(world.barnet.id):
        row = db.session.scalars(select(QuestionnaireInvitation)).one()
        assert row.reply_by_on == clock.today() + timedelta(days=21)
        assert row.sent_by_id == world.barnet.procurement.id


def test_one_mail_goes_out_when_the_form_is_sent_twice(world: World, browse: Browse) -> None:
    check_id = planned(world.barnet, with_contact=True)
    one, two = browse(world.barnet.procurement), browse(world.barnet.lead)
    for visitor in (one, two):
        visitor.get(f"/barnet/checks/{check_id}/invite")
    one.submit()
    two.submit()
    assert sent_to() == ["sales@bolt.example"]
    assert two.get(f"/barnet/checks/{check_id}/invite").heading == "The questions are with the supplier"
    with tenant_scope(world.barnet.id):
        assert db.session.scalar(select(func.count()).select_from(QuestionnaireInvitation)) == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"email": ""}, "Enter an e-mail address"),
        ({"email": "nobody"}, "e-mail address in the correct format"),
        ({"email": EMAIL, "reply_by_on": ["1", "1", "2020"]}, "after today"),
        ({"email": EMAIL, "reply_by_on": ["31", "2", "2027"]}, "February 2027 has 28 days"),
    ],
)
def test_what_is_wrong_is_named_at_its_field(
    sqlite_world: World, browse: Browse, typed: dict[str, object], words: str
) -> None:
    check_id = planned(sqlite_world.barnet, with_contact=False)
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(f"/barnet/checks/{check_id}/invite")
    page = visitor.submit(typed, status=422)
    assert words in page.problems[0] and sent_to() == []


def asked_page(asked: AskedSupplier, visitor: Visitor) -> None:
    visitor.get(f"/barnet/checks/{asked.check_id}/")
    visitor.follow("Remind the supplier, send a new link, or take the questions back")


def test_a_new_link_is_sent_once_when_it_is_asked_for_twice(world: World, browse: Browse) -> None:
    asked = asked_in(world.barnet)
    one, two = browse(world.barnet.procurement), browse(world.barnet.lead)
    for visitor in (one, two):
        asked_page(asked, visitor)
        visitor.follow("Send a new link")
    one.submit({"email": "new@acme.example"})
    two.submit({"email": "other@acme.example"})
    assert asked.invitation().number == 2 and asked.invitation().email == "new@acme.example"
    browse().get(asked.address(1), status=410)
    browse().get(asked.address(2))


def test_a_reminder_goes_out_once_a_day(world: World, browse: Browse) -> None:
    asked = asked_in(world.barnet)
    visitor = browse(world.barnet.procurement)
    asked_page(asked, visitor)
    assert "A reminder is on its way" in visitor.submit(press="Remind the supplier now").text
    assert "reminded today already" in visitor.submit(press="Remind the supplier now").text
    assert len(sent_to()) == 2


def test_the_questions_are_taken_back_and_sent_again(world: World, browse: Browse) -> None:
    asked = asked_in(world.barnet)
    visitor = browse(world.barnet.procurement)
    asked_page(asked, visitor)
    visitor.follow("Take the questions back")
    page = visitor.submit(press="Take the questions back")
    assert "Send the questions to the supplier" in page.text
    browse().get(asked.address(), status=410)
    visitor.get(f"/barnet/checks/{asked.check_id}/questionnaire", status=404)
    visitor.get(f"/barnet/checks/{asked.check_id}/invite")
    visitor.submit({"email": EMAIL})
    assert len(sent_to()) == 3  # the first, that none was needed, the second
    browse().get(asked.address(), status=410)  # what was taken back stays so


def test_the_officer_reads_the_answers_only_when_they_are_sent(world: World, browse: Browse) -> None:
    asked = asked_in(world.barnet)
    answered(asked)
    page = browse(world.barnet.procurement).get(f"/barnet/checks/{asked.check_id}/")
    assert (
        "Sam Green, Compliance manager" in page.text and "We ask every agency for its licence." in page.text
    )
    assert "Answer the questions" not in page.links


def test_it_says_that_the_day_has_passed_and_that_a_link_has_run_out(
    sqlite_world: World, browse: Browse, on_day: OnDay
) -> None:
    asked = asked_in(sqlite_world.barnet)
    for later, words in ((22, "That day has passed"), (50, "The link ran out")):
        with on_day(clock.today() + timedelta(days=later)):
            visitor = browse(sqlite_world.barnet.procurement)
            assert words in visitor.get(f"/barnet/checks/{asked.check_id}/questionnaire").text


def test_others_find_nothing_and_readers_send_nothing(sqlite_world: World, browse: Browse) -> None:
    asked = asked_in(sqlite_world.barnet)
    visit = planned(sqlite_world.barnet, with_contact=True, kind=CheckKind.SITE_VISIT)
    house = f"/barnet/checks/{asked.check_id}"
    for path in ("/invite", "/questionnaire", "/questionnaire/new-link", "/questionnaire/take-back"):
        browse(sqlite_world.barnet.owner).get(house + path, status=404)
        browse(sqlite_world.joint).get(f"/bexley/checks/{asked.check_id}{path}", status=404)
        browse(sqlite_world.barnet.procurement).get(f"/barnet/checks/{visit}{path}", status=404)
    page = browse(sqlite_world.barnet.owner).get(f"{house}/")
    assert "take the questions back" not in page.text
