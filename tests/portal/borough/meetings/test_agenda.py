"""Building an agenda on its page, and adding papers."""

from collections.abc import Callable
from io import BytesIO

from tests.factories.meetings import DOCUMENT
from tests.page import text_of
from tests.portal.borough.meetings.conftest import Council, send
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def titles(visitor: Visitor) -> list[str]:
    """The items on the page in order."""
    return [
        text_of(each)
        for each in visitor.page.tree.iter("h2")
        if "portal-agenda__title" in each.get("class", "")
    ]


def test_an_item_is_added_edited_moved_and_taken_off_when_a_lead_does_so(
    council: Council, browse: Browse
) -> None:
    visitor, page = browse(council.lead), council.page(council.met.planned, "items/")
    visitor.get(f"{page}add")
    visitor.submit({"title": "Landlords", "purpose": "decision", "presenter": "Housing", "minutes": "15"})
    assert titles(visitor)[-2:] == ["Landlords", "Any other business"]
    assert "For decision. Housing. 15 minutes" in visitor.page.text
    number = len(titles(visitor)) - 1
    visitor.submit(press=f"Move up item {number}, Landlords")
    assert titles(visitor)[-3] == "Landlords"
    visitor.follow(f"Edit item {number - 1}, Landlords")
    visitor.submit({"title": "Private landlords"})
    visitor.follow(f"Take off item {number - 1}, Private landlords")
    visitor.submit(press="Take it off")
    assert "Private landlords" not in titles(visitor)


def test_clock_times_run_when_items_have_lengths(council: Council, browse: Browse) -> None:
    text = browse(council.lead).get(council.page(council.met.planned, "items/")).text
    assert "1. 10am" in text
    assert "2. 10:05am" in text
    assert "3. 10:15am" in text


def test_carried_items_are_offered_and_brought_in_when_pressed(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.held, "minutes/write"))
    box = next(name for name in _boxes(visitor) if name.endswith("is_to_carry"))
    visitor.submit({box: "y"}, press="Save and go back to the meeting")
    visitor.get(council.page(council.met.planned))
    visitor.follow("Bring in 1 carried-over item first")
    visitor.submit(press="Bring in carried-over items")
    assert titles(visitor).count("Minutes of the last meeting") == 2
    assert "Bring in" not in visitor.page.text


def _boxes(visitor: Visitor) -> list[str]:
    return [
        str(each.get("name")) for each in visitor.page.tree.iter("input") if each.get("type") == "checkbox"
    ]


def test_the_second_keeps_what_they_typed_when_two_edit_an_item(council: Council, browse: Browse) -> None:
    first, second = browse(council.lead), browse(council.lead)
    page = council.page(council.met.planned, f"items/{council.met.item}/")
    for visitor in (first, second):
        visitor.get(page)
    first.submit({"title": "The plan"})
    shown = second.submit({"title": "Our plan"}, status=409)
    assert "While you were writing, somebody else changed this." in shown.text
    assert "Our plan" in shown.html
    second.submit()
    assert "Our plan" in titles(second)


def test_an_item_is_pointed_out_when_it_seems_to_name_somebody(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.planned, "items/add"))
    page = visitor.submit({"title": "Case review", "details": "NHS number 943 476 5919"}, status=422)
    assert page.problems
    assert "943 476 5919" in page.html


def test_a_paper_is_added_to_an_item_and_taken_away_when_a_lead_does_so(
    council: Council, browse: Browse
) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.planned, f"papers/add?item={council.met.item}"))
    visitor.submit({"title": "Data", "url": "https://council.example/data"})
    assert visitor.page.links["Data"] == "https://council.example/data"
    visitor.follow("Take away Data")
    visitor.submit(press="Take it away")
    assert "Data" not in visitor.page.links


def test_a_file_is_kept_when_it_is_what_it_says_and_refused_otherwise(
    council: Council, browse: Browse
) -> None:
    visitor, page = browse(council.lead), council.page(council.met.planned, "papers/add")
    for content, status in ((DOCUMENT, 200), (b"MZ\x90\x00 not a document", 422)):
        file = (BytesIO(content), "minutes.pdf")
        send(visitor, page, {"title": "Minutes", "item": "all", "url": "", "file": file}, status=status)
    assert visitor.page.problems


def test_a_paper_needs_a_link_or_a_file_and_not_both(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.planned, "papers/add"))
    page = visitor.submit({"title": "Data"}, status=422)
    assert page.problems == ["Enter a web address, or choose a file: one of the two"]


def test_an_item_is_not_there_when_the_address_names_another_meeting(
    council: Council, browse: Browse
) -> None:
    visitor = browse(council.lead)
    for rest in (
        f"items/{council.met.item}/",
        f"items/{council.met.item}/remove",
        f"papers/{council.met.file}",
    ):
        visitor.get(council.page(council.met.published, rest), status=404)
    send(
        visitor,
        council.page(council.met.published, f"items/{council.met.item}/move"),
        {"way": "up"},
        status=404,
    )
