"""Tests of what the page says of each person."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from portal.borough.invites.rows import rows
from workflows.invites.queries import Guest, Sent
from workflows.invites.rules import Method
from workflows.notices.models import MessageState

AT = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sequence", "method", "mail", "sent", "note", "has_failed"),
    [
        (0, Method.REQUEST, MessageState.SENT, "Invitation", "", False),
        (2, Method.REQUEST, MessageState.QUEUED, "Change 2 of the invitation", "waits", False),
        (3, Method.CANCEL, MessageState.FAILED, "Cancellation", "could not be delivered", True),
        (0, Method.REQUEST, None, "Invitation", "", False),
    ],
)
def test_the_row_says_what_was_sent_and_how_it_went_when_something_was(
    sequence: int, method: Method, mail: MessageState | None, sent: str, note: str, has_failed: bool
) -> None:
    guest = Guest(uuid4(), "Ann Lee", "ann@council.example", ("Chair",), Sent(sequence, method, AT, mail))
    [row] = rows([guest], None)
    assert row.sent == f"{sent}, 22 November 2026 at 9:05am"
    assert note in row.note and bool(note) is bool(row.note)
    assert row.has_failed is has_failed
