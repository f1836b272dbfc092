"""The fence round each tenant: refuses every read or write of its records outside its own scope."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Select, Table, Uuid, event, func, literal, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import Connection
from sqlalchemy.orm import (
    Mapped,
    ORMExecuteState,
    Session,
    SessionTransaction,
    declared_attr,
    mapped_column,
    with_loader_criteria,
)
from sqlalchemy.orm.attributes import get_history
from sqlalchemy.sql import Insert, insert, visitors
from sqlalchemy.sql.elements import BinaryExpression, ColumnElement, TextClause

from tenants.database import Base, db
from tenants.errors import ScopeError
from tenants.scope import current_tenant, open_tenant

PASS = "fence_pass"  # noqa: S105 - the name of an execution option, set only by this module


class TenantOwned:
    """A record that belongs to one tenant and is seen only inside that tenant's scope."""

    @declared_attr
    @classmethod
    def tenant_id(cls) -> Mapped[UUID]:
        """The tenant whose house this record is in; filled by the fence, never by hand."""
        return mapped_column(ForeignKey("tenant.id"), sort_order=-2, info={"fence": True})


class AppendOnly:
    """A record that is written once and never changed or removed."""


def is_fenced(table: Table) -> bool:
    """Whether the table's rows belong to tenants."""
    return "tenant_id" in table.c and "fence" in table.c.tenant_id.info


def fenced_tables() -> list[Table]:
    """Every table behind the fence, in the order in which they can be created."""
    return [table for table in Base.metadata.sorted_tables if is_fenced(table)]


def _tables_in(statement: Any) -> set[Table]:
    found = {node for node in visitors.iterate(statement) if isinstance(node, Table)}
    if isinstance(statement, Insert):
        found.add(statement.table)  # type: ignore[arg-type]
    return found


def _touches_a_tenant(statement: Any) -> bool:
    return any(is_fenced(table) for table in _tables_in(statement))


def _refuse_unguardable(state: ORMExecuteState) -> None:
    """Statements that loader criteria cannot reach: raw text, Core tables, bulk writes."""
    statement = state.statement
    if isinstance(statement, TextClause) or hasattr(statement, "element"):
        raise ScopeError("raw SQL walks past the fence; write it as select(Model)")
    if state.is_insert and _touches_a_tenant(statement):
        raise ScopeError("a bulk insert walks past the fence; use tenants.fence.insert_many")
    if state.is_update and isinstance(state.parameters, list) and _touches_a_tenant(statement):
        raise ScopeError("a bulk update by key walks past the fence; use update(Model).where(…)")
    if not state.is_orm_statement and _touches_a_tenant(statement):
        raise ScopeError("a bare table walks past the fence; use the model")


@event.listens_for(Session, "do_orm_execute")
def _keep_inside(state: ORMExecuteState) -> None:
    """Adds the open tenant to every statement, or refuses the statement."""
    if state.execution_options.get(PASS):
        return
    _refuse_unguardable(state)
    tenant_id = open_tenant()
    if tenant_id is not None:
        state.statement = state.statement.options(_only(tenant_id))
    elif _touches_a_tenant(state.statement):
        raise ScopeError("tenant records were asked for while no tenant's scope is open")


def _only(tenant_id: UUID) -> Any:
    return with_loader_criteria(TenantOwned, lambda cls: cls.tenant_id == tenant_id, include_aliases=True)


@event.listens_for(Session, "before_flush")
def _guard_writes(session: Session, _context: Any, _instances: Any) -> None:
    """Fills in the tenant of new records and refuses to write another tenant's."""
    for record in session.new:
        if isinstance(record, TenantOwned):
            record.tenant_id = record.tenant_id or current_tenant()
            _must_be_ours(record)
    for record in [*session.dirty, *session.deleted]:
        if isinstance(record, AppendOnly) and session.is_modified(record):
            raise ScopeError(f"{type(record).__name__} is append-only")
        if isinstance(record, TenantOwned):
            _must_be_ours(record)
    for record in session.deleted:
        if isinstance(record, AppendOnly):
            raise ScopeError(f"{type(record).__name__} is append-only")


def _must_be_ours(record: TenantOwned) -> None:
    moved_from = get_history(record, "tenant_id").deleted
    if record.tenant_id != current_tenant() or (moved_from and moved_from[0] != current_tenant()):
        raise ScopeError(f"{type(record).__name__} belongs to another tenant")


@event.listens_for(Session, "after_begin")
def _tell_the_database(_session: Session, _transaction: SessionTransaction, connection: Connection) -> None:
    """PostgreSQL repeats the fence below us, for this transaction only."""
    if connection.dialect.name == "postgresql":
        connection.execute(_setting(open_tenant()))


def _setting(tenant_id: UUID | None) -> Select[Any]:
    return select(func.set_config("app.tenant", str(tenant_id or ""), True))


def announce() -> None:
    """Tells a transaction already begun on PostgreSQL that the scope has changed."""
    session = db.session()
    if session.in_transaction() and session.get_bind().dialect.name == "postgresql" and session.is_active:
        session.execute(_setting(open_tenant()))


def flush() -> None:
    """Writes what is pending while the scope is still open."""
    db.session.flush()


def forget_records() -> None:
    """Drops tenant records from the session, so the next scope cannot be handed them."""
    session = db.session()
    for record in [*session.new, *session.identity_map.values()]:
        if isinstance(record, TenantOwned):
            session.expunge(record)


def insert_many(model: type[TenantOwned], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts many rows of one model for the open tenant, which is filled in here and nowhere else."""
    if not rows:
        return
    owned = [{**row, "tenant_id": current_tenant()} for row in rows]
    db.session.execute(insert(model), owned, execution_options={PASS: True})


def ours(model: type[TenantOwned]) -> ColumnElement[bool]:
    """The condition that `model`'s rows are the open tenant's, for the sources of insert_missing_from."""
    return model.tenant_id == current_tenant()


def insert_missing_from(model: type[TenantOwned], columns: Iterable[str], source: Select[Any]) -> int:
    """INSERT … SELECT … ON CONFLICT DO NOTHING for the open tenant; returns how many rows were new.

    `source` yields `columns` in order. SQLAlchemy adds no criteria inside an INSERT, so the source must say
    `ours(…)` of every tenant's table it names; it is refused when it does not. The tenant's own column is
    prepended here, so no caller can write for another tenant.
    """
    _must_say_ours(source)
    own = source.with_only_columns(
        literal(current_tenant(), Uuid()), *source.selected_columns, maintain_column_froms=True
    )
    statement = _dialect_insert(model).from_select(["tenant_id", *columns], own, include_defaults=False)
    result = db.session.execute(statement.on_conflict_do_nothing(), execution_options={PASS: True})
    return int(result.rowcount)  # type: ignore[attr-defined]


def _must_say_ours(source: Select[Any]) -> None:
    said = {
        node.left.table.name
        for node in visitors.iterate(source)
        if isinstance(node, BinaryExpression)
        and getattr(node.left, "key", None) == "tenant_id"
        and getattr(node.right, "value", None) == current_tenant()
    }
    unsaid = {table.name for table in _tables_in(source) if is_fenced(table)} - said
    if unsaid:
        raise ScopeError(f"the source of an insert must say ours() of {', '.join(sorted(unsaid))}")


def _dialect_insert(model: type[TenantOwned]) -> Any:
    """The database's own INSERT, which knows ON CONFLICT."""
    name = db.session.get_bind().dialect.name
    return postgresql_insert(model) if name == "postgresql" else sqlite_insert(model)
