"""Tests of the words in a row of a list."""

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from portal.borough.actions.rows import ActionRow, action_rows
from tenants.dating import Precision
from tenants.records.plans.rules import Claimed

TODAY = date(2026, 11, 23)
ID = UUID(int=7)


def _row(**given: Any) -> ActionRow:
    plain = {
        "id": ID,
        "ref": "BEX-01",
        "title": "Train frontline staff",
        "theme_key": "4p/prevent",
        "owner_id": ID,
        "owner_name": "Ann Lee",
        "post_title": None,
        "invented": "",
        "due_on": date(2026, 12, 31),
        "due_precision": Precision.MONTH,
        "due_event": "",
        "claimed": Claimed.ON_TRACK,
        "closed_on": None,
    }
    found = SimpleNamespace(**plain | given)
    return action_rows([found], house="bexley", today=TODAY, themes={"4p/prevent": "Prevent"})[0]


def test_a_row_links_to_its_action_and_names_theme_and_owner() -> None:
    row = _row()

    assert (row.href, row.theme, row.owner) == (f"/bexley/actions/{ID}/", "Prevent", "Ann Lee")


def test_a_date_is_no_more_exact_than_its_source() -> None:
    assert _row().state.due == "December 2026"
    assert _row(due_on=None, due_precision="event", due_event="On adoption").state.due == "On adoption"


def test_on_track_though_late_is_flagged() -> None:
    state = _row(due_on=date(2026, 11, 2), due_precision=Precision.DAY).state

    assert (state.standing, state.due_note) == ("Late", "15 working days late")
    assert state.warning == "Marked on track, but 15 working days late"


@pytest.mark.parametrize("claimed", [Claimed.AT_RISK, Claimed.OFF_TRACK, Claimed.NOT_STARTED])
def test_late_is_not_flagged_when_nobody_says_on_track(claimed: Claimed) -> None:
    assert not _row(due_on=date(2026, 11, 2), due_precision=Precision.DAY, claimed=claimed).state.warning


def test_a_finished_action_is_not_late() -> None:
    waiting = _row(due_on=date(2026, 11, 2), due_precision=Precision.DAY, claimed=Claimed.DONE)
    closed = _row(claimed=Claimed.DONE, closed_on=date(2026, 11, 3))

    assert (waiting.state.standing, waiting.state.due_note) == ("Waiting for acceptance", "")
    assert (closed.state.standing, closed.state.due_note) == ("Done", "closed 3 November 2026")


def test_a_vacant_post_is_named_and_flagged() -> None:
    row = _row(owner_id=None, owner_name=None, post_title="Head of Housing")

    assert (row.owner, row.is_vacant) == ("Head of Housing", True)


@pytest.mark.parametrize(
    ("invented", "words"),
    [
        ("", ""),
        ("date", "date invented"),
        ("owner", "owner invented"),
        ("date owner", "date and owner invented"),
    ],
)
def test_what_the_demonstration_made_up_is_said(invented: str, words: str) -> None:
    assert _row(invented=invented).invented == words
