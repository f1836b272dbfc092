"""Makes templates and plans for a borough in every state that a page is about."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.records.obligations.service import Owner
from tenants.records.receptions import service
from tenants.records.receptions.details import Closing, ReceptionDetails
from tenants.records.receptions.models import Reception
from tenants.records.receptions.partners import PartnerDetails, add_partner
from tenants.records.receptions.rules import Presence, ReceptionKind
from tests.factories.world import Borough

CHECKLIST = ("Interview rooms", "Showers and towels", "Interpreters by telephone")


@dataclass(frozen=True, slots=True)
class Received:
    """The ids of a borough's template, of a plan in each state, and of a partner of the planned one."""

    template: UUID
    planned: UUID
    partner: UUID
    opened: UUID
    closed: UUID


def details(title: str = "Winter centre", **changes: Any) -> ReceptionDetails:
    """What is typed of a plan."""
    said: dict[str, Any] = {
        "aims": "Offer people safety and rest before anything is asked of them",
        "venue": "A hall with interview rooms, showers and a staff room",
        "places": 20,
        "nights": 5,
        "cost_per_night": 400,
        "checklist": CHECKLIST,
    }
    return ReceptionDetails(title, ReceptionKind.RECEPTION_CENTRE, **(said | changes))


def make_template(borough: Borough) -> Reception:
    """A template with a partner who is there and one on call; inside the borough's scope."""
    owner, by = Owner(person_id=borough.owner.id), borough.lead.id
    template = service.make_template(details("Reception centre"), owner, by=by)
    add_partner(template, PartnerDetails("Housing team", Presence.PRESENT, "Finds beds"), by=by)
    add_partner(template, PartnerDetails("Adult social care", Presence.ON_CALL), by=by)
    return template


def make_plan_from(template: Reception, borough: Borough, title: str = "Winter centre") -> Reception:
    """A plan that starts from it."""
    owner = Owner(person_id=borough.owner.id)
    return service.start_plan(details(title), owner, template=template, by=borough.lead.id)


def open_and_close(plan: Reception, borough: Borough, *, closed: bool = True) -> None:
    """Opens it three days ago, and closes it yesterday with what came of it."""
    today, by = clock.today(), borough.lead.id
    service.open_reception(plan, today - timedelta(days=3), by=by, today=today)
    if closed:
        closing = Closing(today - timedelta(days=1), 11, 6, 0, 2, 1050)
        service.close_reception(plan, closing, by=by, today=today)


def furnish_receptions(borough: Borough) -> Received:
    """A template, and a plan in each state."""
    template = make_template(borough)
    planned, opened, closed = (
        make_plan_from(template, borough, f"{words} centre") for words in ("Planned", "Open", "Closed")
    )
    partner = add_partner(planned, PartnerDetails("Red Cross", Presence.PRESENT), by=borough.lead.id)
    open_and_close(opened, borough, closed=False)
    open_and_close(closed, borough)
    return Received(template.id, planned.id, partner.id, opened.id, closed.id)
