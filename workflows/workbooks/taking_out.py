"""Notes who takes a whole list out of the portal, and gives them the key to its file for a while."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from itsdangerous import BadSignature, URLSafeTimedSerializer

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import NotFound
from tenants.scope import current_tenant
from workflows.settings import settings

#: For so many seconds the key opens the file, so that a download that broke off can be tried again.
LIFETIME = 15 * 60


class List(StrEnum):
    """A list that can be taken out."""

    CONTRACTS = "contracts"
    SUPPLIERS = "suppliers"
    CHECKS = "checks"
    FOLLOW_UPS = "follow-ups"
    OPERATIONS = "operations"


LIST_WORDS: dict[List, str] = {
    List.CONTRACTS: "Contracts",
    List.SUPPLIERS: "Suppliers",
    List.CHECKS: "Checks of suppliers",
    List.FOLLOW_UPS: "Follow-ups of checks",
    List.OPERATIONS: "Operations",
}


@dataclass(frozen=True, slots=True)
class Taking:
    """Which list somebody takes out, narrowed as its address says."""

    what: List
    query: str = ""


def take_out(taking: Taking, holds: str, *, by: UUID) -> str:
    """Writes down who takes what out, and gives the key that opens the file for them alone."""
    db.session.add(
        AuditEntry(
            at=clock.now(),
            by_id=by,
            event="list:taken-out",
            subject_kind="list",
            subject_id=current_tenant(),
            subject_title=LIST_WORDS[taking.what],
            before={},
            after={"holds": holds},
        )
    )
    return _signer().dumps([current_tenant().hex, by.hex, taking.what.value, taking.query])


def what_opens(key: str, *, by: UUID) -> Taking:
    """What the key opens; NotFound when it is not theirs, not of this tenant, not ours, or too old."""
    try:
        tenant_id, person_id, what, query = _signer().loads(key, max_age=LIFETIME)
        is_theirs = UUID(tenant_id) == current_tenant() and UUID(person_id) == by
        taking = Taking(List(what), str(query))
    except (BadSignature, ValueError, TypeError, AttributeError):
        is_theirs = False
    if not is_theirs:
        raise NotFound("This download is no longer there. Open the list and take it out again.")
    return taking


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings().secret_key, salt="list-taken-out")
