"""Puts messages into the outbox, each once, in the transaction of the work that asks for them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from tenants import clock
from tenants.database import db
from workflows.notices.letters import one_line
from workflows.notices.models import MessageKind, MessageState, OutboxMessage
from workflows.notices.rules import digest_key, id_for
from workflows.notices.settling import settle


def queue_letter(person_id: UUID, subject: str, body: str, *, dedupe_key: str, calendar: str = "") -> None:
    """Queues one e-mail in these very words, unless one was with this `dedupe_key` (120 characters).

    `calendar` is an invitation (RFC 5545) that goes with it, where the way out of the portal can carry one.
    """
    day = clock.today()
    row = _row(MessageKind.LETTER, dedupe_key, person_id, day)
    words = {"subject": one_line(subject)[:200], "body": body, "calendar": calendar}
    _insert_missing([row | words])


def queue_letter_outside(
    name: str, address: str, subject: str, body: str, *, dedupe_key: str, on: date | None = None
) -> bool:
    """Queues one e-mail to somebody who is no person of the portal, once for each `dedupe_key`.

    Says whether it was queued now. `on` is the day it is for, when a day is replayed.
    """
    row = _row(MessageKind.LETTER, dedupe_key, None, on or clock.today())
    outside = {"to_name": one_line(name)[:200], "to_address": address}
    words = {"subject": one_line(subject)[:200], "body": body, "calendar": ""}
    defaults = {"attempts": 0, "unconfirmed": 0, "last_problem": ""}
    once = _insert().values(**row, **outside, **words, **defaults).on_conflict_do_nothing()
    return db.session.scalar(once.returning(OutboxMessage.id)) is not None


def withdraw_unsent(prefix: str, because: str) -> None:
    """Withdraws the letters whose `dedupe_key` begins so and that nobody has tried to send yet."""
    untried = (
        OutboxMessage.dedupe_key.startswith(prefix, autoescape=True),
        OutboxMessage.state == MessageState.QUEUED,
        OutboxMessage.attempts == 0,
    )
    for message in db.session.scalars(select(OutboxMessage).where(*untried).with_for_update()):
        settle(message, MessageState.WITHDRAWN, clock.now(), because)


def queue_digests(person_ids: Iterable[UUID], day: date) -> None:
    """Queues one digest per person for the day, unless there is one; it is written just before it goes."""
    people = dict.fromkeys(person_ids)
    _insert_missing([_row(MessageKind.DIGEST, digest_key(one, day), one, day) for one in people])


def _row(kind: MessageKind, key: str, person_id: UUID | None, day: date) -> dict[str, Any]:
    now = clock.now()
    return {
        "id": id_for(key),
        "dedupe_key": key,
        "kind": kind.value,
        "person_id": person_id,
        "day": day,
        "state": MessageState.QUEUED.value,
        "next_try_at": now,
        "created_at": now,
    }


def _insert_missing(rows: list[dict[str, Any]]) -> None:
    if rows:
        db.session.execute(_insert().on_conflict_do_nothing(), rows)


def _insert() -> Any:
    """An insert that can pass over what is there, which each database says in its own way."""
    is_postgresql = db.session.get_bind().dialect.name == "postgresql"
    insert: Any = postgresql_insert if is_postgresql else sqlite_insert
    return insert(OutboxMessage)
