"""The pages that list a tenant's boards and show who reports to whom."""

from collections.abc import Sequence

from flask import render_template, request

from portal.access import current_belonging, may, requires
from portal.borough.boards.blueprint import boards as pages
from portal.borough.boards.guest_rows import with_live_words
from portal.borough.boards.register import (
    LIFE_GROUPS,
    BoardRow,
    attention,
    board_rows,
    groups,
    picture_of,
)
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.boards.overview import Overview, overviews
from tenants.records.boards.rules import Life


@pages.get("/")
@requires(Permission.BOARD_READ)
def boards() -> str:
    """The register: what needs attention, then every board by its life."""
    found, may_write = overviews(clock.today()), may(Permission.BOARD_WRITE)
    rows = _rows(found)
    asked = _life_asked_for()
    in_being = [row for row in rows if row.life != Life.ENDED]
    return render_template(
        "borough/boards/boards.html",
        groups=groups(rows, asked),
        asked=asked,
        lives=[
            (life.value, words)
            for life, words in LIFE_GROUPS.items()
            if any(row.life == life for row in rows)
        ],
        attention=attention(found, rows, may_write=may_write) if asked is None else [],
        total=len(rows),
        has_none_in_being=not in_being,
        has_none_about_it=bool(in_being) and not any(row.is_about_modern_slavery for row in in_being),
    )


@pages.get("/reporting/")
@requires(Permission.BOARD_READ)
def reporting() -> str:
    """Who reports to whom: a picture, and the same as a table."""
    found = overviews(clock.today())
    rows = _rows(found)
    shown = [row for row in rows if row.life != Life.ENDED]
    picture = picture_of(found) if shown else None
    return render_template("borough/boards/reporting.html", rows=shown, picture=picture, today=clock.today())


def _rows(found: Sequence[Overview]) -> list[BoardRow]:
    return with_live_words(found, board_rows(found, current_belonging().slug), clock.today())


def _life_asked_for() -> Life | None:
    asked = request.args.get("life", "")
    return Life(asked) if asked in set(Life) else None
