"""Looking somebody up: the right one first, else the nearest, and never what is for others only."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import event

from tenants import clock
from tenants.database import db
from tenants.people.audiences import Audience
from tenants.records.contacts.rules import Availability, Field
from tenants.scope import tenant_scope
from tests.factories.directory import make_entry, make_london, tenant_called
from tests.factories.world import World
from workflows.directory import search
from workflows.directory.search import MOST_FOUND, PAGE_SIZE, Answer, Asked, Instead
from workflows.directory.vocabulary import vocabulary

NIGHT, ALWAYS = Availability.OUT_OF_HOURS, Availability.ALWAYS


@pytest.fixture
def london(world: World) -> World:
    """Kensington has adults by day and by night, housing and an emergency duty team; Barnet two."""
    make_london()
    with tenant_scope(tenant_called("kensington-and-chelsea").id):
        make_entry("adults", "Adults at night", availability=NIGHT)
        make_entry("adults", "Adults by day", holder="Ines Okonkwo", verified_on=clock.today())
        make_entry("housing", "Housing options")
        make_entry("out-of-hours", "Emergency duty team", availability=ALWAYS)
    with tenant_scope(world.barnet.id):
        make_entry("adults", "Barnet adults", holder="Sam Okonkwo", note="Ask for Colindale")
        make_entry("out-of-hours", "Barnet emergency duty team", availability=ALWAYS)
    db.session.commit()
    return world


def _ask(typed: str, audience: Audience = Audience.NETWORK, **narrowed: object) -> Answer:
    asked = replace(Asked(typed), **narrowed)  # type: ignore[arg-type]
    return search.look_up(asked, vocabulary(), audience, is_office_hours=True)


def _titles(answer: Answer) -> list[str]:
    return [entry.title for entry in answer.entries]


def test_who_answers_out_of_hours_comes_first_and_then_the_emergency_duty_team(london: World) -> None:
    answer = _ask("kensignton adults out of hours")
    assert _titles(answer) == ["Adults at night", "Emergency duty team"]
    assert (answer.instead, answer.besides) == ((), ())


def test_the_emergency_duty_team_stands_beside_a_service_that_is_asked_for(london: World) -> None:
    answer = _ask("rbkc housing")
    assert _titles(answer) == ["Housing options"]
    assert [entry.title for entry in answer.besides] == ["Emergency duty team"]


def test_everybody_of_a_place_is_found_by_it_in_the_order_of_the_services(london: World) -> None:
    assert _titles(_ask("K&C"))[2:] == ["Housing options", "Emergency duty team"]
    assert _titles(_ask("K&C"))[:2] == ["Adults by day", "Adults at night"]  # it is office hours
    assert _titles(_ask("", authority="barnet")) == ["Barnet adults", "Barnet emergency duty team"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("okonkwo", {"Adults by day", "Barnet adults"}),
        ("okonk", {"Adults by day", "Barnet adults"}),
        ("okonwko", {"Adults by day", "Barnet adults"}),
        ("ines okonkwo", {"Adults by day"}),
        ("okonkwo barnet", {"Barnet adults"}),
        ("colindale", {"Barnet adults", "Barnet emergency duty team"}),  # a neighbourhood of Barnet
        ("housing options", {"Housing options"}),
    ],
)
def test_names_are_found_whole_begun_or_misspelt(london: World, typed: str, found: set[str]) -> None:
    assert set(_titles(_ask(typed))) == found


def test_the_nearest_is_shown_when_nobody_is_listed(london: World) -> None:
    others = _ask("licensing in kensington")
    assert (len(others.entries), others.instead) == (4, (Instead.ANY_SERVICE,))
    by_day = _ask("barnet adults office hours", availability=NIGHT, service_key="licensing")
    assert by_day.instead == ()  # the emergency duty team answers for it
    assert _titles(by_day) == ["Barnet emergency duty team"]
    nobody = _ask("rbkc adults zzyzx")
    assert (_titles(nobody)[0], nobody.instead) == ("Adults by day", (Instead.NO_NAME,))
    assert _ask("zzyzx").entries == ()
    assert _ask("westminster").entries == ()


def test_a_name_is_found_by_nobody_below_its_audience(london: World) -> None:
    for typed in ("okonkwo", "okonk", "okonwko", "ines"):
        assert _ask(typed, Audience.MEMBERS).entries == ()
    assert _titles(_ask("okonkwo rbkc adults", Audience.MEMBERS)) == ["Adults by day", "Adults at night"]
    assert _ask("okonkwo rbkc adults", Audience.MEMBERS).instead == (Instead.NO_NAME,)
    assert _ask("kensington", Audience.PUBLIC).entries == ()


def test_a_word_that_some_see_finds_nothing_in_which_only_others_see_it(london: World) -> None:
    with tenant_scope(london.bexley.id):
        make_entry("voluntary", "Okonkwo House")
        make_entry("licensing", "Licensing desk", holder="Lou Barnett")
    assert _titles(_ask("okonkwo", Audience.MEMBERS)) == ["Okonkwo House"]
    assert len(_ask("okonkwo").entries) == 3
    assert _titles(_ask("barnett")) == ["Licensing desk"]
    told = _ask("barnett", Audience.MEMBERS)  # as if nobody were called so
    assert told.understood.authorities == ("barnet",)


def test_a_field_is_shown_to_its_audience_and_those_nearer(world: World) -> None:
    make_london()
    seen_by = {Field.PHONE: Audience.PUBLIC, Field.MAILBOX: Audience.MEMBERS, Field.NOTE: Audience.NETWORK}
    with tenant_scope(world.barnet.id):
        make_entry(phone="020 7946 0456", mailbox="team@barnet.example", note="Quietly", seen_by=seen_by)
    shown = {}
    for audience in (Audience.PUBLIC, Audience.MEMBERS, Audience.NETWORK):
        shown[audience] = set(_ask("barnet", audience).entries[0].fields)
    assert shown == {
        Audience.PUBLIC: {Field.PHONE},
        Audience.MEMBERS: {Field.PHONE, Field.MAILBOX},
        Audience.NETWORK: {Field.PHONE, Field.MAILBOX, Field.NOTE},
    }
    assert _ask("020 7946 0456", Audience.PUBLIC).total == 1
    assert _ask("quietly", Audience.MEMBERS).total == 0
    assert _ask("team@barnet.example", Audience.PUBLIC).total == 0


def test_a_police_unit_is_found_by_each_borough_that_it_covers(world: World) -> None:
    make_london()
    with tenant_scope(world.met.id):
        make_entry(
            "police-bcu", "North West unit", covers=("barnet", "bexley"), organisation="Met North West"
        )
        make_entry("police-specialist", "Modern slavery team")
    for typed in ("barnet police", "met bexley", "N3 bcu"):
        assert _titles(_ask(typed)) == ["North West unit"], typed
    assert _titles(_ask("met modern slavery team")) != []
    assert _titles(_ask("metropolitan police specialist crime")) == ["Modern slavery team"]


def test_no_more_than_the_first_pages_are_found(world: World) -> None:
    make_london()
    with tenant_scope(world.barnet.id):
        for number in range(PAGE_SIZE + 3):
            make_entry("housing", f"Housing {number:02}")
    answer = _ask("housing", page=2)
    assert (_titles(answer), answer.total, answer.is_more) == (
        ["Housing 20", "Housing 21", "Housing 22"],
        PAGE_SIZE + 3,
        False,
    )
    assert len(_ask("housing", page=99).entries) == 3
    assert PAGE_SIZE * 10 == MOST_FOUND


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """What is sent to the database meanwhile."""
    sent: list[str] = []
    note = lambda *args: sent.append(args[2])  # noqa: E731 - an event listener of one line
    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def test_a_question_takes_as_many_statements_however_many_are_found(
    london: World, statements: list[str]
) -> None:
    _ask("rbkc housing")
    statements.clear()
    _ask("rbkc housing")
    few = len(statements)
    with tenant_scope(tenant_called("kensington-and-chelsea").id):
        for number in range(8):
            make_entry("housing", f"More housing {number}")
    statements.clear()
    assert len(_ask("rbkc housing").entries) == 9
    assert len(statements) == few <= 14
