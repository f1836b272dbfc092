"""A certificate: whole-number tables that agree with everything published and yet differ from the truth."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: By how much cells differ from the truth, by their places in the lattice; cells that are not in it do not.
Witness = Mapping[int, int]


@dataclass(frozen=True)
class Certificate:
    """The witnesses of one release; near the truth, so they stay where few may read them."""

    witnesses: tuple[Witness, ...]

    def content(self) -> list[list[list[int]]]:
        """The plain values in which it is kept: a list of [cell, change] for each witness, in order."""
        return [[[cell, witness[cell]] for cell in sorted(witness)] for witness in self.witnesses]

    @classmethod
    def of(cls, content: Any) -> "Certificate":
        """The certificate from its plain values; ValueError when they are not what `content` makes."""
        try:
            return cls(tuple({int(cell): int(change) for cell, change in witness} for witness in content))
        except TypeError as error:
            raise ValueError("this is not a certificate") from error
