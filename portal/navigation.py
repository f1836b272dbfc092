"""The links a person is offered: the pages of the tenant in view, and their other tenants."""

from dataclasses import dataclass
from functools import cache, lru_cache

from flask import current_app, request, url_for

from portal.access import find_current_belonging
from tenants.people.permissions import Permission
from tenants.people.queries import Belonging


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in a tenant's house."""

    label: str
    endpoint: str
    permission: Permission
    is_office: bool = False  # about how the house is kept, not what it works on


#: The whole navigation of a tenant; an entry appears as soon as its page exists.
HOUSE: tuple[Entry, ...] = (
    Entry("Home", "borough.home", Permission.HOUSE_VISIT),
    Entry("Action plans", "plans.plans", Permission.PLAN_READ),
    Entry("Actions", "actions.actions", Permission.PLAN_READ),
    Entry("Deadlines", "deadlines.deadlines", Permission.PLAN_READ),
    Entry("Boards", "boards.boards", Permission.BOARD_READ),
    Entry("Meetings", "meetings.meetings", Permission.BOARD_READ),
    Entry("Documents", "documents.documents", Permission.DOCUMENT_READ),
    Entry("Training", "training.training", Permission.TRAINING_READ),
    Entry("Highlight reports", "highlights.highlights", Permission.HIGHLIGHT_READ, True),
    Entry("Reminders", "chasing.ledger", Permission.CHASE_READ, True),
    Entry("People", "people.people", Permission.PEOPLE_READ, True),
    Entry("Activity", "activity.activity", Permission.ACTIVITY_READ, True),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the page shows it."""

    label: str
    href: str
    is_current: bool


def house_links() -> tuple[list[Link], list[Link]]:
    """What the person may visit in the tenant in view: its work, and its office; nothing outside a tenant."""
    belonging = find_current_belonging()
    work: list[Link] = []
    office: list[Link] = []
    for entry, href in _open_to(belonging) if belonging else ():
        (office if entry.is_office else work).append(Link(entry.label, href, _is_here(entry)))
    return work, office


def front_door(belonging: Belonging) -> str:
    """The first page of the tenant that the person may visit; the list of tenants when there is none."""
    first = next(iter(_open_to(belonging)), None)
    return first[1] if first else address_of("home.tenants")


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
    return request.blueprint == entry.endpoint.partition(".")[0]
