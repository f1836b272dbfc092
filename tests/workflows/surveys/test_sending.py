"""What goes out to organisations, and what the portal reminds them of by itself."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.surveys.queries import get_survey, invitations_of
from tenants.scope import tenant_scope
from tests.conftest import travel
from tests.factories.surveys import TITLE, answer_all, make_draft, make_open, organisations
from tests.factories.world import World
from workflows.notices.models import OutboxMessage
from workflows.settings import settings
from workflows.signed_links import InvitationLink, LinkForged
from workflows.surveys import sending
from workflows.surveys.jobs import remind_of_surveys
from workflows.surveys.links import LINKS
from workflows.surveys.spreadsheet import lines_in


def letters_to(address: str) -> list[OutboxMessage]:
    """The letters to an address, the oldest first."""
    wanted = OutboxMessage.to_address == address
    return list(db.session.scalars(select(OutboxMessage).where(wanted).order_by(OutboxMessage.created_at)))


def test_each_organisation_has_a_letter_with_its_own_link(world: World) -> None:
    with tenant_scope(world.barnet.id):
        survey = make_open(world.barnet)
        for invitation in invitations_of(survey.id):
            [letter] = letters_to(invitation.email)
            link = LINKS.issue(InvitationLink(world.barnet.id, invitation.id, 1))
            assert f"{settings().base_url}/survey/{link}" in letter.body
            assert letter.subject.startswith(f"Barnet: {TITLE}, please answer by")
            assert "> We want to know how to help." in letter.body and invitation.title in letter.body
            assert "the modern slavery lead at Barnet" in letter.body
        with pytest.raises(WrongState, match="has been opened"):
            by, today = world.barnet.lead.id, clock.today()
            sending.open_and_send(survey, today + timedelta(days=9), by=by, today=today)
        assert len(letters_to("house-1@north.example")) == 1


def test_letters_go_out_at_once_when_the_survey_is_open_already(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        survey = make_open(sqlite_world.barnet)
        assert sending.invite(survey, organisations(1, "South"), by=None) == 1
        assert len(letters_to("house-1@south.example")) == 1
        with pytest.raises(FieldError, match="asked already"):
            sending.invite(survey, organisations(1, "South"), by=None)


def test_those_who_are_silent_are_reminded_a_week_before_the_last_day(world: World) -> None:
    with tenant_scope(world.barnet.id):
        survey_id = make_open(world.barnet).id
        answer_all(get_survey(survey_id), most=1)
        make_draft(world.barnet)
        db.session.commit()
    opened_on, told = clock.today(), {}
    for day in range(1, 24):
        today = opened_on + timedelta(days=day)
        with travel(today):
            told[day] = remind_of_surveys(today)
    assert [day for day, words in told.items() if not words.startswith("Queued 0")] == [14]
    assert told[14] == "Queued 1 reminder of surveys."
    assert [len(letters_to(f"house-{n}@north.example")) for n in (1, 2)] == [1, 2]


def test_a_link_is_forged_when_a_part_of_it_was_changed(sqlite_world: World) -> None:
    link = InvitationLink(sqlite_world.barnet.id, sqlite_world.bexley.id, 2)
    assert LINKS.read(LINKS.issue(link)) == link
    for token in ("", "x", LINKS.issue(link)[:-1], f"x{LINKS.issue(link)}"):
        with pytest.raises(LinkForged):
            LINKS.read(token)


def test_rows_become_lines_when_the_headings_are_known() -> None:
    sheet = "Provider name;Contact;Email;Locality\nOak, House;Ann;office@oak.example;North\nElm;;;\n"
    assert lines_in("homes.csv", sheet.encode()) == "Oak, House\toffice@oak.example\tNorth\nElm"
    with pytest.raises(FieldError, match="Rename the headings"):
        lines_in("homes.csv", b"Email,Area\na@b.example,N\n")
