"""Levels, groups, courses, trainers, refreshers and settings through their pages."""

from collections.abc import Callable

import pytest

from tenants.database import db
from tenants.records.obligations.queries import open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.training.queries import count_names, has_names
from tenants.records.training.settings import turn_names_on
from tenants.scope import tenant_scope
from tests.factories.training import Trained, make_training_framework
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def test_coverage_can_be_set_up_from_nothing(sqlite_world: World, browse: Browse) -> None:
    make_training_framework()
    db.session.commit()
    visitor = browse(sqlite_world.barnet.training)
    visitor.get("/barnet/training/")
    visitor.follow("Take over a framework, or add your own levels")
    visitor.follow("Look at it and take it over (Two steps)")
    assert "Step two" in visitor.submit().text
    visitor.get("/barnet/training/groups/add")
    visitor.submit({"title": "Wardens", "department": "Housing", "people": "12"})
    visitor.follow("Wardens")
    visitor.follow("Add a level they need")
    assert "Choose the level that the group needs" in visitor.submit(status=422).problems
    choices = [each.get("value") for each in visitor.page.tree.iter("option") if each.get("value")]
    visitor.submit({"level": choices[0]})
    assert "0 of 12 people" in visitor.get("/barnet/training/").text


def test_a_headcount_is_kept_beside_the_earlier_ones(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get(f"/barnet/training/groups/{log.housing}/headcount")
    assert visitor.submit({"people": "-3"}, status=422).problems == [
        "How many people are in it: enter a whole number from 0 to 99999"
    ]
    page = visitor.submit({"people": "24", "counted_on": ["1", "11", "2026"]})
    assert "1 November 2026" in page.text
    assert "22 November 2026" in page.text


def test_the_count_of_people_outside_is_refused_at_its_field(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get("/barnet/training/groups/add")
    page = visitor.submit({"title": "Hotels", "kind": "outside", "people": "5"}, status=422)
    assert page.problems == ["People outside the council are not counted: leave this empty."]


def test_a_pledge_is_counted_down(sqlite_world: World, log: Trained, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.viewer).get("/barnet/training/trainers/")
    row = page.text[page.text.index("Community safety team") :]
    assert "4 sessions" in row
    assert " 1 3" in row


def test_a_refresher_is_settled_with_a_reason(sqlite_world: World, log: Trained, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get("/barnet/training/refreshers/")
    visitor.follow("Settle for Housing officers, 31 December 2026")
    assert visitor.submit(status=422).problems == ["Say why they need no refresher"]
    assert visitor.submit({"people": "25", "because": "Left"}, status=422).problems == [
        "Enter a whole number from 1 to 24."
    ]
    page = visitor.submit({"people": "24", "because": "Left the council"})
    assert "24 people need none: Left the council" in page.text
    with tenant_scope(sqlite_world.barnet.id):
        assert open_obligations(kinds=[Kind.REFRESHER]) == []


def test_another_post_is_reminded_when_the_settings_say_so(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get("/barnet/training/settings/")
    visitor.submit({"owner_post": str(sqlite_world.barnet.plan.held_post_id)})
    page = visitor.get("/barnet/training/refreshers/")
    assert "Procurement manager (Barnet Procurement)" in page.text


def test_only_a_lead_can_turn_names_on(sqlite_world: World, log: Trained, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.training)
    page = visitor.get("/barnet/training/settings/")
    assert "Names are off." in page.text
    assert "Turn names on" not in page.links
    visitor.get("/barnet/training/settings/names", status=404)
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/training/settings/")
    lead.follow("Turn names on")
    assert "Names are personal data." in lead.page.text
    assert lead.submit(status=422).problems == [
        "Tick the box to confirm, or go back without changing anything."
    ]
    assert "Names are on." in lead.submit({"is_sure": "y"}).text


def test_names_are_seen_by_those_who_look_after_training_and_nobody_else(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    address = f"/barnet/training/sessions/{log.held}/"
    writer = browse(sqlite_world.barnet.training)
    writer.get(f"{address}names", status=404)
    with tenant_scope(sqlite_world.barnet.id):
        turn_names_on(by=sqlite_world.barnet.lead.id)
        db.session.commit()
    writer.get(f"{address}names")
    assert "Ada Example" in writer.submit({"names": "Ada Example\nBo Other"}).text
    for person in (sqlite_world.barnet.viewer, sqlite_world.barnet.owner, sqlite_world.barnet.procurement):
        reader = browse(person)
        assert "Ada Example" not in reader.get(address).html
        reader.get(f"{address}names", status=404)
    lead = browse(sqlite_world.barnet.lead)
    for elsewhere in ("activity/", "training/", "training/sessions/", "deadlines/", ""):
        assert "Ada Example" not in lead.get(f"/barnet/{elsewhere}").html


def test_every_name_is_deleted_when_a_lead_turns_names_off(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/training/settings/names")
    lead.submit({"is_sure": "y"})
    lead.get(f"/barnet/training/sessions/{log.held}/names")
    lead.submit({"names": "Ada Example"})
    page = lead.get("/barnet/training/settings/names")
    assert "1 name is kept." in page.text
    lead.submit({"is_sure": "y"})
    with tenant_scope(sqlite_world.barnet.id):
        assert (count_names(), has_names()) == (0, False)


def test_no_name_is_lost_when_two_leads_turn_names_on_at_once(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/training/settings/names")
    with tenant_scope(sqlite_world.barnet.id):
        turn_names_on(by=sqlite_world.barnet.lead.id)
        db.session.commit()
    lead.submit({"is_sure": "y"}, status=409)
    with tenant_scope(sqlite_world.barnet.id):
        assert has_names()


_WRITING = (
    "sessions/plan",
    "sessions/log",
    "sessions/{held}/edit",
    "sessions/{held}/attendance",
    "sessions/{held}/cancel",
    "sessions/{held}/evaluations/add",
    "sessions/{held}/evaluations/{evaluation}/",
    "sessions/{held}/evaluations/{evaluation}/remove",
    "groups/add",
    "groups/{housing}/edit",
    "groups/{housing}/headcount",
    "groups/{housing}/levels/add",
    "groups/{housing}/end",
    "requirements/{requirement}/end",
    "courses/add",
    "courses/{course}/",
    "courses/{course}/end",
    "levels/add",
    "levels/{level}/",
    "levels/{level}/end",
    "trainers/add",
    "trainers/{trainer}/",
    "trainers/{trainer}/end",
    "refreshers/{refresher}/settle",
    "settings/",
)


def _at(path: str, log: Trained) -> str:
    return path.format(**{name: getattr(log, name) for name in log.__slots__})


def test_every_page_opens_for_the_training_officer_and_no_writing_page_for_a_reader(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    writer, reader = browse(sqlite_world.barnet.training), browse(sqlite_world.barnet.owner)
    for path in _WRITING:
        writer.get(f"/barnet/training/{_at(path, log)}")
        reader.get(f"/barnet/training/{_at(path, log)}", status=404)
    for path in ("", "sessions/", "refreshers/", "groups/", "courses/", "levels/", "trainers/"):
        reader.get(f"/barnet/training/{path}")


@pytest.mark.parametrize("path", [path for path in _WRITING if "{" in path])
def test_the_neighbours_record_is_not_found(
    sqlite_world: World, log: Trained, theirs: Trained, browse: Browse, path: str
) -> None:
    browse(sqlite_world.barnet.lead).get(f"/barnet/training/{_at(path, theirs)}", status=404)
