"""What was read from a spreadsheet, sealed and carried by the page itself: nothing is kept meanwhile."""

from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from tenants.errors import FieldError, WrongState
from tenants.records.referrals.details import ReferralDetails
from workflows.referral_import.lines import Guess, Line, Problem, Reading

_LASTS = timedelta(hours=12)
#: A page's form may hold a megabyte in all.
_LARGEST = 700_000
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
    sealed = _sealer().dumps(
        {
            "tenant": parcel.tenant_id.hex,
            "file": parcel.file_name,
            "digest": parcel.digest,
            "headings": reading.headings,
            "not_read": reading.not_read,
            "lines": [(line.row, line.key_hash, _said(line.details)) for line in reading.lines],
            "problems": [astuple(each) for each in reading.problems],
            "guesses": [astuple(each) for each in reading.guesses],
            "refused": list(reading.refused.items()),
        }
    )
    if len(sealed) > _LARGEST:
        raise FieldError(
            "file", "The file is too large to look at in one go. Split it and read in each part."
        )
    return str(sealed)


def unseal(text: str, tenant_id: UUID) -> Parcel:
    """The parcel; WrongState when it is too old, was changed, or is another tenant's."""
    try:
        held: Any = _sealer().loads(text, max_age=int(_LASTS.total_seconds()))
    except BadData:
        held = None
    if held is None or held["tenant"] != tenant_id.hex:
        raise WrongState("This page had been open for too long. Choose the spreadsheet again.")
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


def _sealer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="referral spreadsheet")
