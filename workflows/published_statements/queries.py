"""Reading what is published: for everybody, whoever's scope is open and when none is."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from tenants.authorities.models import Tenant, TenantAlias, TenantKind
from tenants.database import db
from tenants.errors import NotFound
from tenants.records.statements.copies import StatementCopy
from workflows.published_statements.models import PublishedStatement
from workflows.published_statements.rules import year_label, year_words
from workflows.published_statements.values import as_copy

_NOT_FOUND = "We could not find that statement."


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of one year, without its words."""

    id: UUID
    authority_id: UUID
    label: str  # 2025-26, as in its address
    title: str
    year_starts_on: date
    year_ends_on: date
    number: int
    published_on: date
    withdrawn_on: date | None
    withdrawn_because: str

    @property
    def year(self) -> str:
        """2025/26, as people write it."""
        return year_words(self.label)


@dataclass(frozen=True, slots=True)
class Authority:
    """Whose statements these are; `newest` is the newest edition that stands, if there is one."""

    id: UUID
    slug: str
    name: str
    official_name: str
    is_demonstration: bool
    aliases: tuple[str, ...] = ()
    newest: Edition | None = None

    def is_called(self, words: str) -> bool:
        """Whether each of the words is in one of its names."""
        names = " ".join((self.name, self.official_name, *self.aliases)).casefold()
        return all(word in names for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class Published:
    """One edition with its words, which are None once it is withdrawn, and every edition of its year."""

    authority: Authority
    edition: Edition
    copy: StatementCopy | None
    editions: tuple[Edition, ...]

    @property
    def is_newest(self) -> bool:
        """Whether no later edition of the year stands in its place."""
        return self.edition == self.editions[0]


def published_of(authority_id: UUID) -> list[Edition]:
    """Every edition of every year of one authority, withdrawn ones included, the newest first."""
    rows = db.session.execute(_editions().where(PublishedStatement.authority_id == authority_id))
    return [_edition(row) for row in rows]


def years_of(authority_id: UUID) -> list[Edition]:
    """The newest edition of each year of one authority, the newest year first."""
    newest: dict[date, Edition] = {}
    for edition in published_of(authority_id):
        newest.setdefault(edition.year_ends_on, edition)
    return list(newest.values())


def all_published(today: date) -> list[Authority]:
    """Every authority by name, and whoever else has published, each with the newest that stands on a day."""
    newest: dict[UUID, Edition] = {}
    standing = _editions().where(
        PublishedStatement.withdrawn_on.is_(None), PublishedStatement.published_on <= today
    )
    for row in db.session.execute(standing):
        newest.setdefault(row.authority_id, _edition(row))
    aliases = _aliases()
    found = db.session.execute(_authorities().order_by(Tenant.name)).all()
    return [
        _authority(row, aliases.get(row.id, ()), newest.get(row.id))
        for row in found
        if row.kind == TenantKind.AUTHORITY or row.id in newest
    ]


def get_authority(slug: str) -> Authority:
    """The authority at this address; NotFound for any that is none and has published nothing."""
    row = db.session.execute(_authorities().where(Tenant.slug == slug)).one_or_none()
    if row is None or (row.kind != TenantKind.AUTHORITY and not published_of(row.id)):
        raise NotFound(_NOT_FOUND)
    return _authority(row)


def get_published(slug: str, label: str, edition: int | None = None) -> Published:
    """One year's newest edition, or the one asked for; NotFound when there is none."""
    authority = get_authority(slug)
    editions = _of_year(published_of(authority.id), label)
    wanted = next((each for each in editions if edition in (None, each.number)), None)
    if wanted is None:
        raise NotFound(_NOT_FOUND)
    content = select(PublishedStatement.content).where(PublishedStatement.id == wanted.id)
    words = db.session.scalar(content) if wanted.withdrawn_on is None else None
    return Published(authority, wanted, as_copy(words) if words else None, editions)


def _of_year(editions: list[Edition], label: str) -> tuple[Edition, ...]:
    """The editions of the newest year that is called so: a year that was made shorter may share its name."""
    called = [each for each in editions if each.label == label]
    return tuple(each for each in called if each.year_ends_on == called[0].year_ends_on)


def _editions() -> Select[*tuple[Any, ...]]:
    """Columns, so that no session keeps the record, the newest first."""
    asked = select(
        PublishedStatement.id,
        PublishedStatement.authority_id,
        PublishedStatement.year_starts_on,
        PublishedStatement.year_ends_on,
        PublishedStatement.edition,
        PublishedStatement.title,
        PublishedStatement.published_on,
        PublishedStatement.withdrawn_on,
        PublishedStatement.withdrawn_because,
    )
    return asked.order_by(PublishedStatement.year_ends_on.desc(), PublishedStatement.edition.desc())


def _edition(row: Any) -> Edition:
    return Edition(
        id=row.id,
        authority_id=row.authority_id,
        label=year_label(row.year_starts_on, row.year_ends_on),
        title=row.title,
        year_starts_on=row.year_starts_on,
        year_ends_on=row.year_ends_on,
        number=row.edition,
        published_on=row.published_on,
        withdrawn_on=row.withdrawn_on,
        withdrawn_because=row.withdrawn_because,
    )


def _authorities() -> Select[*tuple[Any, ...]]:
    return select(
        Tenant.id, Tenant.slug, Tenant.name, Tenant.official_name, Tenant.kind, Tenant.is_demonstration
    )


def _authority(row: Any, aliases: tuple[str, ...] = (), newest: Edition | None = None) -> Authority:
    return Authority(row.id, row.slug, row.name, row.official_name, row.is_demonstration, aliases, newest)


def _aliases() -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for member_id, alias in db.session.execute(select(TenantAlias.member_id, TenantAlias.alias)):
        found[member_id] = (*found.get(member_id, ()), alias)
    return found
