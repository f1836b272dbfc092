"""What a release is made of as plain values, and the hashes by which anybody can tell it was not changed."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from workflows.register.rules import Method

#: Codes in the order of the dimensions (None for a total), the number, and a sign or how it is shown.
CellRow = tuple[tuple[str | None, ...], int | None, str]


@dataclass(frozen=True)
class TableContent:
    """One protected table; the number of a withheld cell is nowhere in it."""

    key: str
    title: str
    levels: Mapping[str, tuple[str, ...]]
    cells: tuple[CellRow, ...]

    def plain(self) -> dict[str, Any]:
        """As lists and words, as it is kept and hashed."""
        levels = {name: list(shown) for name, shown in self.levels.items()}
        cells = [[list(codes), number, sign] for codes, number, sign in self.cells]
        return {"key": self.key, "title": self.title, "levels": levels, "cells": cells}


@dataclass(frozen=True)
class ProofContent:
    """What was proved: near the truth, so few may read it."""

    seed: str
    steps: list[Any]
    witnesses: list[Any]

    @property
    def hash(self) -> str:
        """Of the certificate, with the secret seed, so that nobody can guess a short one."""
        return hash_of_proof(self.seed, self.witnesses)


@dataclass(frozen=True)
class MeasureContent:
    """One measure of a release with its tables; plain values in the shape of the register's columns."""

    measure_key: str
    title: str
    position: int
    method: Method
    unit: str
    plan_version: str
    policy: dict[str, Any]
    dimensions: list[Any]
    coverage: dict[str, Any]
    limits: list[Any]
    proof_counts: dict[str, Any]
    tables: tuple[TableContent, ...]
    base_hash: str
    certificate_hash: str = ""
    is_proved: bool = True
    why_not: tuple[str, ...] = ()

    def columns(self) -> dict[str, Any]:
        """What the register keeps of the measure itself."""
        values = {name: value for name, value in asdict(self).items() if name not in ("tables", "why_not")}
        return {**values, "content_hash": self.hash}

    @property
    def hash(self) -> str:
        """Of all that is shown of the measure."""
        shown = {name: getattr(self, name) for name in HASHED}
        return hash_of_measure(shown, [table.plain() for table in self.tables])


#: The columns of a measure that its hash is about.
HASHED = (
    "measure_key",
    "title",
    "method",
    "unit",
    "plan_version",
    "policy",
    "dimensions",
    "coverage",
    "limits",
)


def hash_of(value: Any) -> str:
    """SHA-256 of plain values written as JSON in the one way: names in order, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of_measure(shown: Mapping[str, Any], tables: Sequence[Mapping[str, Any]]) -> str:
    """Of what is shown of a measure (HASHED) and of its tables in order, as plain values."""
    return hash_of({**shown, "tables": list(tables)})


def hash_of_proof(seed: str, witnesses: Sequence[Any]) -> str:
    """Of a certificate with the seed of its release, which nobody else knows."""
    return hash_of([seed, witnesses])


def release_hash(
    period: str, profile: str, vintage: int, parent_hash: str, measures: Iterable[tuple[str, ...]]
) -> str:
    """Of a release: what it is about, the one before it, and each measure's key and hashes in order."""
    return hash_of([period, profile, vintage, parent_hash, [list(each) for each in measures]])
