"""Loads the boards that a tenant keeps: their offices, members, rules, lines and terms of reference."""

from datetime import date
from uuid import UUID

from tenants.people.permissions import Role
from tenants.records.boards.lives import end_board
from tenants.records.boards.models import Board
from tenants.records.boards.rules import BoardKind, Life, Office, RhythmUnit
from tenants.records.boards.service import (
    BoardDetails,
    Holder,
    Rules,
    add_member,
    add_terms,
    create_board,
    fill_office,
    report_to,
    set_rules,
    vacate_office,
)
from workflows.demonstration.frameworks import day
from workflows.demonstration.labels import in_words
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant


def load_boards(house: House) -> None:
    """Adds the boards of which the open tenant is the home, and remembers their ids in the house."""
    entries = by_tenant("governance", "boards").get(house.tenant.slug, [])
    made = {entry["key"]: _add_board(entry, house) for entry in entries}
    house.board_ids |= {key: board.id for key, board in made.items()}
    for entry in entries:
        board = made[entry["key"]]
        for line in entry["reports_to"]:
            report_to(
                board, made.get(line.get("board")), line.get("words", ""), line.get("part", ""), by=None
            )
        if entry["life"] == Life.ENDED:
            ended_on = date.fromisoformat(entry["ended_on"])
            end_board(board, entry["life_reason"], new_home_id=None, by=None, today=ended_on)


def _add_board(entry: Entry, house: House) -> Board:
    board = create_board(_details(entry), by=None)
    _fill_offices(board, entry, house)
    if entry["frequency"]:
        set_rules(board, _rules(entry), valid_from=None, by=None)
    for seat in entry["members"]:
        add_member(board, seat["organisation"], seat["department"], seat["role"], since_on=None, by=None)
    terms = entry["terms"]
    if terms:
        text, review_on = terms["text"], day(terms["review_on"])
        add_terms(board, terms["title"], agreed_on=None, text=text, review_on=review_on, by=None)
    return board


def _details(entry: Entry) -> BoardDetails:
    life = Life(entry["life"])
    return BoardDetails(
        title=entry["title"],
        kind=BoardKind(entry["kind"]),
        life=Life.ACTIVE if life == Life.ENDED else life,  # it ends once its lines are drawn
        purpose=entry["purpose"],
        is_about_modern_slavery=entry["is_about_modern_slavery"],
        notes=entry["notes"],
        source=entry["source"],
        invented=in_words(entry["invented"]),
        is_demonstration=True,
    )


def _fill_offices(board: Board, entry: Entry, house: House) -> None:
    chair = entry["chair"] or {}
    if "vacant_since" in chair:
        vacate_office(board, Office.CHAIR, since_on=day(chair["vacant_since"]), by=None)
    elif chair:
        fill_office(board, Office.CHAIR, _chair(chair, house), since_on=None, by=None)
    if entry["has_secretary"]:
        fill_office(board, Office.SECRETARY, _secretary(house), since_on=None, by=None)


def _chair(chair: Entry, house: House) -> Holder:
    post_id = house.post_ids.get(chair.get("post", ""))
    return Holder(post_id=post_id) if post_id else Holder(words=chair["words"])


def _secretary(house: House) -> Holder:
    """The post of whoever leads the work, so that what a board owes reaches somebody; else that person."""
    person_id = house.accounts.get(Role.SECRETARIAT, house.lead_id)
    held = [title for title, holder_id in house.holders.items() if holder_id == person_id]
    return Holder(post_id=house.post_ids[held[0]]) if held else Holder(person_id=person_id)


def _rules(entry: Entry) -> Rules:
    frequency = entry["frequency"]
    return Rules(
        every=frequency["every"],
        unit=RhythmUnit(frequency["unit"]) if frequency["unit"] else None,
        frequency_words=frequency["words"],
        agenda_days=entry["agenda_days"],
        minutes_days=entry["minutes_days"],
        report_months=entry["report_months"],
        source=entry["rules_source"],
    )


def overseer_of(house: House) -> UUID | None:
    """The board to which the tenant's current plan belongs, its own or one that it takes part in."""
    homes = by_tenant("governance", "boards").values()
    keys = [entry["key"] for entries in homes for entry in entries if entry["oversees_plan"]]
    return next((house.board_ids[key] for key in keys if key in house.board_ids), None)
