"""What the tests of the pages share: Barnet with guidance and a supplier, and its procurement officer."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.suppliers import make_supplier
from tests.factories.world import World
from tests.visitor import Visitor, held

Browse = Callable[..., Visitor]


def in_form(visitor: Visitor, name: str) -> object:
    """What a field of the page's form holds."""
    posted = [form for form in visitor.page.forms if form.get("method") == "post" and not form.get("action")]
    value = held(posted[0])[name]
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _supplied(world: World) -> UUID:
    make_guidance()
    with tenant_scope(world.barnet.id):
        supplier_id = make_supplier("Acme Catering Ltd", company_number="01234567").id
        db.session.commit()
    db.session.close()
    return supplier_id


@pytest.fixture
def acme(world: World) -> UUID:
    """A supplier of Barnet's, on both databases."""
    return _supplied(world)


@pytest.fixture
def sqlite_acme(sqlite_world: World) -> UUID:
    """A supplier of Barnet's, on SQLite."""
    return _supplied(sqlite_world)


@pytest.fixture
def officer(sqlite_world: World, sqlite_acme: UUID, browse: Browse) -> Visitor:
    """Barnet's procurement officer, signed in, with the supplier there, on SQLite."""
    return browse(sqlite_world.barnet.procurement)
