"""Puts entries straight into the directory, and notes of look-ups, for tests of what is read from them."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from tenants import clock
from tenants.database import db
from tenants.people.audiences import Audience
from tenants.records.contacts.rules import Availability, Field
from tenants.scope import tenant_scope
from tests.factories.world import Borough, Partner
from workflows.directory.models import DirectoryCover, DirectoryEntry, LookUp
from workflows.directory.rules import Looked


def put_entry(
    publisher: Borough | Partner,
    service_key: str,
    *,
    covers: tuple[Borough, ...] = (),
    title: str = "Duty officer",
    verified_on: date | None = None,
    stale_since_on: date | None = None,
    is_vacant: bool = False,
    audience: Audience = Audience.PUBLIC,
    network_fields: Mapping[Field, str] | None = None,
) -> UUID:
    """An entry of the publisher, for itself unless it covers others; commits."""
    entry = DirectoryEntry(
        id=uuid4(),
        publisher_id=publisher.id,
        service_key=service_key,
        organisation=publisher.name,
        title=title,
        availability=Availability.OFFICE,
        audience=audience,
        public_fields={},
        members_fields={},
        network_fields={field.value: words for field, words in (network_fields or {}).items()},
        is_vacant=is_vacant,
        verified_on=verified_on,
        stale_since_on=stale_since_on,
        published_on=clock.today(),
    )
    with tenant_scope(publisher.id):
        db.session.add(entry)
        db.session.flush()
        for authority in covers or (publisher,):
            db.session.add(DirectoryCover(entry_id=entry.id, authority_id=authority.id))
        db.session.commit()
    return entry.id


def note_looks(
    reader: str,
    times: int = 1,
    *,
    at: datetime | None = None,
    kind: Looked = Looked.SEARCH,
    place: str = "",
    shown: int = 1,
    audience: Audience = Audience.NETWORK,
) -> None:
    """That a reader looked so many times; commits."""
    person_id = UUID(reader.partition(":")[2]) if reader.startswith("person:") else None
    for _ in range(times):
        db.session.add(
            LookUp(
                at=at or clock.now(),
                reader=reader,
                person_id=person_id,
                audience=audience,
                kind=kind,
                place=place,
                shown=shown,
            )
        )
    db.session.commit()
