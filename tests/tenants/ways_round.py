"""Lists every way known round the fence, as something that Barnet (us) tries on Bexley (them)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Table,
    case,
    column,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    table,
    text,
    union_all,
    update,
)
from sqlalchemy.orm import aliased, load_only

from tenants.authorities.models import Tenant
from tenants.database import Base, db
from tenants.records.plans.models import (
    Action,
    Aim,
    Plan,
)
from tenants.records.posts.models import Post
from tenants.scope import tenant_scope
from tests.factories.world import Borough

Way = Callable[[Borough, Borough], Any]
run = db.session.execute
BARE: Table = Base.metadata.tables["action"]
RAW_TITLES = "(SELECT max(title) FROM action)"


def titles(rows: Any) -> set[str]:
    return {row.title for row in rows}


#: Statements that criteria cannot be added to, so they are refused whoever is asked about.
REFUSED: dict[str, Way] = {
    "raw SQL": lambda us, them: run(text("SELECT title FROM action")),
    "from_statement of raw SQL": lambda us, them: run(
        select(Action).from_statement(text("SELECT * FROM action"))
    ),
    "from_statement of a bare table": lambda us, them: run(select(Action).from_statement(select(BARE))),
    "raw SQL as a column": lambda us, them: run(select(Plan.id, text(RAW_TITLES))),
    "raw SQL as a literal column": lambda us, them: run(select(Plan.id, literal_column(RAW_TITLES))),
    "raw SQL as a condition": lambda us, them: run(select(Plan.id).where(text("true or true"))),
    "a bare table": lambda us, them: run(select(BARE)),
    "a bare table counted": lambda us, them: run(select(func.count()).select_from(BARE)),
    "a bare table under an alias": lambda us, them: run(select(BARE.alias().c.title)),
    "a bare table beside a model": lambda us, them: run(select(Plan.title, BARE.c.title)),
    "a bare table joined to a model": lambda us, them: run(
        select(Tenant.slug, BARE.c.title).join(BARE, BARE.c.tenant_id == Tenant.id)
    ),
    "a bare table in a subquery": lambda us, them: run(
        select(Plan.id, select(func.max(BARE.c.title)).scalar_subquery())
    ),
    "a bare table in exists": lambda us, them: run(
        select(Plan.id).where(exists().where(BARE.c.id == them.plan.late))
    ),
    "a bare table in a common table expression": lambda us, them: run(
        select(select(BARE.c.title).cte().c.title)
    ),
    "a bare table in a union": lambda us, them: run(union_all(select(Action.title), select(BARE.c.title))),
    "a bare table to sort by": lambda us, them: run(select(Plan.id).order_by(BARE.c.title)),
    "a table made up on the spot": lambda us, them: run(select(table("action", column("title")).c.title)),
    "a bare table changed": lambda us, them: run(update(BARE).values(title="Taken")),
    "a bare table emptied": lambda us, them: run(delete(BARE)),
    "a shared table filled from a bare one": lambda us, them: run(
        update(Tenant).values(note=select(func.max(BARE.c.title)).scalar_subquery())
    ),
    "a shared table filled by an insert": lambda us, them: run(
        insert(Tenant).from_select(["slug", "name"], select(Action.ref, Action.title))
    ),
    "a bulk insert": lambda us, them: run(insert(Post), [{"tenant_id": them.id, "title": "Spy"}]),
    "an insert of one": lambda us, them: run(insert(Post).values(tenant_id=them.id, title="Spy")),
    "a bulk update by key": lambda us, them: run(update(Action), [{"id": them.plan.late, "title": "Taken"}]),
    "a record moved by a statement": lambda us, them: run(update(Post).values(tenant_id=them.id)),
    "a record moved by a parameter": lambda us, them: run(update(Post), {"tenant_id": them.id}),
    "get": lambda us, them: db.session.get(Action, them.plan.late),
    "get_one": lambda us, them: db.session.get_one(Action, them.plan.late),
    "merge": lambda us, them: db.session.merge(Post(id=them.plan.held_post_id, title="Taken")),
    "the legacy query": lambda us, them: db.session.query(Action).all(),
    "the session's connection": lambda us, them: db.session.connection(),
    "bulk_save_objects": lambda us, them: db.session.bulk_save_objects([Post(title="Spy")]),
    "bulk_insert_mappings": lambda us, them: db.session.bulk_insert_mappings(Post, [{"title": "Spy"}]),
    "bulk_update_mappings": lambda us, them: db.session.bulk_update_mappings(
        Post, [{"id": them.plan.held_post_id, "title": "Taken"}]
    ),
    "a new record for them": lambda us, them: add(Post(title="Spy", tenant_id=them.id)),
    "a new record given to them before it is written": lambda us, them: _add_and_give_away(them.id),
    "a record of ours given to them": lambda us, them: _give_away(us.plan.held_post_id, them.id),
}

OURS = {"Train Barnet frontline staff", "Check Barnet suppliers", "Publish Barnet statement"}
alias = aliased(Action)
over_all = aliased(Action, select(Action).subquery())
in_cte = select(Action.title).cte()

#: Statements that may be asked, with all that they may answer.
GUARDED: dict[str, tuple[Way, Any]] = {
    "select": (lambda us, them: titles(db.session.scalars(select(Action))), OURS),
    "columns only": (lambda us, them: titles(run(select(Action.title))), OURS),
    "some columns of a model": (
        lambda us, them: titles(db.session.scalars(select(Action).options(load_only(Action.title)))),
        OURS,
    ),
    "an alias": (lambda us, them: titles(db.session.scalars(select(alias))), OURS),
    "a model over a subquery": (lambda us, them: titles(db.session.scalars(select(over_all))), OURS),
    "a subquery": (
        lambda us, them: titles(run(select(select(Action.title).subquery().c.title))),
        OURS,
    ),
    "a common table expression": (lambda us, them: titles(run(select(in_cte.c.title))), OURS),
    "a union": (
        lambda us, them: titles(run(union_all(select(Action.title), select(Plan.title)))),
        OURS | {"Barnet modern slavery plan"},
    ),
    "an explicit join": (
        lambda us, them: titles(run(select(Action.title).join(Plan, Plan.tenant_id != us.id))),
        set(),
    ),
    "an outer join from a shared table": (
        lambda us, them: db.session.scalars(
            select(Post.title)
            .select_from(Tenant)
            .outerjoin(Post, Post.tenant_id == Tenant.id)
            .distinct()
            .where(Tenant.id == them.id)
        ).all(),
        [None],
    ),
    "a scalar subquery": (
        lambda us, them: db.session.scalar(
            select(select(Action.title).where(Action.id == them.plan.late).scalar_subquery())
        ),
        None,
    ),
    "exists": (
        lambda us, them: db.session.scalar(
            select(Tenant.slug).where(exists().where(Action.id == them.plan.late)).limit(1)
        ),
        None,
    ),
    "a relationship asked about": (
        lambda us, them: db.session.scalar(
            select(Plan.id).where(Plan.aims.any(Aim.plan_id == them.plan.plan_id))
        ),
        None,
    ),
    "a count": (lambda us, them: db.session.scalar(select(func.count()).select_from(Action)), 3),
    "a condition in a sum": (
        lambda us, them: db.session.scalar(select(func.sum(case((Action.id == them.plan.late, 1), else_=0)))),
        0,
    ),
    "their id": (lambda us, them: db.session.scalar(select(Action).where(Action.id == them.plan.late)), None),
    "their id, locked": (
        lambda us, them: db.session.scalar(
            select(Action).where(Action.id == them.plan.late).with_for_update()
        ),
        None,
    ),
    "an update of their id": (
        lambda us, them: rows(update(Action).where(Action.id == them.plan.late).values(title="Taken")),
        0,
    ),
    "an update without a condition": (lambda us, them: rows(update(Action).values(title="Ours")), 3),
    "an update of one key": (
        lambda us, them: rows(update(Post).where(Post.id == them.plan.held_post_id), {"title": "Taken"}),
        0,
    ),
    "a delete of their id": (
        lambda us, them: rows(delete(Post).where(Post.id == them.plan.vacant_post_id)),
        0,
    ),
    "a page of a list": (lambda us, them: titles(db.paginate(select(Action)).items), OURS),
}


def rows(statement: Any, values: dict[str, Any] | None = None) -> int:
    result: Any = run(statement, values)
    return int(result.rowcount)


def add(record: object) -> None:
    db.session.add(record)
    db.session.flush()


def _add_and_give_away(to_id: UUID) -> None:
    post = Post(title="Spy")
    db.session.add(post)
    post.tenant_id = to_id
    db.session.flush()


def _give_away(post_id: UUID, to_id: UUID) -> None:
    post = db.session.scalars(select(Post).where(Post.id == post_id)).one()
    post.tenant_id = to_id
    db.session.flush()


def house_of(borough: Borough) -> list[tuple[Any, ...]]:
    """What is in a borough's house, as it sees it itself."""
    with tenant_scope(borough.id):
        posts = db.session.execute(select(Post.id, Post.title, Post.holder_id).order_by(Post.id)).all()
        actions = db.session.execute(
            select(Action.id, Action.title, Action.version).order_by(Action.id)
        ).all()
    return [tuple(row) for row in [*posts, *actions]]
