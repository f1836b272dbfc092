"""Checks that each release holds the fingerprint of the one before it: none was changed or taken out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from workflows.register.queries import ReleaseLine


@dataclass(frozen=True, slots=True)
class Chain:
    """Where each release stands in the chain, and where the chain is broken, if anywhere."""

    before: Mapping[UUID, ReleaseLine]  # the release before each, by its id
    broken_at: tuple[int, ...]  # numbers of releases that do not hold the fingerprint of the one before
    length: int

    @property
    def is_whole(self) -> bool:
        """Whether no link is missing."""
        return not self.broken_at


def chain_of(releases: Sequence[ReleaseLine]) -> Chain:
    """The chain of all releases, whatever became of them, in order of their numbers."""
    ordered = sorted(releases, key=lambda each: each.number)
    pairs = list(pairwise(ordered))
    return Chain(
        before={later.id: earlier for earlier, later in pairs},
        broken_at=tuple(
            later.number for earlier, later in pairs if later.parent_hash != earlier.content_hash
        ),
        length=len(ordered),
    )
