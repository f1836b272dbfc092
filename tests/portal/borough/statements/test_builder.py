"""Building a statement: from the list to a draft that is written by two at once."""

from collections.abc import Callable

from tenants.database import db
from tenants.records.statements.queries import get_section, hands_in, sections_of, statements
from tenants.records.statements.rules import Level
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.statements import Stated
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
LIST = "/barnet/statements/"


def _address(statement_id: object, rest: str = "") -> str:
    return f"{LIST}{statement_id}/{rest}"


def _section(stated: Stated) -> str:
    return _address(stated.draft, f"sections/{stated.section}/")


def test_a_statement_is_started_filled_in_when_there_is_none(world: World, browse: Browse) -> None:
    with tenant_scope(world.barnet.id):
        make_guidance()
        db.session.commit()
    lead = browse(world.barnet.lead)
    lead.get(LIST)
    assert "There is no statement here yet." in lead.page.text
    assert "Guidance or custom, not law" in lead.page.text
    assert "30 September" in lead.page.text
    start = next(words for words in lead.page.links if words.startswith("Start the statement"))
    lead.follow(start)
    lead.submit({}, status=422)
    assert lead.page.problems == ["Choose who owns it"]
    lead.submit({"owner": f"person:{world.barnet.owner.id}", "plan": str(world.barnet.plan.plan_id)})
    assert "The portal has filled in what it knows" in lead.page.text
    assert "As the portal filled it in" in lead.page.text
    with tenant_scope(world.barnet.id):
        [found] = statements()
        assert hands_in(found) == {world.barnet.lead.id}
        assert "Actions of our plan" in sections_of(found.id)[4].text


def test_a_year_that_is_taken_is_refused_at_its_field(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"{LIST}start")
    lead.submit({"year_starts_on": ["1", "4", "2025"], "year_ends_on": ["31", "3", "2026"]}, status=422)
    assert "covers a part of this year already. Choose other days." in lead.page.problems[0]


def test_a_section_reaches_its_level_when_its_points_are_ticked(
    world: World, stated: Stated, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get(_address(stated.draft))
    lead.follow("Organisation, structure and supply chains")
    assert "What is missing for level 1" in lead.page.text
    assert "What the portal cannot say" in lead.page.text
    ticked = {f"met-{number}": "y" for number in range(3)}
    lead.submit({"text": "We buy care.\n\n- Homes\n- Cleaning", **ticked, "where-0": "Line 1"}, press="Save")
    assert "Level 1: good practice" in lead.page.text
    assert "3 points for level 2" in lead.page.text
    lead.get(_section(stated))
    assert "What is missing for level 2" in lead.page.text
    with tenant_scope(world.barnet.id):
        section = get_section(stated.draft, stated.section)
        assert (section.level, sorted(section.met.values())) == (Level.ONE, ["", "", "Line 1"])


def test_typed_words_stay_when_the_portal_fills_in_again(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        on_actions = sections_of(sqlite_stated.draft)[4].id
    db.session.close()
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_address(sqlite_stated.draft, f"sections/{on_actions}/"))
    lead.submit({"text": "Our own words."}, press="Save and fill in again")
    assert "They stand beside yours." in lead.page.text
    assert "Actions of our plan" in lead.page.text
    lead.submit({}, press="Save and add the portal’s words below")
    with tenant_scope(sqlite_world.barnet.id):
        section = get_section(sqlite_stated.draft, on_actions)
        assert section.text == f"Our own words.\n\n{section.filled_in}"


def test_the_portals_words_are_only_shown_until_somebody_saves_them(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    with tenant_scope(sqlite_world.barnet.id):
        get_section(sqlite_stated.draft, sqlite_stated.section).filled_in = "We have 12 contracts."
        db.session.commit()
    lead.get(_section(sqlite_stated))
    lead.follow("Use these words in place of mine")
    assert "Nothing is saved until you press Save." in lead.page.text
    with tenant_scope(sqlite_world.barnet.id):
        assert get_section(sqlite_stated.draft, sqlite_stated.section).text == "We buy care and cleaning."
    db.session.close()
    lead.submit({}, press="Save")
    with tenant_scope(sqlite_world.barnet.id):
        assert get_section(sqlite_stated.draft, sqlite_stated.section).text == "We have 12 contracts."


def test_two_officers_write_two_sections_and_only_the_second_of_one_is_asked(
    world: World, stated: Stated, browse: Browse
) -> None:
    lead, joint = browse(world.barnet.lead), browse(world.joint)
    with tenant_scope(world.barnet.id):
        other = sections_of(stated.draft)[1].id
    db.session.close()
    lead.get(_section(stated))
    joint.get(_address(stated.draft, f"sections/{other}/"))
    third = browse(world.barnet.lead)
    third.get(_section(stated))
    joint.submit({"text": "Our policies."}, press="Save")
    lead.submit({"text": "What the lead wrote."}, press="Save")
    third.submit({"text": "What the third wrote."}, press="Save", status=409)
    assert "While you were writing, somebody else changed this." in third.page.text
    assert "What the third wrote." in third.page.html
    third.submit({}, press="Save")
    with tenant_scope(world.barnet.id):
        assert get_section(stated.draft, stated.section).text == "What the third wrote."


def test_personal_data_is_pointed_out_before_it_is_saved(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_address(sqlite_stated.draft, "introduction"))
    lead.submit({"text": "Call 07700 900123 about the case."}, status=422)
    assert "07700 900123" in lead.page.problems[0]


def test_promises_are_made_changed_and_taken_out(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_address(sqlite_stated.draft, "promises/"))
    lead.follow("Add a promise")
    owner = f"person:{sqlite_world.barnet.owner.id}"
    lead.submit({"title": "Visit five sites", "area": "risk", "owner": owner})
    assert "The promise is added." in lead.page.text
    lead.follow("Change Visit five sites")
    lead.submit({"title": "Visit six sites"})
    lead.follow("Take out Visit six sites")
    lead.submit({})
    assert "Visit six sites" not in lead.page.text
    lead.follow("Put the promises in the plan")
    lead.submit({"aim": f"aim:{sqlite_world.barnet.plan.aim_id}"})
    assert "Each promise is an action of the plan now." in lead.page.text
    assert "Not in the plan" not in lead.page.text.partition("Promised now")[2]
    action = next(
        href
        for href in lead.page.links.values()
        if len(href) > len("/barnet/actions/") and href.startswith("/barnet/actions/")
    )
    assert "Promised in" in lead.get(action).text


def test_last_years_promises_are_answered_from_what_was_done(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_address(sqlite_stated.draft, "promises/"))
    lead.follow("Say what became of it : Train every contract manager")
    lead.submit({}, status=422)
    assert lead.page.problems == ["Choose what became of it", "Say what was done, or why it was not"]
    lead.submit({"kept": "partly", "outcome": "Eleven of twelve came."})
    assert "Partly done" in lead.page.text
    assert "Eleven of twelve came." in lead.page.text
    lead.get(_address(sqlite_stated.draft, "read"))
    assert "Eleven of twelve came." in lead.page.text


def test_nobody_writes_while_it_is_in_review(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    with tenant_scope(sqlite_world.barnet.id):
        section = sections_of(sqlite_stated.in_review)[0].id
    db.session.close()
    lead.get(_address(sqlite_stated.in_review, f"sections/{section}/"), status=409)
    assert "It is in review, so its words stay as they were sent." in lead.page.text


def test_what_was_typed_is_refused_when_it_was_sent_meanwhile(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead, joint = browse(sqlite_world.barnet.lead), browse(sqlite_world.joint)
    lead.get(_section(sqlite_stated))
    joint.get(_address(sqlite_stated.draft, "send"))
    joint.submit({})
    lead.submit({"text": "Too late."}, press="Save", status=409)
    with tenant_scope(sqlite_world.barnet.id):
        assert get_section(sqlite_stated.draft, sqlite_stated.section).text == "We buy care and cleaning."


def test_readers_see_the_statement_and_no_way_to_change_it(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    viewer = browse(sqlite_world.barnet.viewer)
    viewer.get(LIST)
    assert not [words for words in viewer.page.links if words.startswith("Start")]
    viewer.get(_address(sqlite_stated.draft))
    assert not {"Send for review", "Introduction"} & set(viewer.page.links)
    viewer.get(_section(sqlite_stated), status=404)
    viewer.get(_address(sqlite_stated.in_review, "approve"), status=404)
    viewer.get(_address(sqlite_stated.in_review, "send-back"), status=403)


def test_a_section_of_another_statement_is_not_found(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_address(sqlite_stated.published, f"sections/{sqlite_stated.section}/"), status=404)
    lead.get(_address(sqlite_stated.published, f"promises/{sqlite_stated.promise}/edit"), status=404)
    lead.get(_address(sqlite_stated.draft, f"last-year/{sqlite_stated.promise}"), status=404)
    lead.get(_address(sqlite_stated.draft, f"last-year/{sqlite_stated.last_promise}"))
