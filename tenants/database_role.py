"""Looks whether PostgreSQL keeps the fence for the role that the portal runs as."""

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, text

from tenants.fence import fenced_tables

_ROLE = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
_OPEN_TABLES = text(
    "SELECT relname FROM pg_class"
    " WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(:tables)"
    " AND NOT (relrowsecurity AND (relforcerowsecurity OR NOT pg_has_role(relowner, 'USAGE')))"
    " ORDER BY relname"
)


def problem_with_role(engine: Engine) -> str | None:
    """Why the database would show one tenant's rows to another, in words; None when it does not.

    SQLite has no roles, and a database without tables has nothing to show.
    """
    if engine.dialect.name != "postgresql":
        return None
    with engine.connect() as connection:
        if connection.scalar(_ROLE):
            return "its role is a superuser or has BYPASSRLS, so the database cannot keep tenants apart"
        tables = _open_tables(connection)
    return f"row-level security does not hold its role back from {', '.join(tables)}" if tables else None


def _open_tables(connection: Connection) -> Sequence[str]:
    names = [table.name for table in fenced_tables()]
    return connection.scalars(_OPEN_TABLES, {"tables": names}).all()
