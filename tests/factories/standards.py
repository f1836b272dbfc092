"""Makes editions of the counting standard in the network's house: a draft, one that waits, agreed ones."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tenants import clock
from tenants.counting.standard import Standard
from tenants.database import db
from tenants.guidance.models import CountingStandard
from tenants.records.obligations.service import Owner
from tenants.records.standards import approvals, service
from tenants.records.standards.details import StandardDetails
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.queries import find_unfinished, standard_of
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.world import Network
from workflows.published_standards.queries import standard_on
from workflows.published_standards.service import publish

TITLE = "How London counts"
NEW_OPTION = "Food delivery"


@dataclass(frozen=True, slots=True)
class StandardEditions:
    """The ids of the network's editions; its analyst sent the one that waits."""

    waiting: UUID
    draft: UUID


def standard_of_today() -> Standard:
    """What is counted by today, loaded with the rest of the guidance if it is not there."""
    if db.session.get(CountingStandard, "portal/2026") is None:
        make_guidance()
    return standard_on(clock.today())


def make_standard_draft(network: Network, *, by: UUID | None = None, title: str = TITLE) -> StandardEdition:
    """A draft that begins with what is counted by today and adds a kind of premises; inside its scope."""
    details = StandardDetails(title, "Food delivery has an option of its own.")
    author = by or network.analyst.id
    edition = service.start(details, standard_of_today(), Owner(person_id=network.secretariat.id), by=author)
    service.add_option(edition, "premises", NEW_OPTION, "Riders and kitchens", by=author)
    return edition


def make_standard_agreed(network: Network, edition: StandardEdition, valid_from: date) -> StandardEdition:
    """The draft, sent by the analyst, agreed by the chair and published; inside the network's scope."""
    today = clock.today()
    approvals.send_for_agreement(edition, standard_of_today(), by=network.analyst.id, today=today)
    approvals.agree(edition, standard_of_today(), valid_from, by=network.chair.id, today=today)
    publish(edition.id, by=network.chair.id, today=today)
    return edition


def pages_of_standards(network: Network) -> list[str]:
    """Fields of the network's draft that a walk from its first fields does not come to; opens its scope."""
    with tenant_scope(network.id):
        draft = find_unfinished()
        return [f"/{network.slug}/counting-standard/{draft.id}/fields/premises/"] if draft else []


def furnish_standards(network: Network) -> StandardEditions:
    """One edition that waits for agreement and one draft; inside the network's scope."""
    waiting = make_standard_draft(network)
    approvals.send_for_agreement(waiting, standard_of_today(), by=network.analyst.id, today=clock.today())
    draft = make_standard_draft(network, by=network.secretariat.id, title=f"{TITLE}, next")
    service.end_option(draft, "premises", "cannabis", by=network.secretariat.id)
    for key in ("referred_on", "premises"):
        without_why = replace(service.FieldWords.of(standard_of(draft).fields[key]), why="")
        service.edit_field(draft, key, without_why, by=network.secretariat.id)
    return StandardEditions(waiting.id, draft.id)
