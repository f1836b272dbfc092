"""What an agreed edition of the counting standard says, as plain values that may leave the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StandardCopy:
    """One edition; `content` is a tenants.counting.standard.Standard as plain values."""

    id: UUID
    edition: int
    key: str
    title: str
    changes: str
    content: Mapping[str, Any]
    agreed_on: date
    valid_from: date
