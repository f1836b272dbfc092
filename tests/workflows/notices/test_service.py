"""Tests of queueing: each message once."""

from datetime import date

from sqlalchemy import func, select

from tenants.database import db
from tests.factories.world import World
from tests.workflows.notices.outgoing import DAY, stored
from workflows.notices.models import OutboxMessage
from workflows.notices.rules import id_for
from workflows.notices.service import queue_digests, queue_letter


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(OutboxMessage)) or 0


def test_one_letter_is_queued_when_it_is_asked_for_twice(world: World) -> None:
    queue_letter(world.joint.id, "First", "The first words", dedupe_key="letter:a")
    queue_letter(world.joint.id, "Second", "Other words", dedupe_key="letter:a")
    db.session.commit()
    assert count() == 1
    assert (stored("letter:a").subject, stored("letter:a").body) == ("First", "The first words")


def test_one_digest_a_person_and_day_is_queued_when_asked_for_again(world: World) -> None:
    people = [world.joint.id, world.barnet.owner.id, world.joint.id]
    queue_digests(people, DAY)
    db.session.commit()
    queue_digests(people, DAY)
    queue_digests([world.joint.id], date(2026, 11, 24))
    db.session.commit()
    assert count() == 3
    row = stored(f"digest:{world.joint.id}:{DAY}")
    assert (row.id, row.kind, row.state, row.body) == (id_for(row.dedupe_key), "digest", "queued", "")


def test_nothing_happens_when_nobody_needs_a_digest(sqlite_world: World) -> None:
    queue_digests([], DAY)
    assert count() == 0


def test_nothing_is_queued_when_the_work_around_it_is_undone(world: World) -> None:
    queue_letter(world.joint.id, "First", "Words", dedupe_key="letter:a")
    queue_digests([world.joint.id], DAY)
    db.session.rollback()
    assert count() == 0


def test_the_subject_is_one_line_when_it_was_given_as_two(sqlite_world: World) -> None:
    queue_letter(
        sqlite_world.joint.id, "One\r\nBcc: all@x.example " + "x" * 300, "Words", dedupe_key="letter:a"
    )
    db.session.commit()
    assert stored("letter:a").subject.startswith("One Bcc: all@x.example xxx")
    assert len(stored("letter:a").subject) == 200
