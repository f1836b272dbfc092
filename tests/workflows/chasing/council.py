"""A council whose deadlines are chased, as the tests handle it: whole days, whole mails, plain rows."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import select

from portal.config import Settings
from tenants.database import db
from tenants.dating import Dating
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action
from tenants.records.plans.queries import get_action, get_aim
from tenants.records.plans.service import add_action
from tenants.scope import tenant_scope
from tests.factories.people import Somebody
from tests.factories.world import Borough
from workflows import settings as workflow_settings
from workflows.chasing import jobs
from workflows.chasing.digest import write_digest
from workflows.chasing.models import Reminder
from workflows.chasing.service import set_up_ladder
from workflows.chasing.settling import settle
from workflows.notices.delivery import TryAgain
from workflows.notices.letters import Envelope
from workflows.notices.models import OutboxMessage
from workflows.notices.office import Office
from workflows.notices.sending import send_queued

BASE_URL = "http://localhost"
LADDER_SINCE = date(2026, 1, 1)


@dataclass
class Pigeonhole:
    """A way out of the portal that keeps what goes through it."""

    envelopes: list[Envelope] = field(default_factory=list)
    is_blocked: bool = False

    def deliver(self, envelope: Envelope) -> None:
        """Keeps the envelope, or says that the line is dead."""
        if self.is_blocked:
            raise TryAgain("The line is dead.")
        self.envelopes.append(envelope)

    def to(self, person: Somebody) -> list[Envelope]:
        """What somebody was sent."""
        return [envelope for envelope in self.envelopes if envelope.to_address == person.email]


def configure() -> None:
    """Gives the workflows the settings of the portal under test."""
    settings: Settings = current_app.config["SETTINGS"]
    own = workflow_settings.WorkflowSettings(BASE_URL, settings.secret_key, settings.mail_from)
    workflow_settings.configure(own)


def start_ladder(borough: Borough) -> None:
    """Gives a borough the default ladder, long in force, and takes its own plan's dates away."""
    with tenant_scope(borough.id):
        set_up_ladder(by=None, today=LADDER_SINCE)
        for action_id in borough.plan.action_ids:
            _undate(action_id)
        db.session.commit()


def _undate(action_id: UUID) -> None:
    action = get_action(action_id)
    action.due_on = None


def add_due(borough: Borough, due_on: date, *, title: str = "Print the posters", **owner: Any) -> UUID:
    """Adds an action owned by the borough's owner, or as `owner` says, and commits."""
    with tenant_scope(borough.id):
        details = Details(title, **(owner or {"owner_person_id": borough.owner.id}))
        action = add_action(get_aim(borough.plan.aim_id), details, Dating.on_day(due_on), by=None)
        db.session.commit()
        return action.id


def change(borough: Borough, action_id: UUID, what: Callable[[Action], object]) -> None:
    """Does something with an action in the borough's scope and commits."""
    with tenant_scope(borough.id):
        what(get_action(action_id))
        db.session.commit()


def within(borough: Borough, what: Callable[[], Any]) -> Any:
    """Does something in the borough's scope and commits."""
    with tenant_scope(borough.id):
        result = what()
        db.session.commit()
    return result


def ledger_of(borough: Borough) -> list[Any]:
    """Every line of the borough's ledger: rung, recipient_id, state, part and the rest, in a stated order."""
    columns = (
        Reminder.subject_id,
        Reminder.rung,
        Reminder.due_version,
        Reminder.recipient_id,
        Reminder.part,
        Reminder.covering_id,
        Reminder.state,
        Reminder.settled_because,
        Reminder.recorded_on,
        Reminder.digest_on,
    )
    order = (Reminder.recorded_on, Reminder.rung, Reminder.part, Reminder.recipient_id)
    with tenant_scope(borough.id):
        rows = list(db.session.execute(select(*columns).order_by(*order)))
        db.session.commit()
    return rows


def told(borough: Borough, *states: str) -> list[tuple[int, UUID]]:
    """The rung and the recipient of each line, of those in one of the states if any are named."""
    return [(row.rung, row.recipient_id) for row in ledger_of(borough) if not states or row.state in states]


def send(out: Pigeonhole, day: date, at: time = time(9)) -> None:
    """Sends everything that is due that morning."""
    office = Office(out, "LMSL portal <portal@lmsl.example>", BASE_URL)
    moment = datetime.combine(day, at, UTC)
    send_queued(office, write_digest, settle, now=lambda: moment, within=None)


def chase_and_send(out: Pigeonhole, day: date, on_day: Callable[..., AbstractContextManager[object]]) -> str:
    """One whole morning: the chase at half past six, the post at nine."""
    with on_day(day, time(6, 30)):
        words = jobs.chase(day)
    with on_day(day):
        send(out, day)
    return words


def days_from(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def digests() -> list[OutboxMessage]:
    """Every digest there is, the oldest first."""
    statement = select(OutboxMessage).order_by(OutboxMessage.day, OutboxMessage.dedupe_key)
    rows = list(db.session.scalars(statement.execution_options(populate_existing=True)))
    db.session.commit()
    return rows
