"""What was read from a spreadsheet, sealed and carried by the page itself: nothing is kept meanwhile."""

from dataclasses import astuple, dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from portal.forms.sealed import Sealed
from tenants.records.referrals.details import ReferralDetails
from workflows.referral_import.lines import Guess, Line, Problem, Reading

_SEALED = Sealed("referral spreadsheet", largest=700_000, file="spreadsheet")
_EMPTY = ReferralDetails(referred_on=None)
_NAMES = tuple(each.name for each in fields(ReferralDetails))


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one file says, for one tenant."""

    tenant_id: UUID
    file_name: str
    digest: str
    reading: Reading


def seal(parcel: Parcel) -> str:
    """The parcel as text for a hidden field; FieldError("file") when it would be too large to send back."""
    reading = parcel.reading
    return _SEALED.seal(
        parcel.tenant_id,
        {
            "file": parcel.file_name,
            "digest": parcel.digest,
            "headings": reading.headings,
            "not_read": reading.not_read,
            "lines": [(line.row, line.key_hash, _said(line.details)) for line in reading.lines],
            "problems": [astuple(each) for each in reading.problems],
            "guesses": [astuple(each) for each in reading.guesses],
            "refused": list(reading.refused.items()),
        },
    )


def unseal(text: str, tenant_id: UUID) -> Parcel:
    """The parcel; WrongState when it is too old, was changed, or is another tenant's."""
    held = _SEALED.unseal(text, tenant_id)
    reading = Reading(
        tuple(held["headings"]),
        tuple(held["not_read"]),
        [Line(row, _details(said), key_hash) for row, key_hash, said in held["lines"]],
        [Problem(*each) for each in held["problems"]],
        [Guess(*each) for each in held["guesses"]],
        dict(held["refused"]),
    )
    return Parcel(tenant_id, held["file"], held["digest"], reading)


def _said(details: ReferralDetails) -> dict[str, Any]:
    """Only what somebody answered."""
    said = {name: getattr(details, name) for name in _NAMES}
    answered = {name: value for name, value in said.items() if value != getattr(_EMPTY, name)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in answered.items()}


def _details(said: dict[str, Any]) -> ReferralDetails:
    days = {name: date.fromisoformat(value) for name, value in said.items() if name.endswith("_on")}
    return ReferralDetails(**{"referred_on": None, **said, **days, "types": tuple(said.get("types", ()))})
