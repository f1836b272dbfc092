"""Measures looking somebody up among 300 and 10,000 entries, against a bare SELECT of the same rows."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import create_engine, insert, select
from sqlalchemy.engine import Engine

from tenants import clock
from tenants.authorities.models import Tenant, TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.database import db, reading_only
from tenants.guidance.loading import load_guidance
from tenants.guidance.queries import contact_services
from tenants.people.audiences import Audience
from tenants.records.contacts.copies import EntryCopy
from tenants.records.contacts.rules import Availability, Field
from tenants.scope import current_tenant, tenant_scope
from tests.bench.measuring import seconds
from tests.bench.setting import postgresql_portal, sqlite_portal
from workflows.demonstration.authorities import load_authorities
from workflows.directory.models import DirectoryCover, DirectoryEntry, DirectoryWord
from workflows.directory.search import Answer, Asked, look_up
from workflows.directory.values import columns_of
from workflows.directory.vocabulary import vocabulary
from workflows.directory.words import start_of, words_of

TITLE = (
    "Looking somebody up: the whole answer among 300 and 10,000 entries of 33 authorities, and a bare SELECT "
    "by key of the entries it found among 10,000; medians of interleaved rounds (ratios: lower is better)"
)
HEADINGS = ("store, question", "found", "300 ms", "10,000 ms", "ratio", "bare ms", "ratio to bare")
QUESTIONS = (
    "kensignton adults out of hours",
    "RBKC",
    "SE18 housing",
    "children",
    "out of hours",
    "okonkwo",
    "okonkow",
    "mari",
    "zzyzx",
)
_SIZES = (300, 10_000)
_ROUNDS = 25
_STORES = {"SQLite": (sqlite_portal, "sqlite"), "PostgreSQL": (postgresql_portal, "postgresql")}
_FIRST = ("Maria", "Mario", "Amina", "Tomasz", "Grace", "Yusuf", "Ngozi", "Priya", "Dele", "Hana")
_LAST = (
    *("Okonkwo", "Adeyemi", "Kowalska", "Brannigan", "Castellano", "Mohamud", "Fairweather", "Lindqvist"),
    *("Tremblay", "Novakova", "Oyelaran", "Petrosyan", "Quillfeather", "Rahmani", "Sundaram", "Vashti"),
)


def measure(folder: Path) -> list[tuple[str, ...]]:
    """One row for each store and question."""
    return [row for store in _STORES for row in _rows(folder, store)]


def _rows(folder: Path, store: str) -> Iterator[tuple[str, ...]]:
    make, short = _STORES[store]
    few, many = (_filled(make(folder, f"look_up_{short}_{size}")[0], size) for size in _SIZES)
    with many.app_context():
        outside = create_engine(db.engine.url)
    for question in QUESTIONS:
        yield _row(f"{store}, “{question}”", [_round(few, many, outside, question) for _ in range(_ROUNDS)])
    outside.dispose()


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds that the answers and the bare SELECT took, and how many entries each found."""

    few: float
    many: float
    bare: float
    found: str


def _round(few: Flask, many: Flask, outside: Engine, question: str) -> Round:
    took_few, before = _ask(few, question)
    took_many, answer = _ask(many, question)
    ids = _found(answer)
    return Round(took_few, took_many, _bare(outside, ids), f"{len(_found(before))}, {len(ids)}")


def _found(answer: Answer) -> list[UUID]:
    return [each.id for each in (*answer.entries, *answer.besides)]


def _ask(app: Flask, question: str) -> tuple[float, Answer]:
    answers: list[Answer] = []
    with app.app_context(), reading_only():
        took = seconds(lambda: answers.append(_answer(question)))
        db.session.rollback()
    return took, answers[0]


def _answer(question: str) -> Answer:
    return look_up(Asked(question), vocabulary(), Audience.NETWORK, is_office_hours=True)


def _bare(outside: Engine, ids: Sequence[UUID]) -> float:
    statement = select(DirectoryEntry.__table__).where(DirectoryEntry.id.in_(ids))
    with outside.connect() as connection:
        return seconds(lambda: connection.execute(statement).all())


def _row(name: str, rounds: Sequence[Round]) -> tuple[str, ...]:
    few, many, bare = (median(getattr(one, what) for one in rounds) for what in ("few", "many", "bare"))
    return (
        name,
        rounds[0].found,
        f"{few * 1000:.1f}",
        f"{many * 1000:.1f}",
        f"{median(one.many / one.few for one in rounds):.2f}",
        f"{bare * 1000:.2f}",
        f"{median(one.many / one.bare for one in rounds):.1f}",
    )


def _filled(app: Flask, size: int) -> Flask:
    """So many entries, shared out among the authorities; the same each time."""
    chance = random.Random(size)  # noqa: S311 - names of nobody
    with app.app_context():
        load_guidance()
        load_authorities(clock.today())
        db.session.commit()
        services, places = [each.key for each in contact_services()], tenants_of_kind(TenantKind.AUTHORITY)
        shares = [range(number, size, len(places)) for number in range(len(places))]
        for place, share in zip(places, shares, strict=True):
            with tenant_scope(place.id):
                _publish([_copy(place, services[n // len(places) % len(services)], chance) for n in share])
                db.session.commit()
        _analyse()
    return app


def _publish(copies: Sequence[EntryCopy]) -> None:
    """As publishing does it, without the contacts in the house, of which looking up reads nothing."""
    publisher_id = current_tenant()
    entries: list[Mapping[str, Any]] = [
        {"id": each.id, "publisher_id": publisher_id, "published_on": clock.today(), **columns_of(each)}
        for each in copies
    ]
    covers = [{"entry_id": each.id, "authority_id": publisher_id} for each in copies]
    words = [
        {"entry_id": each.id, "word": word, "start": start_of(word), "audience": int(audience)}
        for each in copies
        for word, audience in words_of(each).items()
    ]
    for model, rows in ((DirectoryEntry, entries), (DirectoryCover, covers), (DirectoryWord, words)):
        db.session.execute(insert(model), rows)


def _copy(place: Tenant, service_key: str, chance: random.Random) -> EntryCopy:
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    mailbox = f"{service_key}@{place.slug}.example"
    return EntryCopy(
        id=uuid4(),
        service_key=service_key,
        organisation=place.name,
        title=f"{service_key.replace('-', ' ').capitalize()} manager",
        covers=(),
        availability=chance.choice(list(Availability)),
        audience=Audience.MEMBERS,
        fields={
            Audience.MEMBERS: {Field.MAILBOX: mailbox, Field.PHONE: "020 7946 0123"},
            Audience.NETWORK: {Field.HOLDER: name},
        },
        is_vacant=False,
        verified_on=clock.today(),
        stale_since_on=None,
        is_demonstration=True,
    )


def _analyse() -> None:
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
