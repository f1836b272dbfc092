"""What was read from a spreadsheet, sealed and carried by the page itself: nothing is kept meanwhile."""

from dataclasses import astuple, dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from tenants.errors import FieldError, WrongState
from workflows.attendance_import.rules import Line, Problem

_LASTS = timedelta(hours=12)
#: A page's form may hold a megabyte in all.
_LARGEST = 700_000


@dataclass(frozen=True, slots=True)
class Parcel:
    """The lines and problems of one file, for one tenant."""

    tenant_id: UUID
    file_name: str
    digest: str
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    not_finished: int


def seal(parcel: Parcel) -> str:
    """The parcel as text for a hidden field; FieldError("file") when it would be too large to send back."""
    sealed = _sealer().dumps(
        {
            "tenant": parcel.tenant_id.hex,
            "file": parcel.file_name,
            "digest": parcel.digest,
            "lines": [
                (*astuple(line)[:2], line.day.isoformat(), *astuple(line)[3:]) for line in parcel.lines
            ],
            "problems": [astuple(problem) for problem in parcel.problems],
            "not_finished": parcel.not_finished,
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
    return Parcel(
        tenant_id,
        held["file"],
        held["digest"],
        tuple(_line(each) for each in held["lines"]),
        tuple(Problem(*each) for each in held["problems"]),
        held["not_finished"],
    )


def _line(held: list[Any]) -> Line:
    row, course, day, *others = held
    return Line(row, course, date.fromisoformat(day), *others)


def _sealer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="attendance spreadsheet")
