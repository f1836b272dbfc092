"""Whom a step of the walk says to reach: each reader sees what is for them, and nobody else's."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select

from tenants.database import db
from tenants.people.audiences import Audience
from tenants.records.contacts.rules import Field
from tenants.scope import tenant_scope
from tests.factories.directory import make_entry
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.directory.limits import Opened, note, signed_in_reader
from workflows.directory.models import LookUp
from workflows.directory.rules import Looked

Browse = Callable[..., Visitor]

STEP = "/pathway/barnet/adult"
FOR_EVERYBODY, FOR_MEMBERS = "020 7946 0111", "duty@barnet.example"


@pytest.fixture
def barnet(sqlite_world: World) -> World:
    """Barnet has published its adults' team: the phone for everybody, the mailbox for members."""
    make_guidance()
    with tenant_scope(sqlite_world.barnet.id):
        make_entry(
            "adults",
            "Adults’ front door",
            phone=FOR_EVERYBODY,
            mailbox=FOR_MEMBERS,
            verified_on=date(2026, 11, 1),
            seen_by={Field.PHONE: Audience.PUBLIC, Field.MAILBOX: Audience.MEMBERS},
        )
        db.session.commit()
    return sqlite_world


def _noted() -> int:
    return db.session.scalar(select(func.count()).select_from(LookUp)) or 0


def test_the_public_sees_the_phone_and_nothing_is_noted(barnet: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(STEP)
    assert visitor.page.links[f"Adults’ front door: Call {FOR_EVERYBODY}"] == "tel:02079460111"
    assert FOR_MEMBERS not in visitor.page.html
    assert _noted() == 0


def test_a_member_sees_the_mailbox_too_and_the_directory_notes_it(barnet: World, browse: Browse) -> None:
    visitor = browse(barnet.met.member)
    visitor.get(STEP)
    assert visitor.page.links[f"Adults’ front door: {FOR_MEMBERS}"] == f"mailto:{FOR_MEMBERS}"
    noted = db.session.scalars(select(LookUp).where(LookUp.service_key == "adults")).one()
    assert (noted.place, noted.shown, noted.kind) == ("barnet", 1, Looked.SEARCH)


def test_a_step_without_a_service_is_noted_nowhere(barnet: World, browse: Browse) -> None:
    browse(barnet.met.member).get("/pathway/barnet/consent")
    assert _noted() == 0


def test_a_member_is_not_stopped_but_sees_what_is_public_when_they_looked_up_too_much(
    barnet: World, browse: Browse
) -> None:
    reader = signed_in_reader(barnet.met.member.id, Audience.MEMBERS)
    for _ in range(90):
        note(reader, Opened(Looked.SEARCH))
    db.session.commit()
    visitor = browse(barnet.met.member)
    visitor.get(STEP)
    assert FOR_EVERYBODY in visitor.page.text
    assert FOR_MEMBERS not in visitor.page.html


def test_another_place_has_none_of_it_and_leads_to_the_directory(barnet: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/pathway/bexley/adult")
    assert FOR_EVERYBODY not in visitor.page.text
    assert "Bexley shows nobody for this in public." in visitor.page.text
    visitor.follow("look in the directory : Adult safeguarding")
    assert visitor.page.url.startswith("/directory/")


def test_a_place_is_asked_for_when_the_pathway_is_for_any(barnet: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/pathway/national/adult")
    assert FOR_EVERYBODY not in visitor.page.text
    assert "Find them in the directory : Adult safeguarding" in visitor.page.links
