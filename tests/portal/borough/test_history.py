"""The page of everything that was changed on one record, whatever feature it belongs to."""

from collections.abc import Callable

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.documents import file_documents
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


@pytest.mark.parametrize("noun", ["action", "document"])
def test_every_change_is_told_to_members_and_to_nobody_else(world: World, browse: Browse, noun: str) -> None:
    with tenant_scope(world.barnet.id):
        documents = file_documents(world.barnet)
        db.session.commit()
    record = world.barnet.plan.late if noun == "action" else documents.revised
    page = browse(world.barnet.viewer).get(f"/barnet/{noun}s/{record}/history")
    assert f"Everything that was changed on this {noun}, newest first." in page.text
    assert page.links[f"Back to the {noun}"] == f"/barnet/{noun}s/{record}/"
    assert len([each for each in page.tree.iter("h2") if "portal-log__title" in str(each.get("class"))]) > 0
    browse(world.bexley.lead).get(f"/bexley/{noun}s/{record}/history", status=404)
