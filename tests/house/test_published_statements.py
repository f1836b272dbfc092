"""Checks the one door of statements: what leaves the house with a published one, and who may open it."""

import json
from pathlib import Path

from sqlalchemy import Column, String, select

from tenants.database import Base, db
from tenants.records.statements import models
from tenants.records.statements.models import Statement, StatementPromise, StatementSection
from tenants.scope import tenant_scope
from tests.factories.published_statements import make_statement
from tests.factories.world import World
from tests.house.test_sharing import _naming
from workflows.published_statements.models import PublishedStatement
from workflows.published_statements.service import publish

#: Every column of text that leaves with a statement, and no other: the whole list.
LEAVING = {
    "statement.title",
    "statement.introduction",
    "statement.signed_by",
    "statement.signed_role",
    "statement_section.text",
    "statement_promise.title",
}
#: Columns that hold one of a few values, or what another table is known by.
NO_WORDS = {"status", "area", "level", "kept", "step", "guidance_code"}
#: Who may name the table in the square, besides workflows/published_statements.
NAMING = {
    "portal/tables.py",  # imports every table, so that the metadata is whole
    "workflows/statements/publishing.py",  # hands on what was published
}


def _texts(model: type[Base]) -> list[Column[str]]:
    columns = model.__mapper__.columns
    return [each for each in columns if isinstance(each.type, String) and each.name not in NO_WORDS]


def _mark(record: Base) -> None:
    for column in _texts(type(record)):
        setattr(record, column.name, f"mark {column}")


def test_only_what_is_listed_leaves_the_house_when_every_text_is_marked(world: World) -> None:
    with tenant_scope(world.barnet.id):
        statement = make_statement(world.barnet)
        for model in (Statement, StatementSection, StatementPromise):
            for record in db.session.scalars(select(model)):
                _mark(record)
        db.session.flush()
        publish(statement.id, by=world.barnet.lead.id, today=statement.year_ends_on)
        db.session.commit()
    columns = [
        column for model in (Statement, StatementSection, StatementPromise) for column in _texts(model)
    ]
    left = json.dumps([dict(row._mapping) for row in db.session.execute(select(PublishedStatement.content))])
    assert {str(column) for column in columns if f'mark {column}"' in left} == LEAVING
    assert world.barnet.lead.email not in left and world.barnet.lead.name not in left


def test_every_table_of_statements_is_looked_at_when_the_door_is_checked() -> None:
    """A new table of statements must be marked above, or said here to hold nothing that is copied."""
    found = {each for each in vars(models).values() if isinstance(each, type) and issubclass(each, Base)}
    names = {each.__name__ for each in found if each.__module__ == models.__name__}
    assert names - {"StatementAuthor", "StatementStep"} == {
        "Statement",
        "StatementSection",
        "StatementPromise",
    }


def test_only_the_publisher_opens_the_door_when_all_sources_are_read() -> None:
    other_door = "workflows/contributions/counting.py"  # through which counts leave
    opening = _naming("statements.exits") - {"tenants/records/statements/exits.py", other_door}
    assert opening == {"workflows/published_statements/service.py"}


def test_only_the_square_names_its_table_when_all_sources_are_read() -> None:
    found = _naming("PublishedStatement", "published_statements.models")
    outside = {name for name in found if Path(name).parts[:2] != ("workflows", "published_statements")}
    assert outside == NAMING
