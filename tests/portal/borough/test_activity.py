"""Checks of the page of changes."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from portal.borough.activity.words import Line, label_of, lines_of, what_happened
from tenants import clock
from tenants.audit.queries import Change
from tenants.database import db
from tenants.people import memberships
from tenants.people.permissions import Role
from tenants.records.highlights.rules import half_year_of
from tenants.records.highlights.service import add_section
from tenants.records.meetings.decisions import record_decision
from tenants.records.meetings.minutes import take_minute
from tenants.records.posts.service import create_post
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.meetings import an_item, hold
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.highlights.service import begin_report

Browse = Callable[..., Visitor]
WHO = uuid4()


def _change(**values: object) -> Change:
    whole: dict[str, object] = {
        "at": datetime(2026, 11, 22, tzinfo=UTC),
        "by_name": None,
        "event": "action:re-dated",
        "subject_kind": "action",
        "subject_id": uuid4(),
        "subject_title": "Train staff",
        "before": {},
        "after": {},
    }
    return Change(**(whole | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("action:re-dated", "Action re dated"),
        ("membership:role-changed", "Role changed"),
        ("post:created", "Post added"),
        ("something-new:happened", "Something new happened"),
    ],
)
def test_an_event_reads_as_words_when_it_is_shown(event: str, words: str) -> None:
    assert what_happened(_change(event=event)) == words


def test_a_list_reads_as_words_when_it_is_shown() -> None:
    change = _change(before={}, after={"rungs": ["on the day: owner", "5 working days late: owner, lead"]})
    [line] = lines_of(change, {})
    assert line.after == "on the day: owner, 5 working days late: owner, lead"


def test_values_read_as_words_when_they_are_shown() -> None:
    change = _change(
        before={"due_on": "2026-11-22", "role": "lead", "owner_person_id": str(WHO), "post_id": str(uuid4())},
        after={"due_on": "2027-01-31", "role": "viewer", "claimed": "on-track", "reason": "Staff ill\nAgain"},
    )
    assert lines_of(change, {str(WHO): "Ada Obi"}) == [
        Line("Due", "22 November 2026", "31 January 2027"),
        Line("Role", "Modern slavery lead", "Viewer (councillor or scrutiny)"),
        Line("Owner", "Ada Obi", ""),
        Line("Status", "", "On track"),
        Line("Reason", "", "Staff ill\nAgain"),
    ]


@pytest.mark.parametrize("text", ["20261122", "2026-13-45", "training", "2026-11-22T99:00:00+00:00", "12"])
def test_a_text_is_left_as_it_is_when_it_only_looks_like_something_else(text: str) -> None:
    assert lines_of(_change(after={"reason": text}), {}) == [Line("Reason", "", text)]


def test_a_columns_name_reads_as_a_word_when_nobody_gave_it_one() -> None:
    assert [label_of("handed_over_to"), label_of("until_on")] == ["Handed over to", "Until"]


def test_changes_are_shown_newest_first_and_only_the_tenants_own_when_the_page_is_opened(
    world: World, browse: Browse
) -> None:
    memberships.change_role(world.barnet.owner.id, world.barnet.id, Role.VIEWER, by=world.barnet.lead.id)
    db.session.commit()
    page = browse(world.barnet.lead).get("/barnet/activity/")
    headings = ["".join(each.itertext()) for each in page.tree.iter("h2")]
    assert headings[0] == "Role changed: Barnet Owner"
    assert "was Action owner" in page.text
    assert "Bexley" not in page.text


def test_only_what_is_asked_for_is_shown_when_the_address_names_who_and_what(
    sqlite_world: World, browse: Browse
) -> None:
    barnet = sqlite_world.barnet
    memberships.change_role(barnet.owner.id, barnet.id, Role.VIEWER, by=barnet.lead.id)
    visitor = browse(barnet.lead)
    visitor.get("/barnet/activity/")
    page = visitor.submit({"person": str(barnet.lead.id), "kind": "membership"}, press="Show")
    assert "1 change" in page.text
    page = visitor.get(f"/barnet/activity/?kind=post&person={barnet.lead.id}")
    assert "Nothing has been changed in this way yet." in page.text
    assert visitor.get("/barnet/activity/?kind=%00&person=x&page=nine").status == 200


def test_the_filter_is_kept_when_the_next_page_is_opened(sqlite_world: World, browse: Browse) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        for number in range(30):
            create_post(f"Post {number}", by=None)
    page = browse(sqlite_world.barnet.lead).get("/barnet/activity/?kind=post")
    assert "Showing 1 to 25 of 32 changes" in page.text
    assert page.links["Next page"] == "/barnet/activity/?kind=post&page=2"


def test_nothing_of_unfinished_minutes_is_told_when_somebody_reads_who_does_not_write_them(
    world: World, browse: Browse
) -> None:
    chair = world.lmsl.chair.id
    with tenant_scope(world.lmsl.id):
        board = make_board("Executive group")
        item = an_item(hold(board, clock.today()), "Raid on Acacia Road")
        take_minute(item, "Zebra agreed", is_to_carry=False, seen_version=item.version, by=chair)
        record_decision(item, "Giraffe is asked", by=chair)
        add_section(
            begin_report(board.id, half_year_of(clock.today()), by=chair, today=clock.today()),
            "Walrus",
            "Not finished",
            by=chair,
        )
        db.session.commit()
    secret = ("Acacia", "Zebra", "Giraffe", "Walrus")
    shown = browse(world.lmsl.chair).get("/lmsl/activity/").text
    assert all(word in shown for word in secret)
    reader = browse(world.lmsl.executive)
    for query in ("", "?kind=agendaitem", "?kind=decision", "?kind=highlightreport"):
        shown = reader.get(f"/lmsl/activity/{query}").text
        assert not [word for word in secret if word in shown]
        assert "Executive group" in shown  # what is no secret is told as before
