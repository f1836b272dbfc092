"""Keeps count of who looks things up, so that nobody copies the directory entry by entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import new as keyed_hash
from ipaddress import IPv6Address, ip_address, ip_network
from uuid import UUID

from sqlalchemy import Function, func, select

from tenants import clock
from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.people.audiences import Audience
from workflows.directory.models import DirectoryCover, LookUp
from workflows.directory.rules import LONGEST_SERVICE, Limit, Looked, limits_of, places_in_note

_LOOK_UPS, _ENTRIES = func.count(), func.sum(LookUp.shown)
_ONE_HOUSEHOLD = 64  # bits: what a provider gives one customer of IPv6, who may use any address in it


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever looks something up: a person, or a network address of which only a hash is kept."""

    key: str
    audience: Audience
    person_id: UUID | None = None


def signed_in_reader(person_id: UUID, audience: Audience) -> Reader:
    """Somebody who has signed in."""
    return Reader(f"person:{person_id}", audience, person_id)


def unknown_reader(address: str, secret: str) -> Reader:
    """Somebody who has not; without the secret nobody can tell the address from what is kept."""
    hashed = keyed_hash(secret.encode(), f"look-up {_household(address)}".encode(), sha256).hexdigest()
    return Reader(f"address:{hashed}", Audience.PUBLIC)


def _household(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, _ONE_HOUSEHOLD), strict=False))
    return str(found)


@dataclass(frozen=True, slots=True)
class Opened:
    """What was looked at; never what was typed, which may be a person's name."""

    kind: Looked
    service_key: str = ""
    places: tuple[str, ...] = ()  # slugs of authorities
    entry_id: UUID | None = None
    shown: int = 0  # how many entries


def note(reader: Reader, opened: Opened) -> None:
    """Writes that the reader looked; an entry's places are those that it covers."""
    places = opened.places or _places_of(opened.entry_id)
    db.session.add(
        LookUp(
            at=clock.now(),
            reader=reader.key,
            person_id=reader.person_id,
            audience=reader.audience,
            kind=opened.kind,
            service_key=opened.service_key[:LONGEST_SERVICE],
            place=places_in_note(places),
            entry_id=opened.entry_id,
            shown=opened.shown,
        )
    )


def _places_of(entry_id: UUID | None) -> tuple[str, ...]:
    if entry_id is None:
        return ()
    covered = select(Tenant.slug).join(DirectoryCover, DirectoryCover.authority_id == Tenant.id)
    return tuple(db.session.scalars(covered.where(DirectoryCover.entry_id == entry_id).order_by(Tenant.slug)))


def note_stopped(reader: Reader, within: timedelta) -> None:
    """Writes that the reader was stopped, once for each such time: a flood must not fill the table."""
    since = clock.now() - within
    if not _count(reader, since, (Looked.STOPPED,)):
        note(reader, Opened(Looked.STOPPED))


def spent_limit(reader: Reader, at: datetime) -> Limit | None:
    """The limit that the reader has used up, if any."""
    looking = tuple(kind for kind in Looked if kind != Looked.STOPPED)
    return next(
        (limit for limit in limits_of(reader.audience) if _is_spent(reader, limit, at, looking)),
        None,
    )


def _is_spent(reader: Reader, limit: Limit, at: datetime, kinds: Iterable[Looked]) -> bool:
    what = _ENTRIES if limit.is_of_entries else _LOOK_UPS
    return _count(reader, at - limit.within, kinds, what) >= limit.most


def _count(reader: Reader, since: datetime, kinds: Iterable[Looked], what: Function[int] = _LOOK_UPS) -> int:
    wanted = (LookUp.reader == reader.key, LookUp.at > since, LookUp.kind.in_(tuple(kinds)))
    return db.session.scalar(select(what).select_from(LookUp).where(*wanted)) or 0
