"""The pages of figures: true counts for those who see the log, and shared years for everybody else."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from uuid import UUID

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.figures import entry, fill_log, some_entries
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
TODAY = date(2026, 11, 22)
YEARS = "/barnet/figures/years/"


@pytest.fixture(autouse=True)
def _today(on_day: Callable[..., AbstractContextManager[object]]) -> Iterator[None]:
    with on_day(TODAY):
        yield


@pytest.fixture
def logged(sqlite_world: World) -> World:
    """Forty entries of 2024/25 and two of this month in Barnet's log."""
    make_guidance()
    with tenant_scope(sqlite_world.barnet.id):
        fill_log([*some_entries(2024, 40), *(entry(date(2026, 11, 2), is_demonstration=True) for _ in "ab")])
        db.session.commit()
    return sqlite_world


@pytest.fixture
def lead(logged: World, browse: Browse) -> Visitor:
    """Barnet's lead, signed in."""
    return browse(logged.barnet.lead)


def _share(lead: Visitor) -> str:
    lead.get(f"{YEARS}share/2024")
    return lead.submit(press="Share 2024/25").url


def test_the_last_twelve_months_are_shown_when_the_page_is_opened(lead: Visitor) -> None:
    page = lead.get("/barnet/figures/")
    assert "2 referrals from 1 December 2025 to 22 November 2026" in page.text
    assert "invented for a demonstration" in page.text and "Compared with other figures" in page.links
    assert page.links["Log a referral"] == "/barnet/referrals/log"
    assert "40 referrals from 1 April 2024 to 31 March 2025" in lead.get(f"{page.url}?period=2024").text


def test_nothing_is_said_to_be_none_when_the_log_had_not_begun(lead: Visitor) -> None:
    page = lead.get("/barnet/figures/?period=2022")
    assert "Not known how many referrals there were from 1 April 2022 to 31 March 2023" in page.text
    assert "0 referrals" not in page.text and "Referrals by month and route" not in page.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=1+May+2024&to=June+2024", "from 1 May 2024 to 30 June 2024"),
        ("from=June+2024&to=May+2024", "from 31 May 2024 to 1 June 2024"),
        ("from=2024-05-01&to=1+May+2030", "Figures go up to today"),
        ("from=1+May+2016", "over at most ten years"),
        ("from=gibberish", "We could not read those days"),
        ("from=1+May+2030&to=1+May+2031", "Those days have not come yet"),
        ("period=1066", "There is no such period"),
        ("to=31+March+2025", "from 1 April 2024 to 31 March 2025"),
    ],
)
def test_the_days_shown_are_said_when_the_address_asks_for_some(
    lead: Visitor, query: str, words: str
) -> None:
    assert words in lead.get(f"/barnet/figures/?{query}").text


def test_every_picture_has_words_and_a_table_when_a_year_is_shown(lead: Visitor) -> None:
    page = lead.get("/barnet/figures/?period=2024")
    pictures = [each for each in page.tree.iter("img") if "/figures/pictures/" in each.get("src", "")]
    tables = page.tree.findall(".//table")
    assert len(pictures) > 10 and len(tables) == 17
    folded = [each.get("class", "") for each in page.tree.findall(".//section//details")]
    assert all("portal-on-paper" in each for each in folded)  # nothing can be opened on paper
    assert all(len(each.get("alt", "")) > 40 for each in pictures)
    picture = lead.get(str(pictures[0].get("src")))
    assert picture.headers["Content-Type"].startswith("image/svg+xml")
    assert picture.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("kind", "starts"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")]
)
def test_a_figure_is_saved_with_its_source_when_a_file_is_asked_for(
    lead: Visitor, kind: str, starts: bytes
) -> None:
    answer = lead.client.get(f"/barnet/figures/files/types.{kind}?period=2024")
    assert answer.status_code == 200 and answer.data.startswith(starts)
    assert answer.headers["Cache-Control"] == "no-store"
    assert f"2024-25.{kind}" in answer.headers["Content-Disposition"]


def test_a_picture_says_who_may_see_it_and_what_is_invented_when_it_leaves_the_page(lead: Visitor) -> None:
    address = "/barnet/figures/files/types.svg?period="
    true_year, with_invented = (lead.client.get(f"{address}{each}").data for each in ("2024", "last-12"))
    assert b"Small counts: somebody who knows the place" in true_year and b"invented" not in true_year
    assert b"invented for a demonstration" in b" ".join(with_invented.split())


def test_viewers_are_told_when_a_shared_year_was_invented(
    lead: Visitor, logged: World, browse: Browse
) -> None:
    address, viewer = _share(lead), browse(logged.barnet.viewer)
    assert "invented for a demonstration" not in viewer.get(address).text
    with tenant_scope(logged.barnet.id):
        fill_log([entry(date(2024, 6, 1), is_demonstration=True)])
        db.session.commit()
    assert "invented for a demonstration" in viewer.get(address).text


def test_all_figures_are_one_workbook_when_it_is_asked_for(lead: Visitor) -> None:
    assert lead.client.get("/barnet/figures/workbook?period=2024").data.startswith(b"PK")


@pytest.mark.parametrize(
    "path",
    ["pictures/names.svg", "files/types.exe", "files/names.csv", "years/share/2026", "years/share/9999999"],
)
def test_an_address_answers_404_when_there_is_nothing_there(lead: Visitor, path: str) -> None:
    lead.get(f"/barnet/figures/{path}", status=404)


def test_viewers_see_shared_years_and_no_true_count_when_they_open_figures(
    lead: Visitor, logged: World, browse: Browse
) -> None:
    preview = lead.get(f"{YEARS}share/2024")
    assert "In the log" in preview.text and "Hidden" in preview.text
    address = _share(lead)
    viewer = browse(logged.barnet.viewer)
    assert viewer.get("/barnet/figures/").heading == "Figures"
    page = viewer.follow("2024/25")
    assert page.url == address and "In the log" not in page.text and "Hidden" in page.text
    assert viewer.get(f"{address}pictures/ages.svg").status == 200
    assert b"Duty to Notify,Hidden" in viewer.client.get(f"{address}files/routes.csv").data
    for path in ("pictures/types.svg", "files/types.csv", "workbook", "years/share/2024"):
        viewer.get(f"/barnet/figures/{path}", status=404)
    viewer.get(f"{address}withdraw", status=404)


def test_nobody_but_who_sees_the_log_opens_a_year_when_it_is_taken_back(
    lead: Visitor, logged: World, browse: Browse
) -> None:
    address = _share(lead)
    lead.get(f"{address}withdraw")
    assert "taken back" in lead.submit(press="Take it back").text
    assert "Taken back on 22 November 2026" in lead.get(address).text
    viewer = browse(logged.barnet.owner)
    viewer.get(address, status=404)
    viewer.get(f"{address}files/ages.csv", status=404)
    assert "No year is shared yet" in viewer.get("/barnet/figures/").text


def test_a_second_look_is_refused_in_words_when_a_year_is_shared_already(lead: Visitor) -> None:
    lead.get(f"{YEARS}share/2024")
    other = lead.page
    lead.submit(press="Share 2024/25")
    lead.page = other
    assert "a second look at the same year" in lead.submit(press="Share 2024/25", status=409).text


def test_the_page_says_where_to_begin_when_the_log_is_empty(sqlite_world: World, browse: Browse) -> None:
    make_guidance()
    db.session.commit()
    assert "nothing in the referral log yet" in browse(sqlite_world.bexley.lead).get("/bexley/figures/").text


def test_a_shared_year_of_another_council_is_not_there_when_its_address_is_known(
    lead: Visitor, logged: World, browse: Browse
) -> None:
    year_id = UUID(_share(lead).rstrip("/").rpartition("/")[2])
    browse(logged.bexley.lead).get(f"/bexley/figures/years/{year_id}/", status=404)
