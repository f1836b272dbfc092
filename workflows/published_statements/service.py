"""Door one for statements: publishes a signed one for everybody to read, and withdraws one."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.statements.exits import publication
from tenants.scope import current_tenant
from workflows.published_statements.models import PublishedStatement
from workflows.published_statements.rules import checked_reason, year_label, year_words
from workflows.published_statements.values import as_values


def publish(statement_id: UUID, *, by: UUID | None, today: date) -> PublishedStatement:
    """Puts a copy of the tenant's statement in the square, as the next edition when one stands there already.

    The same words a second time make no second edition. The exit refuses a statement that is not ready.
    """
    copy = publication(statement_id)
    newest, content = _newest(copy.year_ends_on), as_values(copy)
    if newest is not None and newest.withdrawn_on is None and newest.content == content:
        return newest
    edition = PublishedStatement(
        authority_id=current_tenant(),
        year_starts_on=copy.year_starts_on,
        year_ends_on=copy.year_ends_on,
        edition=newest.edition + 1 if newest else 1,
        title=copy.title,
        content=content,
        published_on=today,
        published_at=clock.now(),
    )
    db.session.add(edition)
    db.session.flush()  # before the audit, which need not hold all its words as well
    audit.record("published-statement:published", edition, by=by, edition=edition.edition)
    return edition


def withdraw(year_ends_on: date, because: str, *, by: UUID | None, today: date) -> None:
    """Takes down every edition of one of the tenant's years; that it was there stays, and why it went.

    WrongState when nothing of the year stands; FieldError("reason") without a reason.
    """
    reason, standing = checked_reason(because), _standing(year_ends_on)
    if not standing:
        raise WrongState("Nothing of this year is published any more.")
    for edition in standing:
        label = year_label(edition.year_starts_on, edition.year_ends_on)
        edition.title, edition.content = f"Modern slavery statement {year_words(label)}", {}
        edition.withdrawn_on, edition.withdrawn_because = today, reason
    db.session.flush()
    audit.record("published-statement:withdrawn", standing[0], by=by, reason=reason)


def _newest(year_ends_on: date) -> PublishedStatement | None:
    """The last edition of the tenant's year, held until the transaction ends."""
    ours = PublishedStatement.authority_id == current_tenant()
    of_year = select(PublishedStatement).where(ours, PublishedStatement.year_ends_on == year_ends_on)
    newest = of_year.order_by(PublishedStatement.edition.desc()).limit(1).with_for_update()
    return db.session.scalar(newest.execution_options(populate_existing=True))


def _standing(year_ends_on: date) -> list[PublishedStatement]:
    """The editions of the tenant's year that are not withdrawn, the newest first."""
    wanted = select(PublishedStatement).where(
        PublishedStatement.authority_id == current_tenant(),
        PublishedStatement.year_ends_on == year_ends_on,
        PublishedStatement.withdrawn_on.is_(None),
    )
    return list(db.session.scalars(wanted.order_by(PublishedStatement.edition.desc()).with_for_update()))
