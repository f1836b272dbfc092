"""What an approved edition of a pathway says, as plain values that may leave the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PathwayCopy:
    """One edition; `content` is a tenants.pathways.steps.Pathway as plain values."""

    id: UUID
    edition: int
    title: str
    content: Mapping[str, Any]
    source: str
    caveat: str
    approved_on: date
    valid_from: date
    is_demonstration: bool
