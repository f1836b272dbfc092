"""Reading the years whose figures a tenant shows to its viewers."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.shared_figures.models import SharedYear


def shared_years(*, with_withdrawn: bool = False) -> list[SharedYear]:
    """The tenant's shared years, the newest first; those taken back only when asked for."""
    statement = select(SharedYear).order_by(SharedYear.starts_on.desc())
    if not with_withdrawn:
        statement = statement.where(SharedYear.withdrawn_on.is_(None))
    return list(db.session.scalars(statement))


def get_shared_year(year_id: UUID, *, with_withdrawn: bool = False) -> SharedYear:
    """The tenant's shared year; NotFound when there is none, or when it was taken back and that matters."""
    found = db.session.scalar(select(SharedYear).where(SharedYear.id == year_id))
    if found is None or (found.withdrawn_on is not None and not with_withdrawn):
        raise NotFound("We could not find the figures of that year.")
    return found


def find_shared_year(starts_on: date) -> SharedYear | None:
    """The figures of the year that begins on a day, whether they are shared still or were taken back."""
    return db.session.scalar(select(SharedYear).where(SharedYear.starts_on == starts_on))
