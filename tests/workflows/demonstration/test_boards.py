"""Checks that every authority has the boards of its page of the report, the awkward ones by name."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.database import db
from tenants.records.boards.models import Board, BoardMember
from tenants.records.boards.queries import (
    boards,
    find_board_titled,
    get_board,
    lines_up,
    members_on,
    office_on,
    rules_on,
    secretary_of,
    terms_of,
)
from tenants.records.boards.rules import BoardKind, Life, Office, RhythmUnit
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY
from tenants.records.plans.models import Plan
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import TODAY, house, of_all
from workflows.demonstration.sources import Entry, read
from workflows.sharing.models import SharedSeat

TRI_BOROUGH = "Modern Slavery and Exploitation Operational Group"
THREE_BOROUGH = "Modern Slavery Working Group"


def governance() -> list[Entry]:
    """Every board of the data set."""
    return list(read("governance")["boards"])


def board_titled(title: str) -> Board:
    """The open tenant's board with this name."""
    board = find_board_titled(title)
    assert board is not None, title
    return board


def reports_to(board: Board) -> list[tuple[str, str]]:
    """Whom a board reports to in words, each with the part it is for."""
    return [
        (get_board(line.parent_id).title if line.parent_id else line.parent_words, line.part)
        for line in lines_up(board.id)
    ]


def test_each_authority_has_the_boards_of_its_page_when_london_is_loaded(london: Flask) -> None:
    for slug in (one["slug"] for one in read("authorities")["authorities"]):
        wanted = {
            (entry["title"], entry["kind"], entry["life"])
            for entry in governance()
            if slug in (entry["tenant"], *entry["guests"])
        }
        with tenant_scope(house(slug)):
            found = {(board.title, board.kind, board.life) for board in boards(with_ended=True)}
        assert found == wanted, slug


@pytest.mark.parametrize("slug", ["barnet", "haringey", "havering", "hounslow"])
def test_there_is_no_board_when_the_page_names_none(london: Flask, slug: str) -> None:
    with tenant_scope(house(slug)):
        assert boards(with_ended=True) == []
        assert {plan.board_id for plan in db.session.scalars(select(Plan))} == {None}


def test_the_single_point_of_contact_chairs_the_forum_when_it_is_the_city(london: Flask) -> None:
    with tenant_scope(house("city-of-london")):
        forum = board_titled("Modern Slavery Forum")
        chair = office_on(forum.id, Office.CHAIR, TODAY)
        assert forum.kind == BoardKind.FORUM
        assert chair is not None and chair.post_id
        assert {member.organisation for member in members_on(forum.id, TODAY)} == {
            "City of London Corporation",
            "City of London Police",
        }


def test_the_chair_is_vacant_since_summer_2021_when_it_is_islington(london: Flask) -> None:
    with tenant_scope(house("islington")):
        board = board_titled("Modern Slavery Board")
        chair = office_on(board.id, Office.CHAIR, TODAY)
        assert chair is not None and chair.is_vacant
        assert chair.since_on == date(2021, 9, 1)
        assert "summer 2021" in board.notes and "day from which the chair is vacant" in board.invented
        assert secretary_of(board.id, TODAY) == NOBODY


def test_no_board_is_about_modern_slavery_when_it_is_harrow(london: Flask) -> None:
    with tenant_scope(house("harrow")):
        about = {board.title: board.is_about_modern_slavery for board in boards()}
    assert about == {"Safer Harrow Partnership Board": False, "Council and police catch-up": False}


@pytest.mark.parametrize(
    ("slug", "title", "life"),
    [
        ("tower-hamlets", "Modern slavery board", Life.PLANNED),
        ("merton", "Modern day slavery multi-agency task group", Life.PLANNED),
        ("bromley", "Modern Day Slavery task and finish group", Life.ENDED),
        ("hillingdon", "Modern slavery subgroup", Life.ENDED),
    ],
)
def test_a_group_is_planned_or_ended_when_its_page_says_so(
    london: Flask, slug: str, title: str, life: Life
) -> None:
    with tenant_scope(house(slug)):
        board = board_titled(title)
    assert board.life == life
    assert bool(board.life_reason) == (life == Life.ENDED)


def test_the_group_of_three_boroughs_reports_twice_when_it_is_hammersmith_and_fulhams(london: Flask) -> None:
    with tenant_scope(house("hammersmith-and-fulham")):
        group = board_titled(TRI_BOROUGH)
        assert reports_to(group) == [
            ("H&F VAWG Board", ""),
            ("Bi-borough (RBKC and WCC) VAWG Board", "for Kensington and Chelsea’s and Westminster’s part"),
        ]
        rules = rules_on(group.id, TODAY)
        assert rules is not None
        assert (rules.every, rules.unit, rules.report_months) == (3, RhythmUnit.MONTH, "3,9")
        home_id = group.id
    for slug, part in (
        ("kensington-and-chelsea", "for Kensington and Chelsea’s part"),
        ("westminster", "for Westminster’s part"),
    ):
        with tenant_scope(house(slug)):
            own_part = board_titled(TRI_BOROUGH)
            assert own_part.shared_from_id == home_id
            assert reports_to(own_part) == [("VAWG Strategic Board", part)]


@pytest.mark.parametrize(
    ("title", "home", "guests"),
    [
        (TRI_BOROUGH, "hammersmith-and-fulham", {"kensington-and-chelsea", "westminster"}),
        (THREE_BOROUGH, "richmond-upon-thames", {"kingston-upon-thames", "wandsworth"}),
        ("VAWG Strategic Board", "kensington-and-chelsea", {"westminster"}),
        ("Richmond and Wandsworth Safeguarding Adults Board", "richmond-upon-thames", {"wandsworth"}),
        (
            "Kingston and Richmond Safeguarding Children’s Partnership",
            "kingston-upon-thames",
            {"richmond-upon-thames"},
        ),
    ],
)
def test_every_guest_has_taken_its_seat_when_a_board_is_shared(
    london: Flask, title: str, home: str, guests: set[str]
) -> None:
    with tenant_scope(house(home)):
        board_id = board_titled(title).id
        seats = list(db.session.scalars(select(SharedSeat).where(SharedSeat.board_id == board_id)))
        assert {seat.guest_id for seat in seats} == {house(slug) for slug in guests}
        assert all(seat.joined_on == TODAY and seat.ended_on is None for seat in seats)
    for slug in guests:
        with tenant_scope(house(slug)):
            rows = select(Board).where(Board.title == title)
            assert [board.shared_from_id for board in db.session.scalars(rows)] == [board_id]


def test_the_current_plan_is_the_boards_when_one_for_modern_slavery_runs(london: Flask) -> None:
    overseen = {
        plan.tenant_id: plan.board_id for plan in of_all(Plan) if plan.ends_on and plan.ends_on >= TODAY
    }
    for slug, title in (
        ("westminster", TRI_BOROUGH),
        ("kingston-upon-thames", THREE_BOROUGH),
        ("enfield", "Enfield Modern Slavery Board"),
        ("lmsl", "Executive Committee"),
    ):
        with tenant_scope(house(slug)):
            assert overseen[house(slug)] == board_titled(title).id
    for slug in ("harrow", "tower-hamlets", "bromley", "barnet"):
        assert overseen[house(slug)] is None


def test_what_a_board_owes_reaches_somebody_when_its_group_runs(london: Flask) -> None:
    for slug in ("greenwich", "hammersmith-and-fulham", "bexley", "wandsworth", "lmsl"):
        with tenant_scope(house(slug)):
            kept = [one for one in boards() if one.is_about_modern_slavery and not one.shared_from_id]
            assert all(secretary_of(board.id, TODAY) != NOBODY for board in kept), slug


def test_the_networks_rules_are_its_terms_of_reference_when_london_is_loaded(london: Flask) -> None:
    with tenant_scope(house("lmsl")):
        network, committee = board_titled("LMSL Network"), board_titled("Executive Committee")
        for board, every, unit in ((network, 3, RhythmUnit.MONTH), (committee, 6, RhythmUnit.WEEK)):
            rules = rules_on(board.id, TODAY)
            assert rules is not None
            assert (rules.every, rules.unit) == (every, unit)
            assert (rules.agenda_days, rules.minutes_days) == (7, 14)
        terms = terms_of(network.id)
        assert [version.title for version in terms] == ["2021/22"]
        assert "14 days" in terms[0].text
        assert find_obligation(Kind.TERMS_REVIEW, network.id) is not None


def test_what_a_board_has_that_no_source_gives_is_labelled_when_london_is_loaded(london: Flask) -> None:
    invented = {(entry["title"], label) for entry in governance() for label in entry["invented"]}
    for board in of_all(Board):
        assert board.is_demonstration or board.shared_from_id
        if board.shared_from_id is None and board.life == Life.ENDED:
            assert "day of its end" in board.invented
    titles = {board.id: board for board in of_all(Board)}
    made_up = {
        (entry["title"], member["organisation"])
        for entry in governance()
        for member in entry["members"]
        if member["basis"] == "invented"
    }
    for member in of_all(BoardMember):
        board = titles[member.board_id]
        if (board.title, member.organisation) in made_up:
            assert (board.title, "some members") in invented and "some members" in board.invented
