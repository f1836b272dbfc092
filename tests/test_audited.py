"""Checks that the watch over statements sees what it is there to see."""

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.database import Base, db
from tests import audited


@pytest.mark.parametrize(
    ("statement", "tables"),
    [
        ("SELECT action.title FROM action", {"action"}),
        ("SELECT action.title \nFROM action \nWHERE action.tenant_id = ?", set()),
        ('SELECT "plan".title FROM "plan" WHERE "plan".tenant_id = ?', set()),
        ('SELECT "plan".title FROM "plan" WHERE "plan".id = ?', {"plan"}),
        ("SELECT a.title FROM action AS a JOIN aim ON aim.id = a.aim_id WHERE aim.tenant_id = ?", {"a"}),
        ("SELECT aim.id FROM aim, post WHERE aim.tenant_id = ?", {"post"}),
        ("SELECT aim.id FROM aim JOIN post ON post.tenant_id = aim.tenant_id", {"aim", "post"}),
        ("UPDATE action SET tenant_id = ? WHERE action.id = ?", {"action"}),
        ("DELETE FROM action WHERE action.id = ? AND action.tenant_id = ?", set()),
        ("SELECT tenant.slug FROM tenant WHERE tenant.id IN (SELECT rung.tenant_id FROM rung)", {"rung"}),
        ("INSERT INTO post (tenant_id, id, title) VALUES (?, ?, ?)", set()),
        ("SELECT tenant.slug FROM tenant", set()),
    ],
)
def test_a_table_is_named_when_the_statement_leaves_out_its_tenant(statement: str, tables: set[str]) -> None:
    assert audited.unguarded_tables(statement) == tables


def test_a_statement_is_remembered_when_it_reaches_every_tenants_rows(sqlite_portal: Flask) -> None:
    with db.engine.connect() as connection:
        connection.execute(select(Base.metadata.tables["action"].c.id))
    seen, audited.unguarded[:] = list(audited.unguarded), []
    assert len(seen) == 1 and "FROM action" in seen[0]
