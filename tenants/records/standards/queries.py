"""Reading the editions of the counting standard in the network's house."""

from uuid import UUID

from sqlalchemy import func, select

from tenants.counting.standard import Standard
from tenants.database import db
from tenants.errors import NotFound
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.rules import UNFINISHED, StandardStatus

_NOT_FOUND = "We could not find that edition of the counting standard."


def key_of(edition: StandardEdition) -> str:
    """What is kept with every entry made under an edition."""
    return f"lmsl/{edition.edition}"


def standard_of(edition: StandardEdition) -> Standard:
    """The edition as a standard of fields."""
    return Standard.of(key_of(edition), edition.title, edition.content)


def standard_editions() -> list[StandardEdition]:
    """Every edition, the newest first."""
    return list(db.session.scalars(select(StandardEdition).order_by(StandardEdition.edition.desc())))


def get_edition(edition_id: UUID) -> StandardEdition:
    """The edition; NotFound when there is none or it is another tenant's."""
    edition = db.session.scalar(select(StandardEdition).where(StandardEdition.id == edition_id))
    if edition is None:
        raise NotFound(_NOT_FOUND)
    return edition


def get_edition_to_change(edition_id: UUID) -> StandardEdition:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(StandardEdition).where(StandardEdition.id == edition_id).with_for_update()
    edition = db.session.scalar(statement.execution_options(populate_existing=True))
    if edition is None:
        raise NotFound(_NOT_FOUND)
    return edition


def find_unfinished() -> StandardEdition | None:
    """The newest edition that somebody writes or that waits for agreement, if there is one."""
    unfinished = select(StandardEdition).where(StandardEdition.status.in_(UNFINISHED))
    return db.session.scalar(unfinished.order_by(StandardEdition.edition.desc()).limit(1))


def find_latest() -> StandardEdition | None:
    """The edition that begins last of those agreed, whether its day has come or not."""
    agreed = select(StandardEdition).where(StandardEdition.status == StandardStatus.AGREED)
    newest = (StandardEdition.valid_from.desc(), StandardEdition.edition.desc())
    return db.session.scalar(agreed.order_by(*newest).limit(1))


def find_before(edition: StandardEdition) -> StandardEdition | None:
    """The edition that was agreed before this one, if there is one."""
    earlier = select(StandardEdition).where(
        StandardEdition.status == StandardStatus.AGREED, StandardEdition.edition < edition.edition
    )
    return db.session.scalar(earlier.order_by(StandardEdition.edition.desc()).limit(1))


def next_number() -> int:
    """The number of the edition that is started next."""
    return (db.session.scalar(select(func.max(StandardEdition.edition))) or 0) + 1
