"""Watches every statement on SQLite for those that reach tenants' rows without naming the tenant."""

import re
from functools import cache
from typing import Any

from flask import has_app_context
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from tenants.database import Base, db
from tenants.fence import fenced_tables

_REFERENCE = r'"?(\w+)"?(?: AS (\w+))?'
_FROM = re.compile(rf"\b(?:FROM|JOIN|UPDATE)\s+({_REFERENCE}(?:, {_REFERENCE})*)")

unguarded: list[str] = []


@cache
def unguarded_tables(statement: str) -> set[str]:
    """The fenced tables (or their aliases) that a statement reads or changes without naming the tenant."""
    fenced = _names_of_fenced(len(Base.metadata.tables))
    references = [
        (table, alias or table)
        for clause in _FROM.finditer(" ".join(statement.split()))
        for table, alias in re.findall(_REFERENCE, clause[1])
    ]
    return {name for table, name in references if table in fenced and not _names_the_tenant(statement, name)}


@cache
def _names_of_fenced(_known: int) -> frozenset[str]:
    """They are sorted whenever they are listed, so they are listed anew only when there are more of them."""
    return frozenset(table.name for table in fenced_tables())


def _names_the_tenant(statement: str, name: str) -> bool:
    return bool(re.search(rf'(?<![\w.])"?{name}"?\.tenant_id = \?', statement))


def _is_of_a_migration(statement: str) -> bool:
    """SQLite changes a table by copying all of it."""
    return statement.startswith("INSERT INTO _alembic_tmp_")


def _is_by_key(context: Any) -> bool:
    """A flush, or a record read anew: the fence has looked at each of those records already."""
    if has_app_context() and db.session()._flushing:
        return True
    options = context.execution_options.get("_sa_orm_load_options")
    return getattr(options, "_refresh_state", None) is not None


@event.listens_for(Engine, "before_cursor_execute")
def _audit(
    connection: Connection, _cursor: Any, statement: str, _parameters: Any, context: Any, _many: bool
) -> None:
    if connection.dialect.name != "sqlite" or not unguarded_tables(statement):
        return
    if not (_is_by_key(context) or _is_of_a_migration(statement)):
        unguarded.append(statement)
