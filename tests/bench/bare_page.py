"""The floor of the list: a Flask page with one query and a plain table, and nothing round it."""

import os

from flask import Flask
from sqlalchemy import MetaData, Select, Table, create_engine, func, select

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Actions</title></head><body><h1>Actions</h1>
<table><thead><tr><th>Reference</th><th>Action</th><th>Theme</th><th>Owner</th><th>Due</th><th>Status</th>
<th>Done</th></tr></thead><tbody>
{% for row in rows %}<tr><td>{{ row.ref }}</td><td><a href="/action/{{ row.id }}">{{ row.title }}</a></td>
<td>{{ row.aim }}</td><td>{{ row.post or row.person }}</td><td>{{ row.due_on }}</td><td>{{ row.claimed }}</td>
<td>{{ row.percent }} %</td></tr>
{% endfor %}</tbody></table></body></html>"""


def _fifty_actions(metadata: MetaData) -> Select[tuple[object, ...]]:
    tables: dict[str, Table] = dict(metadata.tables)
    action, aim, post, person = (tables[name] for name in ("action", "aim", "post", "person"))
    tenant = tables["tenant"]
    owner = func.coalesce(action.c.owner_person_id, post.c.holder_id)
    columns = (action.c.ref, action.c.id, action.c.title, action.c.due_on, action.c.claimed, action.c.percent)
    house = select(tenant.c.id).where(tenant.c.slug == "grown-0001").scalar_subquery()
    return (
        select(*columns, aim.c.title.label("aim"), post.c.title.label("post"), person.c.name.label("person"))
        .select_from(action)
        .join(aim, aim.c.id == action.c.aim_id)
        .outerjoin(post, post.c.id == action.c.owner_post_id)
        .outerjoin(person, person.c.id == owner)
        .where(action.c.tenant_id == house, action.c.closed_on.is_(None))
        .order_by(action.c.due_on, action.c.title)
        .limit(50)
    )


def make_app() -> Flask:
    """The page at /, reading the database that BENCH_DATABASE names."""
    app, engine, metadata = Flask(__name__), create_engine(os.environ["BENCH_DATABASE"]), MetaData()
    metadata.reflect(engine, only=["tenant", "action", "aim", "post", "person"])
    statement = _fifty_actions(metadata)
    with app.app_context():
        page = app.jinja_env.from_string(_PAGE)

    @app.get("/")
    def actions() -> str:
        with engine.connect() as connection:
            return page.render(rows=connection.execute(statement).all())

    return app
