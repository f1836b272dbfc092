"""The links a person is offered: the pages of the tenant in view, and their other tenants."""

from dataclasses import dataclass
from functools import cache, lru_cache

from flask import current_app, request, url_for

from portal.access import find_current_belonging, find_current_person
from tenants.people.permissions import Permission, Role
from tenants.people.queries import Belonging


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in a tenant's house; `under` names the entry in whose family it stands."""

    label: str
    endpoint: str
    permission: Permission
    is_office: bool = False  # about how the house is kept, not what it works on
    under: str = ""  # a blueprint: shown while somebody is there, or when they may not visit that one

    @property
    def blueprint(self) -> str:
        """The group of pages that it opens."""
        return self.endpoint.partition(".")[0]

    @property
    def family(self) -> str:
        """The blueprint of the entry with which it is shown."""
        return self.under or self.blueprint


#: The whole navigation of a tenant; an entry appears as soon as its page exists.
HOUSE: tuple[Entry, ...] = (
    Entry("Home", "borough.home", Permission.HOUSE_VISIT),
    Entry("Action plans", "plans.plans", Permission.PLAN_READ),
    Entry("Actions", "actions.actions", Permission.PLAN_READ),
    Entry("Deadlines", "deadlines.deadlines", Permission.PLAN_READ),
    Entry("Boards", "boards.boards", Permission.BOARD_READ),
    Entry("Meetings", "meetings.meetings", Permission.BOARD_READ),
    Entry("Documents", "documents.documents", Permission.DOCUMENT_READ),
    Entry("Agreements", "agreements.agreements", Permission.AGREEMENT_READ, under="documents"),
    Entry("Training", "training.training", Permission.TRAINING_READ),
    Entry("Learning", "learning.reviews", Permission.LEARNING_READ, under="training"),
    Entry("Figures", "figures.figures", Permission.FIGURES_READ),
    Entry("Referrals", "referrals.referrals", Permission.REFERRAL_READ, under="figures"),
    Entry("Operations", "operations.operations", Permission.OPERATION_READ, under="figures"),
    Entry("Reception plans", "receptions.receptions", Permission.OPERATION_READ, under="figures"),
    Entry("Surveys", "surveys.surveys", Permission.SURVEY_READ, under="figures"),
    Entry("Beside London", "beside_london.beside", Permission.CONTRIBUTION_READ, under="figures"),
    Entry("Given to London", "contributions.contributions", Permission.CONTRIBUTION_READ, under="figures"),
    Entry("Procurement", "procurement.home", Permission.SUPPLIER_READ),
    Entry("Suppliers", "suppliers.suppliers", Permission.SUPPLIER_READ, under="procurement"),
    Entry("Contracts", "contracts.contracts", Permission.SUPPLIER_READ, under="procurement"),
    Entry("Checks", "checks.checks", Permission.SUPPLIER_READ, under="procurement"),
    Entry("Corrective actions", "follow_ups.follow_ups", Permission.SUPPLIER_READ, under="procurement"),
    Entry("Statements", "statements.statements", Permission.STATEMENT_READ, True),
    Entry("Pledges", "pledges.pledges", Permission.STATEMENT_READ, True),
    Entry("Contacts", "contacts.contacts", Permission.CONTACT_READ, True),
    Entry("Our pathway", "own_pathway.pathways", Permission.PATHWAY_READ, True),
    Entry("Survivor services", "service_register.services", Permission.SERVICE_READ, True),
    Entry("Counting standard", "standards.editions", Permission.STANDARD_READ, True),
    Entry("Releases", "drafts.drafts", Permission.RELEASE_READ),
    Entry("Partners", "partners.partners", Permission.PARTNER_WRITE, True),
    Entry("Highlight reports", "highlights.highlights", Permission.HIGHLIGHT_READ, True),
    Entry("Reminders", "chasing.ledger", Permission.CHASE_READ, True),
    Entry("People", "people.people", Permission.PEOPLE_READ, True),
    Entry("Posts and money", "resources.resources", Permission.RESOURCE_READ, True, "people"),
    Entry("Abbreviations", "glossary.terms", Permission.PEOPLE_READ, True, "people"),
    Entry("Retention", "retention.retention", Permission.RETENTION_READ, True, "people"),
    Entry("Activity", "activity.activity", Permission.ACTIVITY_READ, True),
)


#: What is for everybody, whether they have signed in or not.
SQUARE: tuple[tuple[str, str], ...] = (
    ("London’s figures", "london.london"),
    ("Find a contact", "directory.look_up"),
    ("Referral pathway", "pathway.places"),
    ("Survivor services", "survivor_services.services"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the page shows it."""

    label: str
    href: str
    is_current: bool


#: Groups of pages that belong to an entry besides its own: about suppliers, contracts and checks.
_PARTS: dict[str, frozenset[str]] = {
    "suppliers": frozenset({"risk", "exclusions", "registry"}),
    "contracts": frozenset({"contract_import"}),
    "checks": frozenset({"questionnaires", "published_checks"}),
    "partners": frozenset({"look_ups"}),
    "referrals": frozenset({"referral_import", "reconciliations"}),
}


@dataclass(frozen=True, slots=True)
class HouseLinks:
    """What the person may visit in the tenant in view: its work, its family of pages, its office."""

    work: list[Link]
    family: list[Link]
    office: list[Link]
    family_name: str = ""


def house_links() -> HouseLinks:
    """The links of every page; none outside a tenant."""
    belonging = find_current_belonging()
    open_to = _open_to(belonging) if belonging else ()
    known = {entry.blueprint for entry, _ in open_to}
    here = next((entry.family for entry, _ in open_to if _is_here(entry)), "")
    found = HouseLinks([], [], [], _label_of(here))
    for entry, href in open_to:
        if entry.under not in known:  # its own place in the menu, or its family's first is closed to them
            (found.office if entry.is_office else found.work).append(_link(entry, href, here))
        elif entry.under == here:
            found.family.append(_link(entry, href, ""))
    return found


def _link(entry: Entry, href: str, here: str) -> Link:
    return Link(entry.label, href, _is_here(entry) or entry.blueprint == here)


def _label_of(blueprint: str) -> str:
    return next((entry.label for entry in HOUSE if entry.blueprint == blueprint), "")


#: What whoever has not signed in is offered in place of a page for members.
_FOR_STRANGERS = {"london.london": "public_figures.figures"}
#: Groups of pages that belong to a link of the square besides its own.
_SQUARE_PARTS: dict[str, frozenset[str]] = {
    "london": frozenset({"public_figures", "measures", "releases", "builder", "protect"}),
}


def square_links() -> list[Link]:
    """The pages for everybody, as soon as they exist."""
    instead = {} if find_current_person() else _FOR_STRANGERS
    known = [(label, endpoint) for label, endpoint in SQUARE if endpoint in current_app.view_functions]
    return [
        Link(label, address_of(instead.get(endpoint, endpoint)), _is_group(endpoint))
        for label, endpoint in known
    ]


def _is_group(endpoint: str) -> bool:
    group = endpoint.partition(".")[0]
    return request.blueprint == group or request.blueprint in _SQUARE_PARTS.get(group, ())


#: Roles whose day begins elsewhere than on the tenant's first page.
_FIRST_PAGES = {Role.PROCUREMENT: "procurement.home"}


def front_door(belonging: Belonging) -> str:
    """The first page of the tenant that the person may visit; the list of tenants when there is none."""
    if belonging.role == Role.MEMBER and "directory.look_up" in current_app.view_functions:
        return address_of("directory.look_up")
    open_to = _open_to(belonging)
    wanted = _FIRST_PAGES.get(Role(belonging.role))
    own = next((address for entry, address in open_to if entry.endpoint == wanted), None)
    return own or (open_to[0][1] if open_to else address_of("home.tenants"))


@cache
def address_of(endpoint: str) -> str:
    """The address of a page that has the same one for everybody; kept, because every page names a few."""
    return url_for(endpoint)


@lru_cache(maxsize=4096)
def _open_to(belonging: Belonging) -> tuple[tuple[Entry, str], ...]:
    """The places and their addresses; kept, because every page shows them, by all that they depend on."""
    pages = current_app.view_functions
    open_to = (entry for entry in HOUSE if entry.endpoint in pages and belonging.may(entry.permission))
    return tuple((entry, url_for(entry.endpoint, slug=belonging.slug)) for entry in open_to)


def _is_here(entry: Entry) -> bool:
    return request.blueprint == entry.blueprint or request.blueprint in _PARTS.get(entry.blueprint, ())
