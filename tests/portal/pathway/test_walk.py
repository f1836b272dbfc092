"""The walk through a referral pathway, as somebody takes it who has not signed in."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest

from tenants import clock
from tests.factories.guidance import make_guidance
from tests.factories.published_pathways import publish_pathway
from tests.factories.world import World
from tests.page import text_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]

PAGES = ("", "danger", "signs", "do-and-dont", "first-responders", "good-referral")


@pytest.fixture
def london(sqlite_world: World) -> World:
    """The small world with the guidance; Barnet follows a pathway of its own."""
    make_guidance()
    publish_pathway(sqlite_world.barnet.id, valid_from=clock.today())
    return sqlite_world


def _links(visitor: Visitor, kind: str) -> list[str]:
    """Where the links of a kind lead."""
    links = visitor.page.tree.iter("a")
    return [link.get("href", "") for link in links if kind in link.get("class", "").split()]


def _onward(visitor: Visitor) -> list[str]:
    """Where the answers lead, or the way on; the way to the weather is none."""
    ways = [*_links(visitor, "portal-answer"), *_links(visitor, "portal-onward__button")]
    return [urljoin(visitor.page.url, way) for way in ways]


def test_a_social_worker_comes_to_the_referral_of_a_child_when_the_age_is_unsure(
    london: World, browse: Browse
) -> None:
    visitor = browse()
    visitor.get("/pathway/")
    visitor.submit({"place": "bexl"})
    assert visitor.page.url == "/pathway/bexley/"
    visitor.follow("Start now")
    for answer in (
        "No, everybody is safe for now",
        "Yes, they are open",
        "I am not sure whether they are under 18",
    ):
        visitor.follow(answer)
    assert visitor.page.heading == "Treat them as a child until their age is decided"
    for onward in ("Go on as for a child", "I have made the safeguarding referral"):
        visitor.follow(onward)
    assert visitor.page.links[
        "Independent Child Trafficking Guardians, day and night: Call 0800 043 4303"
    ].endswith(":08000434303")
    visitor.follow("I have called them, or they do not cover this place")
    visitor.follow("Yes, we are a first responder")
    assert "It is about one person" in visitor.page.text
    visitor.follow("I am ready for the form")
    assert visitor.page.heading == "Send the NRM referral for the child"
    assert "does not have to agree" in visitor.page.text


def test_every_end_of_the_national_pathway_is_walked_to_by_links_alone(london: World, browse: Browse) -> None:
    visitor = browse()
    waiting, seen, ends = ["/pathway/national/"], set[str](), set[str]()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        visitor.get(address)
        onward = _onward(visitor)
        if not onward:
            ends.add(visitor.page.heading)
        waiting += [way for way in onward if way not in seen and way not in waiting]
    assert ends == {
        "Keep the door open",
        "Until the decision comes",
        "Plan with them what comes next",
    }
    assert len(seen) == 31  # the first page, and every step


@pytest.mark.parametrize("place", ["national", "barnet", "bexley"])
def test_every_page_has_the_way_out_and_the_number_to_call(london: World, browse: Browse, place: str) -> None:
    visitor = browse()
    first = "begin" if place == "barnet" else "danger"
    for page in PAGES:
        answer = visitor.client.get(f"/pathway/{place}/{first if page == 'danger' else page}")
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store"
        visitor.get(answer.request.path)
        [way_out] = _links(visitor, "govuk-js-exit-this-page-button")
        assert way_out == "https://www.bbc.co.uk/weather"
        assert _links(visitor, "portal-danger__call") == ["tel:999"]
        words = visitor.page.text
        assert "version 2, April 2026 (21 April 2026)" in words


def test_nothing_is_sent_by_the_boxes_that_a_reader_ticks(london: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/pathway/national/quality")
    boxes = [each for each in visitor.page.tree.iter("input") if each.get("type") == "checkbox"]
    assert len(boxes) == 11
    assert not any(box.get("name") for box in boxes)
    assert visitor.page.forms == []


@pytest.mark.parametrize(
    ("step", "words", "leads_to"),
    [
        ("danger", "Back", "/pathway/national/"),
        ("call-999", "Back", "/pathway/national/danger"),
        ("hours", "Back to “Is anybody in immediate danger?”", "/pathway/national/danger"),
        ("reasonable-grounds", "Back to “Who are you worried about?”", "/pathway/national/who"),
    ],
)
def test_the_way_back_says_where_it_leads_when_there_are_several(
    london: World, browse: Browse, step: str, words: str, leads_to: str
) -> None:
    visitor = browse()
    visitor.get(f"/pathway/national/{step}")
    assert visitor.page.links[words] == leads_to


def test_the_rules_of_a_former_day_are_kept_through_the_walk(london: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/pathway/bexley/")
    visitor.submit({"on": "12 December 2022"})
    assert visitor.page.url == "/pathway/bexley/?on=2022-12-12"
    visitor.follow("A recovery period of at least 45 days")
    assert "As the rules stood on 12 December 2022." in visitor.page.text
    visitor.follow("Go on to the second decision")
    assert visitor.page.url == "/pathway/bexley/conclusive-grounds?on=2022-12-12"
    for words in ("Signs", "Negative"):
        assert visitor.page.links[words].endswith("?on=2022-12-12")
    visitor.follow("Go to today’s rules")
    assert "A recovery period of at least 30 days" in visitor.page.links


@pytest.mark.parametrize("today", ["", "today"])
def test_the_address_holds_no_day_when_the_rules_are_todays(
    london: World, browse: Browse, today: str
) -> None:
    visitor = browse()
    visitor.get(f"/pathway/bexley/?on={clock.today().isoformat() if today else ''}")
    assert visitor.page.url == "/pathway/bexley/"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("next Tuesday", "Write the day with its month and year, like 12 December 2022"),
        ("31 February 2023", "The day must be a real date: February 2023 has 28 days"),
        ("1 1 2014", "The day must be 1 November 2015 or later: the portal has no rules before it"),
    ],
)
def test_the_form_names_the_cure_and_keeps_what_was_typed_when_the_day_is_none(
    london: World, browse: Browse, typed: str, words: str
) -> None:
    visitor = browse()
    visitor.get("/pathway/barnet/")
    visitor.submit({"on": typed}, status=422)
    assert visitor.page.problems == [words]
    [field] = [each for each in visitor.page.tree.iter("input") if each.get("id") == "on"]
    assert field.get("value") == typed


@pytest.mark.parametrize(
    "address",
    [
        "/pathway/nowhere/",
        "/pathway/met/",
        "/pathway/nowhere/danger",
        "/pathway/national/nothing",
        "/pathway/barnet/recovery",  # followed, but no step of its own
        "/pathway/national/danger?on=2014-01-01",
        "/pathway/national/danger?on=yesterday",
        "/pathway/national/danger?on=20261122",
        "/pathway/?on=9999-99-99",
    ],
)
def test_a_page_is_not_found_when_there_is_no_such_place_step_or_day(
    london: World, browse: Browse, address: str
) -> None:
    browse().get(address, status=404)


def test_a_tenants_own_pathway_says_what_it_rests_on_and_what_is_unsure(
    london: World, browse: Browse
) -> None:
    visitor = browse()
    visitor.get("/pathway/barnet/")
    assert "Two boxes cannot be read." in visitor.page.text
    visitor.follow("Start now")
    words = visitor.page.text
    assert "“No”: where it leads is not in the source: it follows usual practice." in words
    assert "“Yes”: where" not in words
    assert "Barnet’s own pathway, edition 1" in words
    assert "9am to 5.15pm" in words
    assert visitor.page.links["Call 020 7946 0100"] == "tel:02079460100"
    assert "Barnet has not said so here yet." in words  # whether a panel decides


def test_an_address_of_a_website_can_only_be_one(london: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/pathway/barnet/call")
    leads_to = [link.get("href", "") for link in visitor.page.tree.iter("a")]
    assert "https://javascript:alert(1)" in leads_to
    assert not [where for where in leads_to if where.startswith("javascript")]
    assert "Barnet’s pathway leaves out how to reach them." in visitor.page.text
    assert [text_of(each) for each in visitor.page.tree.iter("h1")] == ["Call 999"]
