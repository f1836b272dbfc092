"""The register of releases: all of them as a chain, one with its proofs, and its tables."""

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest

from tenants.database import db
from tests.factories.releases import Released, make_release
from tests.factories.square import WITHDRAWN_BECAUSE, furnish_square, withdraw
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.register.models import Release
from workflows.register.writing import measures_in_order

Browse = Callable[..., Visitor]
ADDRESS = "/network/releases/"


def _furnish() -> Released:
    newest = furnish_square()
    db.session.commit()
    return newest


def test_members_see_every_release_when_they_open_the_register(world: World, browse: Browse) -> None:
    _furnish()
    page = browse(world.barnet.lead).get(ADDRESS)
    assert "The chain is whole" in page.text
    assert "Members of the network" in page.text
    for words in ("Replaced by a later one", "Withdrawn", "Version 2"):
        assert words in page.text, words


def test_strangers_see_public_releases_alone_when_they_open_the_register(
    sqlite_world: World, browse: Browse
) -> None:
    newest = _furnish()
    stranger = browse()
    page = stranger.get(ADDRESS)
    assert "members of the network, number" not in page.text and "everybody, number" in page.text
    assert "Referrals by area, type and age" in stranger.get(f"{ADDRESS}{newest.public}/").text
    for path in ("", "referrals/places", "referrals/places.csv", "workbook"):
        answer = stranger.get(f"{ADDRESS}{newest.members}/{path}", status=302, follow=False)
        assert answer.headers["Location"].startswith("/sign-in")
    browse(sqlite_world.stranger).get(f"{ADDRESS}{newest.members}/", status=404)


def test_the_chain_is_broken_when_a_release_was_changed(sqlite_world: World, browse: Browse) -> None:
    newest = _furnish()
    release = db.session.get(Release, newest.members)
    assert release is not None
    release.parent_hash = "0" * 64
    db.session.commit()
    page = browse(sqlite_world.lmsl.chair).get(ADDRESS)
    assert f"The chain is broken at release {release.number}" in page.text


def test_a_release_says_what_was_proved_without_saying_why_a_figure_is_withheld(
    sqlite_world: World, browse: Browse
) -> None:
    newest = _furnish()
    page = browse(sqlite_world.barnet.viewer).get(f"{ADDRESS}{newest.members}/")
    assert "Proved with 1 table of whole numbers" in page.text and "46 who might try" in page.text
    assert "10 of 360 figures" in page.text
    assert measures_in_order(newest.members)[0].certificate_hash in page.text
    for word in ("primary", "secondary"):
        assert word not in page.html, word


def test_a_withdrawn_release_leaves_its_tombstone_when_somebody_opens_it(
    sqlite_world: World, browse: Browse
) -> None:
    newest = _furnish()
    withdraw(newest.members)
    db.session.commit()
    member = browse(sqlite_world.barnet.lead)
    page = member.get(f"{ADDRESS}{newest.members}/")
    assert page.heading == "This release was withdrawn" and WITHDRAWN_BECAUSE in page.text
    for path in ("referrals/places", "referrals/places.csv", "workbook"):
        member.get(f"{ADDRESS}{newest.members}/{path}", status=404)


def test_a_draft_is_nowhere_in_the_square_when_it_was_not_published(
    sqlite_world: World, browse: Browse
) -> None:
    draft = make_release(is_published=False)
    db.session.commit()
    member = browse(sqlite_world.lmsl.chair)
    assert "Nothing has been released yet" in member.get(ADDRESS).text
    member.get(f"{ADDRESS}{draft.members}/", status=404)


def test_a_table_is_narrowed_when_the_address_asks(sqlite_world: World, browse: Browse) -> None:
    newest = _furnish()
    member = browse(sqlite_world.barnet.lead)
    address = f"{ADDRESS}{newest.members}/referrals/places"
    page = member.get(f"{address}?across=age&type=labour")
    assert "Referrals by authority, type and age: Labour" in page.text
    assert "Barnet 40 5 0–4 45" in page.text and "Ealing [x] [x] [x] [x]" in page.text
    assert member.get(f"{address}?across=names&age=%00").text == member.get(address).text


def test_a_withheld_figure_has_one_sign_when_a_table_is_shown(sqlite_world: World, browse: Browse) -> None:
    newest = _furnish()
    page = browse(sqlite_world.barnet.lead).get(f"{ADDRESS}{newest.members}/operations/kinds")
    withheld = [cell for cell in page.tree.iter("td") if cell.text == "[c]"]
    assert withheld and len({(cell.get("class"), cell.get("title")) for cell in withheld}) == 1
    assert "[c] Withheld" in page.text


def test_every_figure_says_how_close_it_is_when_a_table_is_taken_out(
    sqlite_world: World, browse: Browse
) -> None:
    newest = _furnish()
    client = browse(sqlite_world.barnet.lead).client
    answer = client.get(f"{ADDRESS}{newest.members}/referrals/places.csv")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    by_key = {(row["Authority"], row["Exploitation"], row["Age"]): row for row in rows}
    child = by_key["Barnet", "Labour", "Children"]
    assert (child["Referrals"], child["Lowest"], child["Highest"]) == ("5", "1", "9")
    assert by_key["Bexley", "Labour", "Children"]["Referrals"] == "0–4"
    assert by_key["Ealing", "All", "All"]["Referrals"] == "[x]"
    assert not any(row["Referrals"] == "0" for row in rows)


def test_all_tables_can_be_kept_when_the_workbook_is_asked_for(sqlite_world: World, browse: Browse) -> None:
    newest = _furnish()
    answer = browse(sqlite_world.barnet.lead).client.get(f"{ADDRESS}{newest.members}/workbook")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert len(book.sheetnames) == 6 and book.sheetnames[-2:] == ["Notes", "Dictionary"]
    said = " ".join(str(cell) for row in book["Notes"].iter_rows(values_only=True) for cell in row)
    assert "8 of 9 authorities gave figures" in said and "within 4 of the true one" in said


@pytest.mark.parametrize("path", ["referrals/names", "names/places", "referrals/places.exe"])
def test_there_is_no_table_when_the_release_has_none(path: str, sqlite_world: World, browse: Browse) -> None:
    newest = _furnish()
    browse(sqlite_world.barnet.lead).get(f"{ADDRESS}{newest.members}/{path}", status=404)
