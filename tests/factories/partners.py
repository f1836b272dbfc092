"""Approves mail domains of partner organisations, and reads the links that are mailed to their staff."""

import re
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.world import Network, World
from workflows.notices.models import OutboxMessage
from workflows.partner_sign_in.domains import approve_domain

_LINK = re.compile(r"/account/partner-sign-in/[\w-]+")


def approve(world: World, domain: str = "met.example") -> UUID:
    """Approves a domain for the Met, by the secretariat, and commits."""
    return approve_for(world.lmsl, domain, world.met.id)


def approve_for(network: Network, domain: str, partner_id: UUID) -> UUID:
    """Approves a domain for a partner, by the network's secretariat, and commits."""
    with tenant_scope(network.id):
        by = network.secretariat.id
        approved = approve_domain(domain, partner_id, by=by, today=clock.today())
        db.session.commit()
        return approved.id


def mailed_links(email: str) -> list[str]:
    """The paths of the links that wait to be mailed to an address, the oldest first."""
    waiting = select(OutboxMessage.body).where(OutboxMessage.to_address == email)
    bodies = list(db.session.scalars(waiting.order_by(OutboxMessage.created_at)))
    db.session.commit()
    return [found.group() for body in bodies if (found := _LINK.search(body))]
