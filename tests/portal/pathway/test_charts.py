"""The whole pathway on one page, as somebody opens, reads and prints it who has not signed in."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from tenants import clock
from tests.factories.guidance import make_guidance
from tests.factories.published_pathways import publish_pathway
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


@pytest.fixture
def london(sqlite_world: World) -> World:
    """The small world with the guidance; Barnet follows a pathway of its own."""
    make_guidance()
    publish_pathway(sqlite_world.barnet.id, valid_from=clock.today())
    return sqlite_world


def test_the_table_says_what_the_picture_shows_when_the_chart_is_opened(
    london: World, browse: Browse
) -> None:
    visitor = browse()
    visitor.get("/pathway/barnet/")
    visitor.follow("The whole pathway on one page")
    assert visitor.page.heading == "The whole pathway on one page"
    for words in (
        "1. Is anybody in danger in Barnet? Question",
        "Yes: 2 , Call 999",
        "No: 3 ,",
        "(inferred)",
        "Children’s hub: not given",
        "It ends here",
        "Two boxes cannot be read.",
        "Call 999",
    ):
        assert words in visitor.page.text, visitor.page.text
    visitor.follow("2. Call 999")
    assert visitor.page.heading == "Call 999"


def test_the_picture_runs_nothing_and_keeps_nothing_when_it_is_opened_alone(
    london: World, browse: Browse
) -> None:
    picture = browse().client.get("/pathway/barnet/chart.svg")
    assert picture.status_code == 200 and picture.mimetype == "image/svg+xml"
    assert "Set-Cookie" not in picture.headers
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert "Is anybody in danger" in picture.text and "<script" not in picture.text


def test_one_page_is_printed_when_the_file_is_asked_for(london: World, browse: Browse) -> None:
    answer = browse().client.get("/pathway/national/chart.pdf")
    assert answer.mimetype == "application/pdf"
    assert "National referral pathway" in answer.headers["Content-Disposition"]
    reader = PdfReader(BytesIO(answer.data))
    (page,) = reader.pages
    assert "By the rules of" in page.extract_text()


@pytest.mark.parametrize(("on", "length"), [("2022-12-12", "45 days"), ("2022-12-13", "30 days")])
def test_the_chart_has_the_clock_of_the_day_when_a_day_is_asked_for(
    london: World, browse: Browse, on: str, length: str
) -> None:
    picture = browse().client.get(f"/pathway/national/chart.svg?on={on}").text
    (other,) = {"45 days", "30 days"} - {length}
    period = picture.partition("recovery period of")[2][:60]
    assert length in period and other not in period
    day = date.fromisoformat(on)
    assert f"By the rules of {day.day} December 2022." in picture


@pytest.mark.parametrize("ending", ["chart", "chart.svg", "chart.pdf"])
def test_the_national_chart_stands_in_when_a_place_has_none_of_its_own(
    london: World, browse: Browse, ending: str
) -> None:
    visitor = browse()
    assert visitor.client.get(f"/pathway/bexley/{ending}").status_code == 200
    assert visitor.client.get(f"/pathway/nowhere/{ending}").status_code == 404
    assert visitor.client.get(f"/pathway/bexley/{ending}?on=tomorrow").status_code == 404
