"""What the tests of documents share: Barnet's house with a draft in it, and days to count from."""

from collections.abc import Callable, Iterator

import pytest

from tenants.records.documents.details import DocumentDetails, NewVersion
from tenants.records.documents.models import Document
from tenants.records.documents.rules import DocumentKind
from tenants.records.documents.service import add_document, add_version, plan_document
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.obligations.service import Owner
from tenants.scope import tenant_scope
from tests.factories.documents import LINK, SPRING
from tests.factories.world import World

Owes = Callable[[Document], list[Owed]]


@pytest.fixture
def house(world: World) -> Iterator[World]:
    """The world, inside Barnet's scope."""
    with tenant_scope(world.barnet.id):
        yield world


@pytest.fixture
def planned(house: World) -> Document:
    """A protocol that Barnet's owner is to finish by next spring."""
    details = DocumentDetails("Housing protocol", DocumentKind.PROTOCOL)
    owner = Owner(person_id=house.barnet.owner.id)
    return plan_document(details, due_on=SPRING, owner=owner, by=house.barnet.lead.id)


@pytest.fixture
def draft(house: World, planned: Document) -> Document:
    """The same with a first version, which its owner added."""
    add_version(planned, NewVersion("1", url=LINK), by=house.barnet.owner.id)
    return planned


@pytest.fixture
def in_force(house: World) -> Document:
    """A strategy adopted on 1 June 2026 that is reviewed every year, version 2, with a link."""
    details = DocumentDetails(
        "Ending modern slavery",
        DocumentKind.STRATEGY,
        version_label="2",
        url=LINK,
        adopted_on=SPRING.replace(year=2026, month=6, day=1),
    )
    return add_document(details, Owner(post_id=house.barnet.plan.held_post_id), by=house.barnet.lead.id)


@pytest.fixture
def owes() -> Owes:
    """What is owed about a document and not done."""

    def ask(document: Document) -> list[Owed]:
        return [each for each in obligations_about([document.id]) if each.done_on is None]

    return ask
