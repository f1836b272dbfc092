"""Puts survivor services into the network's register, suggested, published and ended."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.guidance.models import SurvivorNeed
from tenants.records.obligations.service import Owner
from tenants.records.survivor_services.details import ServiceDetails
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.rules import Reach
from tenants.records.survivor_services.service import add_service, suggest
from tests.factories.world import Network
from workflows.published_services import keeping

NEEDS = {"safe-place": "A safe place to stay", "legal": "Legal advice", "health": "Health"}
#: Where a refuge is: a test fails wherever any of it is seen.
SECRET_ADDRESS = "17 Hidden Mews, Barnet, N3 9ZZ"
OFFICE = "1 Open Street, London, SE1 1AA"
LAWYERS = ServiceDetails(
    title="Lantern Legal",
    organisation="The Lantern Trust",
    description="Free advice on immigration and compensation.",
    phone="020 7946 0201",
    email="advice@lantern.example",
    url="https://www.lantern.example",
    hours="Weekdays 9am to 5pm",
    cost="Free",
    needs=("legal",),
    languages=("English", "Romanian"),
    reach=Reach.LONDON,
    address=OFFICE,
    how_to_refer="Ring the duty adviser.",
    may_refer_self=True,
    source="Named by a council",
)
REFUGE = ServiceDetails(
    title="Harbour House",
    organisation="Harbour Example",
    description="Rooms for women and their children.",
    phone="020 7946 0202",
    needs=("safe-place", "health"),
    minimum_age=18,
    has_interpreters=True,
    reach=Reach.BOROUGHS,
    areas=("barnet",),
    address=SECRET_ADDRESS,
    is_refuge=True,
    how_to_refer="Ring at any hour.",
)


def make_needs() -> None:
    """Adds a few needs, unless they are there."""
    known = set(db.session.scalars(select(SurvivorNeed.key)))
    for position, (key, title) in enumerate(NEEDS.items(), start=1):
        if key not in known:
            db.session.add(SurvivorNeed(key=key, title=title, position=position))
    db.session.flush()


def make_service(
    network: Network, details: ServiceDetails = LAWYERS, *, verified_on: date | None = None
) -> UUID:
    """A service that everybody reads; inside the network's scope."""
    service = wait_for_decision(network, details)
    keeping.take_up(service, by=network.chair.id, today=clock.today(), verified_on=verified_on)
    return service.id


def wait_for_decision(network: Network, details: ServiceDetails = LAWYERS) -> SurvivorService:
    """A service that the secretariat added and has not approved; inside the network's scope."""
    make_needs()
    owner = Owner(person_id=network.secretariat.id)
    return add_service(details, owner, by=network.secretariat.id, today=clock.today())


def furnish_services_of(network: Network) -> list[UUID]:
    """One of each state, a refuge among them; inside the network's scope."""
    make_needs()
    today, chair = clock.today(), network.chair.id
    made = [make_service(network, verified_on=today), make_service(network, REFUGE)]
    waiting = suggest(replace(LAWYERS, title="Night Kitchen"), "Met Member, Police", by=chair, today=today)
    declined = wait_for_decision(network, replace(LAWYERS, title="Sold Dreams"))
    keeping.turn_down(declined, "Nobody there answers", by=chair, today=today)
    ended = make_service(network, replace(LAWYERS, title="Old Lantern"))
    keeping.end(_record(ended), "It has closed", by=chair, today=today)
    return [*made, waiting.id, declined.id, ended]


def _record(service_id: UUID) -> SurvivorService:
    return db.session.scalars(select(SurvivorService).where(SurvivorService.id == service_id)).one()
