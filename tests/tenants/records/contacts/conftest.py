"""An entry of Barnet's, in the directory and confirmed ten days ago."""

from datetime import timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.obligations.service import Owner
from tenants.scope import tenant_scope
from tests.factories.contacts import make_published_contact
from tests.factories.world import World


@pytest.fixture
def contact_id(world: World) -> UUID:
    """Its id; Barnet's owner answers for it."""
    with tenant_scope(world.barnet.id):
        owner = Owner(person_id=world.barnet.owner.id)
        contact = make_published_contact(owner, verified_on=clock.today() - timedelta(days=10))
        db.session.commit()
        return contact.id
