"""The fence round each tenant: refuses every read or write of its records outside its own scope."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, cast
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import (
    Executable,
    ForeignKey,
    ForeignKeyConstraint,
    Select,
    String,
    Table,
    Uuid,
    bindparam,
    event,
    func,
    inspect,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
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
from sqlalchemy.sql import insert, visitors
from sqlalchemy.sql.elements import BinaryExpression, ColumnElement
from sqlalchemy.sql.selectable import FromClause

from tenants.database import Base, db
from tenants.errors import ScopeError
from tenants.scope import current_tenant, open_tenant
from tenants.statements import is_fenced, sources_in, touches_a_tenant, unguarded_piece

PASS = "fence_pass"  # noqa: S105 - the name of an execution option, set only by this module


class TenantOwned:
    """A record that belongs to one tenant and is seen only inside that tenant's scope."""

    @declared_attr
    @classmethod
    def tenant_id(cls) -> Mapped[UUID]:
        """The tenant whose house this record is in; filled by the fence, never by hand."""
        return mapped_column(ForeignKey("tenant.id"), sort_order=-2, info={"fence": True})


def within(column: str, table: str, name: str | None = None) -> ForeignKeyConstraint:
    """A reference that cannot leave the tenant: the tenant's id is part of the key."""
    return ForeignKeyConstraint(["tenant_id", column], [f"{table}.tenant_id", f"{table}.id"], name=name)


class AppendOnly:
    """A record that is written once and never changed or removed."""


def fenced_tables() -> list[Table]:
    """Every table behind the fence, in the order in which they can be created."""
    return [table for table in Base.metadata.sorted_tables if is_fenced(table)]


def _refuse_unguardable(state: ORMExecuteState) -> None:
    """Statements that loader criteria cannot reach, and changes that no criteria could allow."""
    statement = state.statement
    if hasattr(statement, "element"):
        raise ScopeError("from_statement walks past the fence; write it as select(Model)")
    if state.is_insert and touches_a_tenant(statement):
        raise ScopeError("a bulk insert walks past the fence; use tenants.fence.insert_many")
    if state.is_update or state.is_delete:
        _refuse_change(state)
    problem = None if _is_written_by_sqlalchemy(state) else unguarded_piece(statement)
    if problem:
        raise ScopeError(problem)


def _is_written_by_sqlalchemy(state: ORMExecuteState) -> bool:
    return state.is_relationship_load or state.is_column_load


def _refuse_change(state: ORMExecuteState) -> None:
    """Bulk updates by key, moving a record to another tenant, and changing what is written once."""
    statement: Any = state.statement
    if isinstance(state.parameters, list) and touches_a_tenant(statement):
        raise ScopeError("a bulk update by key walks past the fence; use update(Model).where(…)")
    if state.is_update and "tenant_id" in _changed_columns(state) and is_fenced(statement.table):
        raise ScopeError("a record cannot move to another tenant")
    if statement.table in _append_only_tables():
        raise ScopeError(f"{statement.table.name} is append-only")


def _changed_columns(state: ORMExecuteState) -> set[str]:
    statement: Any = state.statement
    named: list[Any] = [*(statement._values or ()), *(state.parameters or ())]
    return {getattr(column, "key", column) for column in named}


def _append_only_tables() -> set[FromClause]:
    return {mapper.local_table for mapper in Base.registry.mappers if issubclass(mapper.class_, AppendOnly)}


@event.listens_for(Session, "do_orm_execute")
def _keep_inside(state: ORMExecuteState) -> None:
    """Adds the open tenant to every statement, or refuses the statement."""
    if state.execution_options.get(PASS):
        return
    asked, state.statement = state.statement, _fenced(state)
    if open_tenant() is None and touches_a_tenant(asked):
        raise ScopeError("tenant records were asked for while no tenant's scope is open")


def _fenced(state: ORMExecuteState) -> Executable:
    """The statement with the criterion; taken apart and refused only the first time it is seen."""
    known = _FENCED.get(state.statement)
    if known is None:
        _refuse_unguardable(state)
        known = state.statement.options(_ONLY_OURS)
        if state.is_select and not _is_written_by_sqlalchemy(state):
            _FENCED[state.statement] = known
    return known


#: Whose scope is open is asked for each time a statement is sent, so one criterion serves every tenant.
_OPEN_TENANT = bindparam(None, callable_=current_tenant, type_=Uuid())
_ONLY_OURS = with_loader_criteria(
    TenantOwned, lambda cls: cls.tenant_id == _OPEN_TENANT, include_aliases=True
)
#: Selects that were found guardable, each with what was made of it. They are known by identity and let go of
#: with the last that uses them: whatever is derived from one is another object, and is taken apart itself.
_FENCED: WeakKeyDictionary[Executable, Executable] = WeakKeyDictionary()


@event.listens_for(Session, "before_attach")
def _refuse_strangers(_session: Session, record: object) -> None:
    """Keeps out a record of another tenant that was let go of before: a refresh would read it again."""
    if not isinstance(record, TenantOwned):
        return
    state: Any = inspect(record)
    tenant_id = state.dict.get("tenant_id")
    if tenant_id != open_tenant() and (tenant_id is not None or state.has_identity):
        raise ScopeError(f"{type(record).__name__} belongs to another tenant")


@event.listens_for(Session, "before_flush")
def _guard_writes(session: Session, _context: Any, _instances: Any) -> None:
    """Fills in the tenant of new records and refuses to write another tenant's."""
    for record in session.new:
        if isinstance(record, TenantOwned) and getattr(record, "tenant_id", None) is None:
            record.tenant_id = current_tenant()
    for record in [*session.dirty, *session.deleted]:
        if isinstance(record, AppendOnly) and (record in session.deleted or session.is_modified(record)):
            raise ScopeError(f"{type(record).__name__} is append-only")
    for record in [*session.new, *session.dirty, *session.deleted]:
        if isinstance(record, TenantOwned):
            _must_be_ours(record)


def _must_be_ours(record: TenantOwned) -> None:
    moved_from = get_history(record, "tenant_id").deleted
    if record.tenant_id != current_tenant() or (moved_from and moved_from[0] != current_tenant()):
        raise ScopeError(f"{type(record).__name__} belongs to another tenant")


@event.listens_for(Session, "after_begin")
def _tell_the_database(_session: Session, _transaction: SessionTransaction, connection: Connection) -> None:
    """PostgreSQL repeats the fence below us, for this transaction only."""
    if connection.dialect.name == "postgresql":
        connection.execute(_SETTING, _whose())


_SETTING = select(func.set_config("app.tenant", bindparam("tenant", type_=String()), True))


def _whose() -> dict[str, str]:
    return {"tenant": str(open_tenant() or "")}


def announce() -> None:
    """Tells a transaction already begun on PostgreSQL that the scope has changed."""
    session = db.session()
    if session.in_transaction() and session.get_bind().dialect.name == "postgresql" and session.is_active:
        with suppress(DBAPIError):  # a transaction that has failed shows nothing, and its own error matters
            session.execute(_SETTING, _whose())


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
    """The condition that `model`'s rows are the tenant's whose scope is open when the statement is sent.

    It is for the sources of insert_missing_from.
    """
    return model.tenant_id == _OPEN_TENANT


def insert_missing_from(
    model: type[TenantOwned],
    columns: Iterable[str],
    source: Select[*tuple[Any, ...]],
    parameters: Mapping[str, Any] | None = None,
) -> int:
    """INSERT … SELECT … ON CONFLICT DO NOTHING for the open tenant; returns how many rows were new.

    `source` yields `columns` in order. SQLAlchemy adds no criteria inside an INSERT, so the source must say
    `ours(…)` of every tenant's table it names; it is refused when it does not. The tenant's own column is
    prepended here, so no caller can write for another tenant. A source that is kept, with bind parameters
    for what changes, is taken apart and made into an INSERT only the first time it is seen.
    """
    wanted = (model, tuple(columns), db.session.get_bind().dialect.name)
    known = _INSERTS.setdefault(source, {})
    if wanted not in known:
        known[wanted] = _insert_missing(*wanted, source)
    # psycopg closes the cursor before anybody can ask how many rows there were, unless told to remember it.
    options = {PASS: True, "preserve_rowcount": True}
    return _rows_written(db.session.execute(known[wanted], parameters, execution_options=options))


#: What was made of each source, by what it is to fill; known by identity, as in _FENCED.
_Wanted = tuple[type[TenantOwned], tuple[str, ...], str]
_INSERTS: WeakKeyDictionary[Executable, dict[_Wanted, Executable]] = WeakKeyDictionary()


def _insert_missing(
    model: type[TenantOwned], columns: tuple[str, ...], dialect: str, source: Select[*tuple[Any, ...]]
) -> Executable:
    """The INSERT in the database's own dialect, which knows ON CONFLICT."""
    _must_say_ours(source)
    own = source.with_only_columns(_OPEN_TENANT, *source.selected_columns, maintain_column_froms=True)
    own = own.where(literal(1) == 1)  # SQLite takes ON CONFLICT for a join when no WHERE stands before it
    insert_into: Any = postgresql_insert if dialect == "postgresql" else sqlite_insert
    # Into the table, not the model: parameters are the source's here, never values of a record.
    statement = insert_into(inspect(model).local_table)
    filled = statement.from_select(["tenant_id", *columns], own, include_defaults=False)
    return cast(Executable, filled.on_conflict_do_nothing())


def _rows_written(result: Any) -> int:
    """How many rows the statement wrote; SQLite's driver does not count an INSERT that begins with WITH."""
    if result.rowcount >= 0:
        return int(result.rowcount)
    return int(db.session.scalar(select(func.changes())) or 0)


def _must_say_ours(source: Select[*tuple[Any, ...]]) -> None:
    said = {
        node.left.table
        for node in visitors.iterate(source)
        if isinstance(node, BinaryExpression)
        and getattr(node.left, "key", None) == "tenant_id"
        and getattr(node.right, "callable", None) is current_tenant
    }
    unsaid = {str(table) for table in sources_in(source) - said}
    if unsaid:
        raise ScopeError(f"the source of an insert must say ours() of {', '.join(sorted(unsaid))}")
