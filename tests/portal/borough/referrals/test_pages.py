"""The pages of the referral log: logging, reading, deciding, what is late, and who may see it."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.referrals.models import Referral
from tenants.records.referrals.queries import get_types
from tenants.scope import tenant_scope
from tests.factories.referrals import Logged, counting_standard, furnish_referrals, make_referral
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
TODAY = clock.today()


def three(day: date) -> list[str]:
    """What somebody types into the three boxes."""
    return [str(day.day), str(day.month), str(day.year)]


SHORT: dict[str, object] = {
    "referred_on": three(TODAY),
    "route": "nrm",
    "age_band": "adult",
    "types": ["labour"],
}


@pytest.fixture
def world(sqlite_world: World) -> World:
    """One database is enough here: the records are tested on both."""
    return sqlite_world


@pytest.fixture
def logged(world: World) -> Logged:
    """Barnet's log with three entries."""
    with tenant_scope(world.barnet.id):
        made = furnish_referrals(world.barnet)
        db.session.commit()
    return made


@pytest.fixture
def lead(world: World, browse: Browse) -> Visitor:
    """Barnet's lead, with the counting standard loaded."""
    counting_standard()
    db.session.commit()
    return browse(world.barnet.lead)


def the_only_one(world: World) -> Referral:
    """The entry of Barnet's log."""
    with tenant_scope(world.barnet.id):
        return db.session.scalars(select(Referral)).one()


def test_a_referral_is_logged_when_four_questions_are_answered(world: World, lead: Visitor) -> None:
    lead.get("/barnet/referrals/")
    assert "There is no referral in the log yet." in lead.page.text
    lead.follow("Log a referral")
    lead.submit(SHORT | {"types": ["labour", "sexual"], "note": "two adults, car wash"}, press="Save")
    assert lead.page.heading.startswith("Referral of") and "two adults, car wash" in lead.page.text
    assert "Labour, Sexual" in lead.page.text and "Waiting: reasonable grounds" in lead.page.text
    made = the_only_one(world)
    with tenant_scope(world.barnet.id):
        assert get_types(made.id) == ("labour", "sexual")


def test_every_question_is_named_when_it_is_not_answered(lead: Visitor) -> None:
    lead.get("/barnet/referrals/log")
    lead.submit({}, press="Save", status=422)
    assert lead.page.problems == [
        "Enter the date of the referral, or its month and year",
        "Route: choose one",
        "Age: choose one",
        "Exploitation: choose at least one",
    ]


@pytest.mark.parametrize("note", ["dob 12/03/1998", "see NRM 123456"])
def test_nothing_is_kept_or_lost_when_a_note_shows_somebody(world: World, lead: Visitor, note: str) -> None:
    lead.get("/barnet/referrals/log")
    lead.submit(SHORT | {"note": f"two adults, {note}", "place": "here"}, press="Save", status=422)
    (problem,) = lead.page.problems
    assert problem.startswith("Take out “")
    with tenant_scope(world.barnet.id):
        assert db.session.scalars(select(Referral)).all() == []
    lead.submit({"note": "two adults, car wash"}, press="Save")
    assert the_only_one(world).place == "here"


def test_the_month_is_enough_when_the_day_is_left_empty(world: World, lead: Visitor) -> None:
    lead.get("/barnet/referrals/log")
    lead.submit(SHORT | {"referred_on": ["", "10", "2026"]}, press="Save")
    assert lead.page.heading == "Referral of October 2026"
    lead.follow("Edit")
    lead.submit({"place": "here"})
    found = the_only_one(world)
    assert (found.referred_on, found.is_month_only, found.place) == (date(2026, 10, 1), True, "here")


def test_the_next_one_begins_with_the_same_service_when_another_is_logged(lead: Visitor) -> None:
    lead.get("/barnet/referrals/log")
    lead.submit(SHORT | {"service_key": "housing"}, press="Save and log another")
    assert lead.page.heading == "Log a referral" and "service_key=housing" in lead.page.url
    lead.submit(SHORT, press="Save")
    lead.get("/barnet/referrals/?service=housing")
    assert "2 referrals" in lead.page.text


def test_the_other_entry_is_pointed_out_when_the_key_is_there_already(world: World, lead: Visitor) -> None:
    for press in ("Save and log another", "Save"):
        lead.get("/barnet/referrals/log")
        status = 200 if press != "Save" else 422
        lead.submit(SHORT | {"key": "a-10234"}, press=press, status=status)
    assert lead.page.problems[0].startswith("An entry has this key already.")
    first = the_only_one(world)
    assert str(first.id) in lead.page.html and str(first.key_hash) not in lead.page.html
    lead.submit({"is_another": "y"}, press="Save")
    assert "a-10234" not in lead.page.html.lower() and "It has a key, which is never shown." in lead.page.text


@pytest.mark.parametrize("key", ["Ana", "NRM123456", "QQ123456C", "943 476 5919", "9434765919", "12-03-1998"])
def test_a_key_is_refused_when_others_know_somebody_by_it(lead: Visitor, key: str) -> None:
    lead.get("/barnet/referrals/log")
    lead.submit(SHORT | {"key": key}, press="Save", status=422)
    assert len(lead.page.problems) == 1 and "key" in lead.page.problems[0]


def test_a_decision_is_written_down_and_asking_again_is_settled(
    world: World, logged: Logged, lead: Visitor
) -> None:
    lead.get(f"/barnet/referrals/{logged.negative}/")
    assert "A negative decision stands." in lead.page.text
    lead.follow("Say that it was asked")
    lead.submit({"reconsidered_stage": "reasonable", "reconsideration_asked_on": three(TODAY)})
    assert "Asked to be looked at again" in lead.page.text
    with tenant_scope(world.barnet.id):
        owed = find_obligation(Kind.RECONSIDERATION, logged.negative)
        assert owed is not None and owed.done_on == TODAY


def test_the_order_of_decisions_is_said_when_they_cannot_be(logged: Logged, lead: Visitor) -> None:
    lead.get(f"/barnet/referrals/{logged.waiting}/decisions")
    lead.submit({"conclusive_outcome": "positive", "conclusive_on": three(TODAY)}, status=422)
    assert lead.page.problems == [
        "Say first what the reasonable grounds decision was. Only panels make both at once."
    ]


def test_nobody_is_reminded_when_it_is_decided_not_to_ask(logged: Logged, lead: Visitor) -> None:
    lead.get(f"/barnet/referrals/{logged.negative}/decline")
    lead.submit({"reason": "No new evidence"})
    assert "Nobody asks that the decision is looked at again. No new evidence" in lead.page.text


def test_an_entry_is_gone_when_it_is_taken_out(logged: Logged, lead: Visitor) -> None:
    lead.get(f"/barnet/referrals/{logged.outside}/")
    lead.follow("Delete it")  # “take out” is what the list says of a file that leaves the portal
    lead.submit({"reason": ""}, status=422)
    assert lead.page.problems == ["Say why it is deleted"]
    lead.submit({"reason": "Logged twice"})
    assert lead.page.heading == "Referrals" and "2 referrals" in lead.page.text
    lead.get(f"/barnet/referrals/{logged.outside}/", status=404)


def test_history_says_what_was_changed_and_never_to_what(logged: Logged, lead: Visitor) -> None:
    lead.get(f"/barnet/referrals/{logged.waiting}/edit")
    lead.submit({"note": "four men, farm", "place": "london"})
    lead.get(f"/barnet/referrals/{logged.waiting}/history")
    assert "note: …" in lead.page.text.lower() and "place: …" in lead.page.text.lower()
    assert "farm" not in lead.page.text and "Elsewhere" not in lead.page.text


def test_a_change_is_refused_when_somebody_else_was_quicker(
    world: World, logged: Logged, lead: Visitor, browse: Browse
) -> None:
    address, other = f"/barnet/referrals/{logged.waiting}/edit", browse(world.joint)
    lead.get(address)
    other.get(address)
    other.submit({"place": "here"})
    lead.submit({"place": "london"}, status=409)
    assert "somebody else changed this" in lead.page.text
    lead.submit({})
    assert "Elsewhere in London" in lead.page.text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", "3 referrals"),
        ("route=outside", "1 referral in"),
        ("state=waiting-rg", "1 referral in"),
        ("state=to-reconsider", "1 referral in"),
        ("state=late-rg", "1 referral in"),
        ("state=waiting-cg", "No referrals"),
        ("state=decided&route=nrm", "1 referral in the last 12 months: Decided, National Referral Mechanism"),
        ("state=incomplete", "3 referrals"),
        ("type=sexual", "No referrals"),
        ("age=adult&type=labour&period=all", "2 referrals"),
        ("period=2022", "No referrals, April 2022 to March 2023"),
        ("state=nonsense&what=ever&page=99", "3 referrals"),
    ],
)
def test_the_list_shows_what_its_address_asks_for(
    logged: Logged, lead: Visitor, query: str, count: str
) -> None:
    lead.get(f"/barnet/referrals/?{query}")
    assert count in lead.page.text


def test_late_decisions_stand_with_the_rule_of_their_time(
    world: World, logged: Logged, lead: Visitor
) -> None:
    with tenant_scope(world.barnet.id):
        for decided_on in (date(2022, 12, 12), date(2022, 12, 13)):
            make_referral(
                referred_on=date(2022, 12, 1), reasonable_on=decided_on, reasonable_outcome="positive"
            )
        make_referral(
            referred_on=date(2024, 1, 2),
            reasonable_on=date(2024, 3, 1),
            reasonable_outcome="positive",
            conclusive_on=date(2024, 3, 30),
            conclusive_outcome="positive",
        )
        db.session.commit()
    lead.get("/barnet/referrals/late?period=all")
    assert "Reasonable grounds, still waited for: 1 late decision" in lead.page.text
    assert "3 reasonable grounds decisions came late of 4" in lead.page.text
    assert "38 working days" in lead.page.text
    assert "Reasonable grounds decision, wherever possible: 5 working days" in lead.page.text
    assert "26 January 2023 Recovery period, at least: 45 days" in lead.page.text
    assert "12 January 2023 Recovery period, at least: 30 days" in lead.page.text
    assert "Conclusive decisions before the recovery period had ended" in lead.page.text
    assert "Waiting for the conclusive grounds decision" not in lead.page.text  # the heading says it once


def test_what_is_invented_is_said_once_when_the_whole_list_is(world: World, lead: Visitor) -> None:
    with tenant_scope(world.barnet.id):
        make_referral(is_demonstration=True)
        make_referral(is_demonstration=True)
        db.session.commit()
    lead.get("/barnet/referrals/")
    assert "All of these are made up" in lead.page.text and "Invented" not in lead.page.text
    with tenant_scope(world.barnet.id):
        make_referral()
        db.session.commit()
    text = lead.get("/barnet/referrals/").text
    assert "All of these" not in text and text.count("Invented") == 3  # two rows, and what the word means


def test_each_service_sees_what_it_leaves_out(world: World, logged: Logged, lead: Visitor) -> None:
    with tenant_scope(world.barnet.id):
        make_referral(service_key="housing", place="unknown")
        db.session.commit()
    lead.get("/barnet/referrals/completeness")
    assert "4 referrals" in lead.page.text and "No service named" in lead.page.text
    assert "Where it happened (1)" in lead.page.text


def test_gender_is_not_asked_when_the_council_leaves_it_out(lead: Visitor) -> None:
    lead.get("/barnet/referrals/settings")
    lead.submit({"has_gender": None})
    lead.get("/barnet/referrals/log")
    assert "Nationality group" in lead.page.text and "Gender" not in lead.page.text


@pytest.mark.parametrize(
    "path", ["", "log", "late", "completeness", "settings", "{}/", "{}/edit", "{}/history"]
)
def test_only_leads_see_the_log(world: World, logged: Logged, browse: Browse, path: str) -> None:
    address = f"/barnet/referrals/{path.format(logged.waiting)}"
    for other in (world.barnet.owner, world.barnet.viewer, world.barnet.training):
        browse(other).get(address, status=404)
    browse(world.bexley.lead).get(address, status=404)


def test_an_entry_of_another_council_is_not_found(world: World, logged: Logged, browse: Browse) -> None:
    bexleys = browse(world.bexley.lead)
    for path in ("", "edit", "decisions", "decline", "remove", "history"):
        bexleys.get(f"/bexley/referrals/{logged.waiting}/{path}", status=404)
    bexleys.get(f"/bexley/referrals/{UUID(int=7)}/", status=404)


def test_days_left_to_ask_are_told_when_a_decision_is_negative(logged: Logged, lead: Visitor) -> None:
    lead.get(f"/barnet/referrals/{logged.negative}/")
    last = TODAY + timedelta(days=27)
    assert f"Last day to ask {last.day} {last:%B %Y}" in lead.page.text
