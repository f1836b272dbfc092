"""What was read from a spreadsheet, sealed and carried by the page itself: nothing is kept meanwhile."""

from dataclasses import astuple, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from portal.forms.sealed import Sealed
from workflows.attendance_import.rules import Line, Problem

_SEALED = Sealed("attendance spreadsheet", largest=700_000, file="spreadsheet")


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
    return _SEALED.seal(
        parcel.tenant_id,
        {
            "file": parcel.file_name,
            "digest": parcel.digest,
            "lines": [
                (*astuple(line)[:2], line.day.isoformat(), *astuple(line)[3:]) for line in parcel.lines
            ],
            "problems": [astuple(problem) for problem in parcel.problems],
            "not_finished": parcel.not_finished,
        },
    )


def unseal(text: str, tenant_id: UUID) -> Parcel:
    """The parcel; WrongState when it is too old, was changed, or is another tenant's."""
    held = _SEALED.unseal(text, tenant_id)
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
