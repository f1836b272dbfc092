"""Shares the boards that several councils have together, each with the reporting lines of its own part."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from tenants.records.boards.queries import get_board
from tenants.records.boards.service import report_to
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant
from workflows.sharing.service import join, offer


def offer_boards(house: House, guest_ids: Mapping[str, UUID], today: date) -> None:
    """Offers each shared board of the open tenant, which is its home, to its guests."""
    for entry in _shared():
        if entry["tenant"] == house.tenant.slug:
            board = get_board(house.board_ids[entry["key"]])
            for slug in entry["guests"]:
                offer(board, guest_ids[slug], by=None, today=today)


def join_boards(house: House, home_ids: Mapping[str, UUID], today: date) -> None:
    """Takes part in each board that was offered to the open tenant; `home_ids` is by the board's key."""
    slug = house.tenant.slug
    joined = [entry for entry in _shared() if slug in entry["guests"]]
    for entry in joined:
        house.board_ids[entry["key"]] = join(home_ids[entry["key"]], by=None, today=today).id
    for entry in joined:
        for line in entry["parts"].get(slug, []):
            board, parent = (get_board(house.board_ids[key]) for key in (entry["key"], line["board"]))
            report_to(board, parent, part=line["part"], by=None)


def _shared() -> list[Entry]:
    homes = by_tenant("governance", "boards").values()
    return [entry for entries in homes for entry in entries if entry["guests"]]
