"""Makes an SQLite file with the small world in it, and finds a page of every kind in it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select

from tenants.database import db
from tenants.records.boards.models import Board
from tenants.records.contacts.models import Contact
from tenants.records.documents.models import Document
from tenants.records.highlights.models import HighlightReport
from tenants.records.meetings.models import Meeting
from tenants.records.pathways.models import Pathway
from tenants.records.training.models import TrainingSession
from tenants.scope import tenant_scope
from tests import beds
from tests.factories.asked_contacts import address_of_confirmation
from tests.factories.furnished import furnish
from tests.factories.published_checks import pages_of_published_checks
from tests.factories.questionnaires import address_of_answers, pages_to_start_from
from tests.factories.standards import pages_of_standards
from tests.factories.suppliers import pages_of_suppliers
from tests.factories.surveys import address_of_survey
from tests.factories.world import World, build_world
from tests.house.walk import endpoint_of, walk
from tests.visitor import Visitor

#: The blueprints whose pages are opened on the London data.
ELSEWHERE = ("actions", "plans", "chasing", "people", "activity", "status", "update")
#: What is done in the network's house for all of it, by blueprint, and where it begins.
FOR_ALL = {
    "service_register": "/lmsl/services/",
    "partners": "/lmsl/partners/",
    "look_ups": "/lmsl/look-ups/",
    "standards": "/lmsl/counting-standard/",
    "drafts": "/lmsl/releases/",
}
#: The records whose page looks different from state to state, where they stand, and what their state is.
_WITH_STATES: tuple[tuple[Any, str, Callable[[Any], object]], ...] = (
    (Board, "boards", lambda board: board.life if board.shared_from_id is None else "elsewhere"),
    (Meeting, "meetings", lambda meeting: meeting.stage),
    (Document, "documents", lambda document: document.status),
    (HighlightReport, "highlight-reports", lambda report: report.made_at is None),
    (TrainingSession, "training/sessions", lambda session: session.status),
    (Contact, "contacts", lambda contact: (contact.state, contact.vacant_since_on, contact.stale_since_on)),
    (Pathway, "pathway", lambda pathway: pathway.status),
)


@dataclass(frozen=True)
class FurnishedFile:
    """The file, the lead in it who sees all, and the addresses of the lead's pages by their blueprint.

    What is done for the whole network stands among them; the chair sees that.

    There is one for each view, and template that it shows, and one for each state of a record. `unseen` are
    the views without any.
    """

    file: Path
    email: str
    chair: str
    pages: dict[str, list[str]]
    unseen: set[str]


def furnish_file(folder: Path) -> FurnishedFile:
    """Makes the file and walks through it as a lead of Barnet."""
    file = folder / "furnished.db"
    beds.migrate(f"sqlite:///{file}", folder)
    app = beds.open_portal(beds.settings_for(f"sqlite:///{file}", folder))
    with app.app_context():
        world = build_world()
        furnish(world.barnet, world.bexley, network=world.lmsl)
        with tenant_scope(world.barnet.id):
            states = _addresses_of_states()
        kinds = _kinds(app, world, states)
        db.session.remove()
        db.engine.dispose()
    pages: dict[str, list[str]] = {}
    for address in dict.fromkeys([*kinds.values(), *states]):
        pages.setdefault(endpoint_of(app, address).partition(".")[0], []).append(address)
    views = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    lead, chair = world.barnet.lead.email, world.lmsl.chair.email
    return FurnishedFile(file, lead, chair, pages, views - {view for view, _ in kinds})


def _addresses_of_states() -> list[str]:
    """A record in each of its states."""
    found: dict[tuple[str, object], str] = {}
    for model, folder, state in _WITH_STATES:
        for record in db.session.scalars(select(model).order_by(model.created_at)):
            found.setdefault((folder, state(record)), f"/barnet/{folder}/{record.id}/")
    return list(found.values())


def _kinds(app: Flask, world: World, states: list[str]) -> dict[tuple[str, str], str]:
    visitor = Visitor(app.test_client())
    visitor.sign_in(world.barnet.lead)
    outside = (
        *(address_of_answers(world.barnet), "/questionnaire/done"),
        *(address_of_confirmation(world.barnet), "/confirm/done", "/confirm/done?said=changed"),
        *(address_of_survey(world.barnet), "/survey/done"),
        "/account/partner-sign-in",
    )
    starts = (
        "/barnet/",
        "/account/",
        "/my-deadlines/",
        *states,
        *pages_to_start_from(world.barnet),
        *pages_of_suppliers(world.barnet),
        *pages_of_published_checks(world.barnet),
        "/directory/?place=barnet",
        *outside,
    )
    found = walk(app, visitor.client, *starts, most=12, leaving={*ELSEWHERE, *FOR_ALL})
    chair = Visitor(app.test_client())
    chair.sign_in(world.lmsl.chair)
    starts_for_all = (*FOR_ALL.values(), *pages_of_standards(world.lmsl))
    own = walk(app, chair.client, *starts_for_all, leaving=set(app.blueprints) - set(FOR_ALL))
    return {kind: address for kind, address in (own.kinds | found.kinds).items() if kind[1]}
