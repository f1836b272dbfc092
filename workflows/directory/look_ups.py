"""Who looked things up and how often, for the secretariat, who watches over the directory."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, delete, func, select

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.errors import NotFound
from tenants.people.audiences import Audience
from tenants.people.models import Membership, Person
from workflows.directory.models import DirectoryEntry, LookUp
from workflows.directory.rules import Looked
from workflows.directory.watching import Reading, unusual

READER = re.compile(r"person:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|address:[0-9a-f]{64}")
_WHOLE = (Looked.PRINT, Looked.PDF)


@dataclass(frozen=True, slots=True)
class Watched:
    """One reader with what they did; `unusual` says in words what somebody should look at twice."""

    key: str
    name: str
    audience: Audience
    reading: Reading
    last_at: datetime
    unusual: tuple[str, ...]


def readers(since: datetime) -> list[Watched]:
    """Everybody who looked since then: unusual ones first, then by how much."""
    by_reader: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in db.session.execute(_counted(since)):
        by_reader[row.reader].append(row)
    names = _names(by_reader)
    found = [_watched(key, names.get(key) or name_of_unknown(key), rows) for key, rows in by_reader.items()]
    return sorted(found, key=lambda one: (-len(one.unusual), -one.reading.look_ups, one.name))


def _counted(since: datetime) -> Select[Any]:
    """A row for each reader, day, kind and place, so that the database counts and not we."""
    parts = (LookUp.reader, func.date(LookUp.at), LookUp.kind, LookUp.place)
    return (
        select(LookUp.reader, func.date(LookUp.at).label("day"), LookUp.kind, LookUp.place)
        .add_columns(func.count().label("times"), func.sum(LookUp.shown).label("shown"))
        .add_columns(func.max(LookUp.at).label("last_at"), func.max(LookUp.audience).label("audience"))
        .where(LookUp.at >= since)
        .group_by(*parts)
    )


def _watched(key: str, name: str, rows: Sequence[Row[Any]]) -> Watched:
    audience = Audience(max(row.audience for row in rows))
    reading = _reading(rows)
    last_at = max(row.last_at for row in rows)
    return Watched(key, name, audience, reading, last_at, tuple(unusual(reading, audience)))


def _reading(rows: Iterable[Row[Any]]) -> Reading:
    kinds, days, places, shown = Counter[str](), Counter[str](), set[str](), 0
    for row in rows:
        kinds[row.kind] += row.times
        days[str(row.day)] += row.times if row.kind != Looked.STOPPED else 0
        places.update(slug for slug in row.place.split(",") if slug)
        shown += row.shown
    return Reading(
        look_ups=sum(kinds.values()) - kinds[Looked.STOPPED],
        shown=shown,
        places=len(places),
        busiest_day=max(days.values(), default=0),
        whole=sum(kinds[kind] for kind in _WHOLE),
        stopped=kinds[Looked.STOPPED],
    )


def name_of_unknown(key: str) -> str:
    """What a reader without a name is called: enough to tell two of them apart."""
    kind, _, value = key.partition(":")
    return f"Not signed in ({value[:6]})" if kind == "address" else "Somebody who is no longer here"


def _names(keys: Iterable[str]) -> dict[str, str]:
    """ "Ana Ali, Barnet" by the reader's key, for those who are people."""
    ids = {UUID(key.partition(":")[2]) for key in keys if key.startswith("person:")}
    statement = (
        select(Person.id, Person.name, Tenant.name.label("tenant_name"))
        .outerjoin(Membership, (Membership.person_id == Person.id) & Membership.ended_on.is_(None))
        .outerjoin(Tenant, Tenant.id == Membership.member_of_id)
        .where(Person.id.in_(ids))
        .order_by(Tenant.name)
    )
    parts: dict[str, list[str]] = {}
    for row in db.session.execute(statement) if ids else ():
        known = parts.setdefault(f"person:{row.id}", [row.name])
        known += [row.tenant_name] if row.tenant_name else []
    return {key: ", ".join(known) for key, known in parts.items()}


def name_of(key: str) -> str:
    """What the reader with this key is called; NotFound when it is no key, or nobody looked under it."""
    if not READER.fullmatch(key) or not db.session.scalar(
        select(LookUp.id).where(LookUp.reader == key).limit(1)
    ):
        raise NotFound
    return _names([key]).get(key) or name_of_unknown(key)


def count_of(key: str) -> int:
    """How many look-ups of the reader are kept."""
    return db.session.scalar(select(func.count()).select_from(LookUp).where(LookUp.reader == key)) or 0


def look_ups_of(key: str, *, offset: int, limit: int) -> list[LookUp]:
    """Some of the reader's look-ups, the newest first."""
    statement = select(LookUp).where(LookUp.reader == key).order_by(LookUp.at.desc(), LookUp.id)
    return list(db.session.scalars(statement.offset(offset).limit(limit)))


def titles_of(look_ups: Iterable[LookUp]) -> Mapping[UUID, str]:
    """The titles of the entries that were opened, of those that are still in the directory."""
    ids = {each.entry_id for each in look_ups if each.entry_id}
    statement = select(DirectoryEntry.id, DirectoryEntry.title).where(DirectoryEntry.id.in_(ids))
    return {row.id: row.title for row in db.session.execute(statement)} if ids else {}


def forget_before(moment: datetime) -> int:
    """Removes the notes of older look-ups and says how many they were."""
    result: Any = db.session.execute(delete(LookUp).where(LookUp.at < moment))
    return int(result.rowcount)
