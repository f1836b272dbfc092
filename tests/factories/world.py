"""Builds a small London: two boroughs, the network, one partner, and the people who work in them."""

from dataclasses import dataclass, fields
from uuid import UUID

from tenants import clock
from tenants.authorities.models import TenantKind
from tenants.authorities.service import admit_tenant
from tenants.database import db
from tenants.people.permissions import Role
from tests.factories.frameworks import make_frameworks
from tests.factories.people import Somebody, join, make_person
from tests.factories.plans import Planned, make_plan


@dataclass(frozen=True, slots=True)
class Borough:
    """A borough with one person in each role and one plan."""

    id: UUID
    slug: str
    name: str
    lead: Somebody
    owner: Somebody
    procurement: Somebody
    training: Somebody
    viewer: Somebody
    plan: Planned


@dataclass(frozen=True, slots=True)
class Network:
    """LMSL itself."""

    id: UUID
    slug: str
    name: str
    chair: Somebody
    executive: Somebody
    secretariat: Somebody
    analyst: Somebody


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner organisation."""

    id: UUID
    slug: str
    name: str
    member: Somebody


@dataclass(frozen=True, slots=True)
class World:
    """Everything in it, as values; `joint` leads in both boroughs, `stranger` belongs to no tenant."""

    barnet: Borough
    bexley: Borough
    lmsl: Network
    met: Partner
    joint: Somebody
    stranger: Somebody

    @property
    def houses(self) -> tuple[Borough, Borough, Network, Partner]:
        """Every tenant."""
        return self.barnet, self.bexley, self.lmsl, self.met


def people_in(house: Borough | Network | Partner) -> dict[Role, Somebody]:
    """Who holds which role in a tenant."""
    held = {each.name: getattr(house, each.name) for each in fields(house)}
    return {Role(name): person for name, person in held.items() if isinstance(person, Somebody)}


def build_world() -> World:
    """Builds it and commits."""
    make_frameworks()
    barnet, bexley = make_borough("barnet", "Barnet"), make_borough("bexley", "Bexley")
    world = World(
        barnet=barnet,
        bexley=bexley,
        lmsl=_make_network(),
        met=_make_partner(),
        joint=make_person("Jo Joint", "joint@barnet-bexley.example"),
        stranger=make_person("Sam Stranger", "stranger@nowhere.example"),
    )
    for borough in (barnet, bexley):
        join(world.joint, borough.id, Role.LEAD)
    db.session.commit()
    db.session.close()
    return world


def _make_tenant(slug: str, name: str, kind: TenantKind, *aliases: str) -> UUID:
    return admit_tenant(slug, name, kind, joined_on=clock.today(), aliases=aliases).id


def _staff(tenant_id: UUID, slug: str, *roles: Role) -> dict[str, Somebody]:
    return {
        role.value: join(
            make_person(f"{slug.capitalize()} {role.capitalize()}", f"{role}@{slug}.example"), tenant_id, role
        )
        for role in roles
    }


def make_borough(slug: str, name: str) -> Borough:
    """A borough that has just joined, with its people and its plan."""
    tenant_id = _make_tenant(slug, name, TenantKind.AUTHORITY, f"LB {name}")
    staff = _staff(tenant_id, slug, Role.LEAD, Role.OWNER, Role.PROCUREMENT, Role.TRAINING, Role.VIEWER)
    plan = make_plan(tenant_id, name, staff["owner"], staff["procurement"])
    return Borough(id=tenant_id, slug=slug, name=name, plan=plan, **staff)


def _make_network() -> Network:
    tenant_id = _make_tenant("lmsl", "LMSL Network", TenantKind.NETWORK)
    staff = _staff(tenant_id, "lmsl", Role.CHAIR, Role.EXECUTIVE, Role.SECRETARIAT, Role.ANALYST)
    return Network(id=tenant_id, slug="lmsl", name="LMSL Network", **staff)


def _make_partner() -> Partner:
    tenant_id = _make_tenant("met", "Metropolitan Police", TenantKind.PARTNER, "MPS")
    return Partner(
        id=tenant_id, slug="met", name="Metropolitan Police", **_staff(tenant_id, "met", Role.MEMBER)
    )
