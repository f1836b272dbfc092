"""Invents the demonstration’s people: those with an account to try, and those who hold the other posts."""

from dataclasses import dataclass, field
from uuid import UUID

from tenants.authorities.models import Tenant
from tenants.people import memberships
from tenants.people.models import Person
from tenants.people.permissions import ROLES_IN, Role
from tenants.records.posts.service import create_post
from workflows.demonstration.names import invented_name
from workflows.demonstration.posts import JOINT_POST, share_out

JOINT_EMAIL = "joint@rbkc-westminster.example"
JOINT_TENANTS = ("kensington-and-chelsea", "westminster")


@dataclass
class Roll:
    """Everybody invented so far; the accounts share one hash, because hashing is slow on purpose."""

    password_hash: str
    made: dict[str, Person] = field(default_factory=dict)

    def let_in_account(self, tenant: Tenant, role: Role, email: str = "") -> UUID:
        """An account that can sign in, role@slug.example unless `email` says otherwise."""
        email = email or f"{role}@{tenant.slug}.example"
        person = self._let_in(tenant, role, self._known_name(email), email)
        person.password_hash = self.password_hash
        return person.id

    def let_in_colleague(self, tenant: Tenant, role: Role = Role.OWNER) -> UUID:
        """Somebody who gets e-mail there and cannot sign in, first.last@slug.example."""
        name = invented_name(len(self.made))
        return self._let_in(tenant, role, name, f"{name.replace(' ', '.').lower()}@{tenant.slug}.example").id

    def _known_name(self, email: str) -> str:
        return self.made[email].name if email in self.made else invented_name(len(self.made))

    def _let_in(self, tenant: Tenant, role: Role, name: str, email: str) -> Person:
        person = memberships.invite(email, name, tenant.id, role, by=None)
        person.is_demonstration = True
        self.made[email] = person
        return person


@dataclass
class House:
    """Who works in one tenant, and which post is whose."""

    tenant: Tenant
    roll: Roll
    accounts: dict[Role, UUID]
    post_ids: dict[str, UUID] = field(default_factory=dict)
    holders: dict[str, UUID | None] = field(default_factory=dict)
    #: By the key in the data set; of a shared board, the tenant's own part of it.
    board_ids: dict[str, UUID] = field(default_factory=dict)
    deputy_id: UUID | None = None

    @property
    def lead_id(self) -> UUID:
        """Whoever leads here."""
        return self.accounts.get(Role.LEAD) or self.accounts[Role.CHAIR]

    def holder_of(self, title: str) -> UUID:
        """Whoever holds the post; the lead for a post that is vacant or that nobody has made."""
        return self.holders.get(title) or self.lead_id

    def second_lead(self, person_id: UUID) -> UUID:
        """A lead who is not this person, so that closing an action takes two people."""
        if person_id != self.lead_id:
            return self.lead_id
        if Role.SECRETARIAT in self.accounts:
            return self.accounts[Role.SECRETARIAT]
        self.deputy_id = self.deputy_id or self.roll.let_in_colleague(self.tenant, Role.LEAD)
        return self.deputy_id

    def make_post(self, title: str, holder_id: UUID | None) -> UUID:
        """Adds the post unless it is there already; gives its id."""
        if title not in self.post_ids:
            self.post_ids[title] = create_post(title, holder_id=holder_id, by=None).id
            self.holders[title] = holder_id
        return self.post_ids[title]


def open_house(tenant: Tenant, roll: Roll) -> House:
    """Lets in one account for each role of this kind of tenant."""
    accounts = {role: roll.let_in_account(tenant, role) for role in ROLES_IN[tenant.kind]}
    return House(tenant, roll, accounts)


def fill_posts(house: House, titles: dict[str, bool]) -> None:
    """Makes an authority's posts, the most burdened first; those marked False stay vacant."""
    held = [title for title, is_held in titles.items() if is_held]
    chosen = share_out(held)
    for title, is_held in titles.items():
        house.make_post(title, _holder(house, title, chosen) if is_held else None)
    if Role.LEAD not in chosen.values():
        house.make_post("Modern Slavery Lead", house.lead_id)


def _holder(house: House, title: str, chosen: dict[str, Role]) -> UUID:
    if title in chosen:
        return house.accounts[chosen[title]]
    if title == JOINT_POST:
        return house.roll.let_in_account(house.tenant, Role.LEAD, JOINT_EMAIL)
    return house.roll.let_in_colleague(house.tenant)
