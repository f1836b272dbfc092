"""Says done, accepts and sends back, each with a letter to those who have to know."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from tenants.authorities.queries import get_tenant
from tenants.people.queries import get_person, leads_of
from tenants.records.plans import progress
from tenants.records.plans.models import Action
from tenants.records.plans.queries import owner_of
from tenants.records.plans.rules import Claimed
from tenants.scope import current_tenant
from workflows.acceptance import letters
from workflows.notices.letters import Letter
from workflows.notices.service import queue_letter
from workflows.settings import settings


def report_progress(
    action: Action,
    claimed: Claimed,
    percent: int,
    note: str,
    *,
    seen_version: int,
    by: UUID | None,
    today: date,
    is_from_email: bool = False,
) -> None:
    """Says how an action stands; when it is done, the tenant's leads hear that it waits for them."""
    progress.report_progress(
        action,
        claimed,
        percent,
        note,
        seen_version=seen_version,
        by=by,
        today=today,
        is_from_email=is_from_email,
    )
    if claimed == Claimed.DONE:
        leads = {lead.id for lead in leads_of(current_tenant())}
        _write("done", action, leads - {by}, letters.waiting(_about(action, by), note))


def accept(action: Action, note: str, *, seen_version: int, by: UUID, today: date) -> None:
    """Closes an action that is done; its owner hears of it."""
    readers = _owners(action)
    progress.accept(action, note, seen_version=seen_version, by=by, today=today)
    _write("accepted", action, readers - {by}, letters.accepted(_about(action, by), note))


def send_back(action: Action, reason: str, *, seen_version: int, by: UUID) -> None:
    """Returns an action that is not done yet; its owner hears why."""
    readers = _owners(action)
    progress.send_back(action, reason, seen_version=seen_version, by=by)
    _write("sent-back", action, readers - {by}, letters.sent_back(_about(action, by), reason))


def _owners(action: Action) -> set[UUID]:
    """Whoever owns the action today, and whoever said that it is done."""
    return {person for person in (owner_of(action)[1], action.done_by_id) if person}


def _about(action: Action, by: UUID | None) -> letters.About:
    tenant = get_tenant(current_tenant())
    return letters.About(
        title=action.title,
        ref=action.ref,
        by_name=get_person(by).name if by else "The portal",
        tenant_name=tenant.name,
        address=f"{settings().base_url}/{tenant.slug}/actions/{action.id}/",
    )


def _write(what: str, action: Action, readers: Iterable[UUID | None], letter: Letter) -> None:
    """Queues the letter once for each reader; the version tells one round of acceptance from the next."""
    for reader in filter(None, readers):
        key = f"{what}:{action.id}:{action.version}:{reader}"
        queue_letter(reader, letter.subject, letter.body, dedupe_key=key)
