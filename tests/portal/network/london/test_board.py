"""Makes the page of London from released figures: the first few numbers, and each glance with its table."""

from dataclasses import replace

import pytest
from flask import Flask

from portal.network.london.board import Seen, given_before, glance, headlines, see
from portal.network.london.glances import HEADLINES, Against, Glance, all_glances
from portal.network.london.pictures import frame_of, picture_of
from portal.network.london.quarters import Look, look
from portal.network.showing import PageCell, PageRow, PageTable
from tenants.errors import NotFound
from tests.factories.releases import furnish_releases, make_release
from workflows.register.cube import Coverage
from workflows.register.rules import Profile
from workflows.releases.measures import AREA, AUTHORITY, measure

_JOINT_VISITS = (("counted", "operations"), ("kind", "joint-visit"))


def _look(profile: Profile = Profile.MEMBERS) -> Look:
    found = look(profile, {})
    assert found is not None
    return found


def _seen(found: Look, wanted: Glance) -> Seen:
    seen = see(found, wanted, {})
    assert seen is not None
    return seen


def test_every_line_that_may_have_most_is_named_when_they_cannot_be_told_apart(sqlite_portal: Flask) -> None:
    furnish_releases()
    said = glance(_look(), "operations", {}).says
    assert said == "Most: Joint visit, 100; Raid, 100. More since April to June 2025: Joint visit, Raid."
    assert glance(_look(), "areas", {}).says.startswith(
        "Most: East, 165. More since April to June 2025: North"
    )


def test_most_is_said_of_what_is_shown_alone_when_a_line_is_withheld(sqlite_portal: Flask) -> None:
    furnish_releases()
    wanted = Glance("x", "Joint visits", "operations", AUTHORITY, level=AREA, chosen=_JOINT_VISITS)
    seen = _seen(_look(), wanted)
    assert seen.says.startswith("Most of what is shown: North and Central")
    withheld = {row.heads[0]: [cell.words for cell in row.cells] for row in seen.table.rows}["West"]
    assert withheld == ["[c]", "[c]", "[c]", "cannot be told"]
    assert "[c]" in picture_of(seen).svg.decode()


def test_a_change_is_left_open_when_there_is_no_earlier_quarter(sqlite_portal: Flask) -> None:
    make_release()
    first = headlines(_look())[0]
    assert (first.words, first.since_last, first.since_a_year) == (
        "Referrals",
        "no earlier figure",
        "no earlier figure",
    )
    assert (first.given, first.given_before) == ("8 of 9", ""), "no other number stands beside it"
    assert glance(_look(), "types", {}).table.columns == ("July to September 2025",)


def test_how_many_gave_figures_before_is_told_when_it_is_another_number(sqlite_portal: Flask) -> None:
    furnish_releases()
    found, many, few = _look(), Coverage(9, 9), Coverage(7, 9)
    cube = found.cube("referrals", found.before)
    assert cube is not None
    a_year_before, last, now = found.before
    for given, words in (
        ({last: many, now: few}, "9 before"),
        ({a_year_before: Coverage(8, 9), last: many, now: few}, "9 and 8 before"),
        ({a_year_before: few, last: few, now: few}, ""),
    ):
        assert given_before(found, replace(cube, coverages=given)) == words


def test_a_glance_is_missing_when_the_public_has_no_such_table(sqlite_portal: Flask) -> None:
    make_release()
    assert glance(_look(Profile.PUBLIC), "routes", {}).table.has_figures
    with pytest.raises(NotFound):
        glance(_look(Profile.PUBLIC), "boards", {})
    with pytest.raises(NotFound):
        glance(_look(), "names", {})


def test_a_priority_has_the_name_that_the_network_gives_it_when_it_is_shown(sqlite_portal: Flask) -> None:
    make_release()
    seen = see(_look(), all_glances()["types"], {"Labour": "PA9: Better work"})
    assert seen is not None and seen.table.rows[0].heads == ("PA9: Better work",)


def test_what_is_withheld_is_drawn_as_one_rest_when_the_whole_is_shown() -> None:
    rows = (
        PageRow(("Training",), (PageCell("5", 5, 5, 5), PageCell("[c]"), PageCell("12", 12, 12, 12))),
        PageRow(("Data",), (PageCell("[c]"), PageCell("[c]"), PageCell("[c]"))),
    )
    table = PageTable("Actions", ("Priority",), ("Late", "Done", "All"), rows, (), "actions")
    shown = Glance("x", "Actions", "actions", "priority", "status", Against.NOTHING)
    drawn = picture_of(Seen(shown, table, "")).svg.decode()
    assert "Withheld" in drawn and "[c]" in drawn
    assert any("only the parts" in words for words in frame_of(Seen(shown, table, ""), "A source").foot)


def test_every_glance_is_of_a_measure_that_is_divided_so_when_the_catalogue_changes() -> None:
    for each in all_glances().values():
        names = {AUTHORITY, "quarter", *(part.name for part in measure(each.measure_key).parts)}
        named = {each.rows, *([each.across] if each.across else []), *(name for name, _ in each.chosen)}
        assert named <= names, each.key
    asked = [(each.measure_key, each.chosen) for each in HEADLINES]
    asked += [(each.measure_key, each.chosen) for each in all_glances().values()]
    for key, chosen in asked:
        for name, code in chosen:
            assert code in dict(measure(key).part(name).words), (key, code)
