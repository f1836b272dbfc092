"""Recalls what a released measure was made of, from the frozen contributions and from nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from workflows.register.models import Release, ReleasedMeasure, ReleaseProof
from workflows.register.periods import quarter_at
from workflows.register.writing import tables_of
from workflows.releases.basis import Basis, policy_of, wanted_for
from workflows.releases.collecting import Collected, Wanted, all_places
from workflows.releases.disclosure.tables import LEAF
from workflows.releases.ledger import Entry, entry_of, rest_of_year
from workflows.releases.measure_parts import QUARTER
from workflows.releases.measures import measure as find_measure


class Recalled:
    """One measure of a members' release; `wanted` is to be collected before `basis` can be made."""

    def __init__(self, release: Release, released: ReleasedMeasure) -> None:
        self.released, self.made_on = released, release.cut_off_on
        self.measure = find_measure(released.measure_key)
        self.quarter = quarter_at(release.period)
        self.tables = tables_of(released.id)
        self.entry = entry_of(release, released, self.quarter)
        self.entries: tuple[Entry, ...] = ()
        if has_year(released.dimensions):
            before = release.number
            self.entries = rest_of_year(self.measure, self.quarter, released.plan_version, before=before)
        *earlier, this = wanted_for(self.measure, self.quarter, release.vintage, self.entries)
        until, givers = release.cut_off_on, self.entry.givers
        self.wanted = (*earlier, Wanted(this.measure_key, this.quarter, this.vintage, until, givers))

    def basis(self, collected: Mapping[Wanted, Collected]) -> Basis:
        """What it rested on, under the policy that it was made by."""
        policy, coalitions, facts = policy_of(self.released.policy)
        return Basis(
            measure=self.measure,
            entries=self.entries,
            collected=tuple(collected[wanted] for wanted in self.wanted),
            places=tuple(all_places()),
            policy=policy,
            coalitions=coalitions,
            facts=facts,
        )


def proofs_of(release: Release) -> dict[UUID, ReleaseProof]:
    """The certificates of a release by the ids of its measures."""
    wanted = select(ReleaseProof).join(ReleasedMeasure, ReleasedMeasure.id == ReleaseProof.measure_id)
    found = db.session.scalars(wanted.where(ReleasedMeasure.release_id == release.id))
    return {proof.measure_id: proof for proof in found}


def has_year(dimensions: Sequence[Mapping[str, Any]]) -> bool:
    """Whether its plan shows more of time than the quarter."""
    in_time = [each for each in dimensions if each["name"] == QUARTER]
    return any(level != LEAF for each in in_time for _, _, level in each["codes"])
