"""The council's list of agencies: each is there once, whatever its capitals, so that it is counted once."""

from datetime import date
from uuid import UUID, uuid4

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.holding_nobody import must_hold_nobody
from tenants.records.operations.models import Agency
from tenants.records.operations.queries import agencies
from tenants.records.operations.rules import AgencyKind, likely_kind

LONGEST_NAME = 120


def find_or_add_agency(title: str, *, by: UUID | None) -> Agency:
    """The agency of this name, added when there is none, and in use again when it had ended."""
    named = check_name(title)
    found = _find(named)
    if found is None:
        return add_agency(named, likely_kind(named), by=by)
    if found.ended_on is not None:
        use_again(found, by=by)
    return found


def add_agency(title: str, kind: AgencyKind, *, by: UUID | None) -> Agency:
    """A new one; FieldError when one of this name is there already."""
    named = check_name(title)
    _must_be_free(named)
    agency = Agency(id=uuid4(), title=named, kind=kind)
    db.session.add(agency)
    audit.record("agency:added", agency, by=by)
    db.session.flush()
    return agency


def edit_agency(agency: Agency, title: str, kind: AgencyKind, *, by: UUID | None) -> None:
    """Another name or kind, everywhere that it took part."""
    named = check_name(title)
    _must_be_free(named, agency)
    agency.title, agency.kind = named, kind
    audit.record("agency:edited", agency, by=by)
    db.session.flush()


def end_agency(agency: Agency, *, by: UUID | None, today: date) -> None:
    """It is not offered any more; what it took part in stays."""
    if agency.ended_on is not None:
        raise WrongState("This agency is not offered any more already.")
    agency.ended_on = today
    audit.record("agency:ended", agency, by=by)
    db.session.flush()


def use_again(agency: Agency, *, by: UUID | None) -> None:
    """It is offered again."""
    agency.ended_on = None
    audit.record("agency:used-again", agency, by=by)
    db.session.flush()


def check_name(title: str, field: str = "title") -> str:
    """The name with single spaces; FieldError when it is none."""
    named = " ".join(title.split())
    if not named:
        raise FieldError(field, "Enter the agency’s name.")
    if len(named) > LONGEST_NAME:
        raise FieldError(field, f"Shorten the agency’s name to {LONGEST_NAME} characters or fewer.")
    must_hold_nobody(field, named)
    return named


def _find(title: str) -> Agency | None:
    wanted = title.casefold()
    return next((each for each in agencies(with_ended=True) if each.title.casefold() == wanted), None)


def _must_be_free(title: str, besides: Agency | None = None) -> None:
    found = _find(title)
    if found is not None and found is not besides:
        raise FieldError("title", f"“{found.title}” is on your list already.")
