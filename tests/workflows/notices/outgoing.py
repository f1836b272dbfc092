"""Sends in tests as the portal does, and looks at the rows afterwards."""

from collections import Counter
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from workflows.notices.claiming import WriteDigest
from workflows.notices.delivery import Delivery
from workflows.notices.letters import Envelope, Letter
from workflows.notices.models import MessageState, OutboxMessage
from workflows.notices.office import Office
from workflows.notices.sending import send_queued
from workflows.notices.service import queue_digests, queue_letter
from workflows.notices.settling import WhenSettled

DAY = date(2026, 11, 23)
BASE_URL = "http://portal.example"


def envelope(**changes: object) -> Envelope:
    """One envelope, changed as wanted."""
    values: dict[str, object] = {
        "reference": UUID("0b1f4f0e-6a55-4e4f-9d0a-3a0f5f6a7b8c"),
        "message_id": "<0b1f4f0e-6a55-4e4f-9d0a-3a0f5f6a7b8c@portal.example>",
        "day": DAY,
        "written_at": datetime.fromisoformat("2026-11-23T06:30:00+00:00"),
        "sender": "LMSL portal <portal@lmsl.example>",
        "to_name": "Barnet Owner",
        "to_address": "owner@barnet.example",
        "letter": Letter("One action is due", "Please look:\nhttp://portal.example/barnet/\n"),
    }
    return Envelope(**{**values, **changes})  # type: ignore[arg-type]


def office(delivery: Delivery) -> Office:
    """A post office with this way out."""
    return Office(delivery, "LMSL portal <portal@lmsl.example>", BASE_URL)


def says(words: str) -> WriteDigest:
    """A writer whose every digest holds these words."""
    return lambda _message: Letter("What is due", words)


def _ignore(_message: OutboxMessage, _state: MessageState) -> None:
    """Nobody is told."""


def send(
    delivery: Delivery,
    at: datetime,
    write_digest: WriteDigest | None = None,
    when_settled: WhenSettled = _ignore,
) -> dict[str, int]:
    """Sends what is due `at`, and counts the states."""
    done: Counter[MessageState] = send_queued(
        office(delivery), write_digest or says("Something is due."), when_settled, now=lambda: at, within=None
    )
    return {str(state.value): count for state, count in done.items()}


def soon() -> datetime:
    """A moment at which everything queued until now is due."""
    return clock.now() + timedelta(seconds=1)


def queue_one_letter(person_id: UUID, key: str = "letter:1", words: str = "Hello\n") -> OutboxMessage:
    """Queues a letter and commits."""
    queue_letter(person_id, "A letter", words, dedupe_key=key)
    db.session.commit()
    return stored(key)


def queue_one_digest(person_id: UUID) -> OutboxMessage:
    """Queues a digest for DAY and commits."""
    queue_digests([person_id], DAY)
    db.session.commit()
    return stored(f"digest:{person_id}:{DAY}")


def stored(key: str) -> OutboxMessage:
    """The row as the database has it now."""
    statement = select(OutboxMessage).where(OutboxMessage.dedupe_key == key)
    row = db.session.scalars(statement.execution_options(populate_existing=True)).one()
    db.session.expunge(row)
    db.session.rollback()
    return row
