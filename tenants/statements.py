"""Takes a statement apart, to see which tables it names and what the fence's criteria cannot reach in it."""

import re
from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Table
from sqlalchemy.sql import Insert, visitors
from sqlalchemy.sql.elements import ColumnClause, TextClause
from sqlalchemy.sql.selectable import Alias, FromClause, TableClause, TextualSelect
from sqlalchemy.sql.visitors import HasTraverseInternals

_HARMLESS = re.compile(r"\*|[0-9]+")  # what SQLAlchemy itself writes, as in count(*) and exists


def is_fenced(table: object) -> bool:
    """Whether this is a table whose rows belong to tenants."""
    return isinstance(table, Table) and "tenant_id" in table.c and "fence" in table.c.tenant_id.info


#: By identity, for as long as the statement is used: a prepared one is asked about at every click.
_TOUCHING: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()


def touches_a_tenant(statement: Any) -> bool:
    """Whether the statement names a table whose rows belong to tenants."""
    if statement not in _TOUCHING:
        _TOUCHING[statement] = _names_a_tenant(statement)
    return _TOUCHING[statement]


def _names_a_tenant(statement: Any) -> bool:
    target = statement.table if isinstance(statement, Insert) else None
    return is_fenced(target) or any(is_fenced(node) for node in visitors.iterate(statement))


def sources_in(statement: Any) -> set[FromClause]:
    """Each way in which the statement names a fenced table: the table itself, or an alias of it."""
    froms = (node for node in visitors.iterate(statement) if isinstance(node, FromClause))
    return {node for node in froms if is_fenced(node.element if isinstance(node, Alias) else node)}


def unguarded_piece(statement: Any) -> str | None:
    """A piece that no criteria are added to, in words: raw text, or a tenant's table that is not a model."""
    for piece in _pieces(statement):
        if isinstance(piece, TextClause | TextualSelect) or _is_raw_column(piece):
            return "raw SQL walks past the fence; write it with the models"
        if is_fenced(piece) or (isinstance(piece, TableClause) and not isinstance(piece, Table)):
            return "a bare table, or get(), walks past the fence; use select(Model)"
    return None


def _pieces(statement: Any) -> Iterator[Any]:
    """Every part of a statement but its entities: criteria are added to those, whatever lies below them."""
    waiting, seen = [statement], set[int]()
    while waiting:
        piece = waiting.pop()
        if id(piece) in seen or _is_of_an_entity(piece):
            continue
        seen.add(id(piece))
        yield piece
        waiting.extend(HasTraverseInternals.get_children(piece))
        if isinstance(piece, ColumnClause) and piece.table is not None:
            waiting.append(piece.table)


def _is_of_an_entity(piece: Any) -> bool:
    said = getattr(piece, "_annotations", {})
    return "parententity" in said or "parentmapper" in said


def _is_raw_column(piece: Any) -> bool:
    return isinstance(piece, ColumnClause) and piece.is_literal and not _HARMLESS.fullmatch(piece.name)
