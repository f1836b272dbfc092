"""Publishing a statement, publishing it again, and withdrawing it."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import FieldError, NotFound, ScopeError, WrongState
from tenants.records.statements.copies import StatementCopy
from tenants.records.statements.queries import get_statement, sections_of
from tenants.scope import tenant_scope
from tests.factories.published_statements import YEAR_ENDS_ON, draft_statement, publish_statement
from tests.factories.world import World
from workflows.published_statements.models import PublishedStatement
from workflows.published_statements.queries import all_published, get_published, published_of, years_of
from workflows.published_statements.service import publish, withdraw

TODAY = clock.today()
WORDS = "We buy care, cleaning and building."


@pytest.fixture
def statement_id(world: World) -> UUID:
    """Barnet's statement of 2025/26, published."""
    with tenant_scope(world.barnet.id):
        found = publish_statement(world.barnet)
        db.session.commit()
    return found


def _change(world: World, statement_id: UUID, words: str) -> None:
    with tenant_scope(world.barnet.id):
        get_statement(statement_id)
        sections_of(statement_id)[0].text = words
        db.session.flush()
        publish(statement_id, by=world.barnet.lead.id, today=TODAY)
        db.session.commit()


def _in_bexley(world: World, work: Callable[[], object]) -> None:
    with tenant_scope(world.bexley.id):
        work()


def _copy(label: str = "2025-26", edition: int | None = None) -> StatementCopy:
    copy = get_published("barnet", label, edition).copy
    assert copy is not None
    return copy


def test_a_copy_is_read_without_a_scope_when_a_statement_is_published(
    world: World, statement_id: UUID
) -> None:
    copy = _copy()
    assert [section.area for section in copy.sections][:2] == ["structure", "policies"]
    assert len(copy.sections) == 6
    assert (copy.approved_by_board, copy.approved_on, copy.signed_by) == ("Cabinet", TODAY, "Robin Example")
    assert copy.promises[0].due_on == date(2027, 3, 31)
    assert copy.sections[0].level_words == "Level 1: good practice"
    with tenant_scope(world.barnet.id):
        entry = db.session.scalars(
            select(AuditEntry).where(AuditEntry.event == "published-statement:published")
        ).one()
        assert entry.after == {"edition": 1}


def test_what_became_of_the_promises_is_told_when_a_year_follows(world: World, statement_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        publish_statement(world.barnet, date(2027, 3, 31))
        db.session.commit()
    (kept,) = _copy("2026-27").kept
    assert (kept.title, kept.kept_words, kept.outcome) == ("Train every buyer", "Done", "All 40 are trained.")
    assert [edition.label for edition in years_of(world.barnet.id)] == ["2026-27", "2025-26"]


def test_a_published_copy_stays_when_the_statement_in_the_house_changes(
    world: World, statement_id: UUID
) -> None:
    _change(world, statement_id, "We also buy school meals.")
    assert _copy().sections[0].text == "We also buy school meals."
    assert _copy(edition=1).sections[0].text.startswith(WORDS)
    found = get_published("barnet", "2025-26", 1)
    assert [edition.number for edition in found.editions] == [2, 1] and not found.is_newest


def test_no_second_edition_is_made_when_the_words_are_the_same(world: World, statement_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        publish(statement_id, by=None, today=TODAY)
    assert len(published_of(world.barnet.id)) == 1


def test_a_statement_is_refused_when_it_is_not_ready_or_not_the_tenants(
    world: World, statement_id: UUID
) -> None:
    with tenant_scope(world.bexley.id):
        draft = draft_statement(world.bexley)
        for asked, refusal in ((draft.id, WrongState), (statement_id, NotFound), (uuid4(), NotFound)):
            with pytest.raises(refusal):
                publish(asked, by=None, today=TODAY)
    assert published_of(world.bexley.id) == []


@pytest.mark.parametrize("field", ["content", "title", "published_on", "edition"])
def test_an_edition_is_refused_another_wording_when_it_stands(
    world: World, statement_id: UUID, field: str
) -> None:
    other = {"content": {"title": "x"}, "title": "x", "published_on": date(2020, 1, 1), "edition": 9}
    with tenant_scope(world.barnet.id):
        edition = db.session.scalars(select(PublishedStatement)).one()
        setattr(edition, field, other[field])
        with pytest.raises(ScopeError):
            db.session.flush()
        db.session.rollback()


def test_an_edition_is_refused_a_deletion_when_it_stands(world: World, statement_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        db.session.delete(db.session.scalars(select(PublishedStatement)).one())
        with pytest.raises(ScopeError):
            db.session.flush()
        db.session.rollback()


def test_another_tenants_edition_is_out_of_reach_when_it_is_written(world: World, statement_id: UUID) -> None:
    with tenant_scope(world.bexley.id):
        with pytest.raises(WrongState):
            withdraw(YEAR_ENDS_ON, "A mistake", by=None, today=TODAY)
        stolen = db.session.scalars(select(PublishedStatement)).one()
        stolen.withdrawn_on, stolen.content = TODAY, {}
        with pytest.raises(ScopeError):
            db.session.flush()
        db.session.rollback()
    assert _copy().signed_by == "Robin Example"


def test_no_word_is_left_when_a_year_is_withdrawn(world: World, statement_id: UUID) -> None:
    _change(world, statement_id, "We also buy school meals.")
    with tenant_scope(world.barnet.id):
        withdraw(YEAR_ENDS_ON, "It named a supplier", by=world.barnet.lead.id, today=TODAY)
        db.session.commit()
    for number in (1, 2):
        found = get_published("barnet", "2025-26", number)
        assert found.copy is None and found.edition.withdrawn_on == TODAY
        assert found.edition.withdrawn_because == "It named a supplier"
    rows = db.session.execute(select(*PublishedStatement.__mapper__.columns)).all()
    assert not any(words in repr(row) for row in rows for words in (WORDS, "school meals", "Robin Example"))
    assert next(one for one in all_published(TODAY) if one.slug == "barnet").newest is None


def test_the_next_edition_stands_when_a_year_was_withdrawn(world: World, statement_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        withdraw(YEAR_ENDS_ON, "It named a supplier", by=None, today=TODAY)
        publish(statement_id, by=None, today=TODAY)
        db.session.commit()
    found = get_published("barnet", "2025-26")
    assert found.edition.number == 2 and found.copy is not None


@pytest.mark.parametrize("because", ["", "   ", "x" * 301])
def test_a_year_stands_when_no_fitting_reason_is_given(
    world: World, statement_id: UUID, because: str
) -> None:
    with tenant_scope(world.barnet.id), pytest.raises(FieldError):
        withdraw(YEAR_ENDS_ON, because, by=None, today=TODAY)
    assert _copy().title


def test_every_authority_is_listed_when_only_one_has_published(world: World, statement_id: UUID) -> None:
    listed = {one.slug: one.newest.label if one.newest else None for one in all_published(TODAY)}
    assert listed == {"barnet": "2025-26", "bexley": None}
    assert [one.slug for one in all_published(TODAY) if one.is_called("lb BARN")] == ["barnet"]


@pytest.mark.parametrize(
    ("slug", "label"), [("nobody", "2025-26"), ("barnet", "2024-25"), ("met", "2025-26")]
)
def test_nothing_is_found_when_there_is_no_such_statement(
    world: World, statement_id: UUID, slug: str, label: str
) -> None:
    with pytest.raises(NotFound):
        get_published(slug, label)
