"""Verifies a release: works out anew what must be shown, and checks its certificate by adding whole numbers.

No solver and none of the code that protected the figures is used here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tenants.database import db
from workflows.register.content import hash_of_proof
from workflows.register.models import Release, ReleasedMeasure, ReleaseProof
from workflows.register.rules import Profile, ReleaseStatus
from workflows.register.writing import content_hash_of, hash_of_release, measures_in_order, tables_of
from workflows.releases.basis import Basis, policy_on
from workflows.releases.collecting import collect
from workflows.releases.commitment import base_hash
from workflows.releases.disclosure.certificate import Certificate, Witness
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.knowledge import Attacker, Need, View
from workflows.releases.disclosure.policy import attackers_of, needs_for, view_of
from workflows.releases.disclosure.tables import Lattice
from workflows.releases.drafts import find_release
from workflows.releases.figures import Figures
from workflows.releases.planning import VERSION
from workflows.releases.recalled import Recalled, proofs_of

_NO_FIGURES = "the figures are not those of the release any more: their hash is another"


@dataclass(frozen=True)
class Verdict:
    """What became of checking a measure: how much was to be shown, by how many tables, what is wrong."""

    measure_key: str
    title: str
    claims: int
    witnesses: int
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything is shown."""
        return not self.faults


@dataclass(frozen=True)
class Verdicts:
    """All measures of a release, and what is wrong with the release as a whole."""

    title: str
    measures: tuple[Verdict, ...]
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults and all(each.holds for each in self.measures)


def verify(release: Release) -> Verdicts:
    """Checks the release, and for the public's the members' too, whose figures it must show."""
    if release.profile == Profile.PUBLIC:
        return _verify_part(release)
    measures = measures_in_order(release.id)
    proofs = proofs_of(release)
    checks = [_Check(Recalled(release, measure), proofs.get(measure.id)) for measure in measures]
    collected = collect([wanted for check in checks for wanted in check.recalled.wanted])
    verdicts = tuple(
        check.verdict(check.recalled.basis(collected)) if check.can_be_checked else check.refused()
        for check in checks
    )
    return Verdicts(release.title, verdicts, tuple(_faults_of_the_chain(release, measures)))


class _Check:
    """The check of one measure of a members' release."""

    def __init__(self, released: Recalled, proof: ReleaseProof | None) -> None:
        self.recalled, self.released, self.proof = released, released.released, proof

    @property
    def can_be_checked(self) -> bool:
        """Whether there is a proof, and the plan is the one that we know."""
        return self.proof is not None and self.released.is_proved and self.released.plan_version == VERSION

    def refused(self) -> Verdict:
        """Why it cannot be checked."""
        if self.released.plan_version != VERSION:
            why: tuple[str, ...] = (
                f"it follows the plan {self.released.plan_version}, and this portal {VERSION}",
            )
        else:
            why = ("it is not proved",)
        return self._verdict(0, 0, why)

    def verdict(self, basis: Basis) -> Verdict:
        """What the certificate shows, and what it does not."""
        assert self.proof is not None  # noqa: S101 - can_be_checked was asked before
        try:
            certificate = Certificate.of(self.proof.witnesses)
        except ValueError:
            return self._verdict(0, 0, ("its certificate cannot be read",))
        attackers = attackers_of(basis.plan, basis.policy, basis.coalitions)
        needs = needs_for(basis.lattice, basis.base, basis.policy, attackers, basis.facts)
        shown = Figures(basis, self.recalled.tables)
        view = view_of(basis.lattice, basis.policy, shown.by_place, shown.steps, basis.facts)
        found = (
            *self._faults_of_rules(basis),
            *self._faults_of_hashes(basis),
            *shown.faults,
            *_faults_of(certificate, basis, view, needs, attackers),
        )
        return self._verdict(_claims(basis.lattice, needs), len(certificate.witnesses), found)

    def _faults_of_rules(self, basis: Basis) -> Iterator[str]:
        """A release is protected by the rule about small counts of its own day."""
        ruled = policy_on(basis.measure, self.recalled.made_on, basis.policy.polish_seconds)
        if basis.policy != ruled:
            yield "it was protected by other rules than those in force on its day"

    def _faults_of_hashes(self, basis: Basis) -> Iterator[str]:
        if content_hash_of(self.released, self.recalled.tables) != self.released.content_hash:
            yield _NO_FIGURES
        if (
            self.proof
            and hash_of_proof(self.proof.seed, self.proof.witnesses) != self.released.certificate_hash
        ):
            yield "the certificate is not the one that was made: its hash is another"
        if base_hash(basis.measure.key, basis.base) != self.released.base_hash:
            yield "the contributions are not those that the release was made of"

    def _verdict(self, claims: int, witnesses: int, found: tuple[str, ...]) -> Verdict:
        return Verdict(self.released.measure_key, self.released.title, claims, witnesses, found)


def _faults_of(
    certificate: Certificate, basis: Basis, view: View, needs: Sequence[Need], attackers: Sequence[Attacker]
) -> list[str]:
    """What is wrong; where witnesses are, also which figures are not shown to be safe without those."""

    def judged(wanted: Sequence[Need], witnesses: Sequence[Witness]) -> list[str]:
        shown_by = Certificate(tuple(witnesses))
        return faults(basis.lattice, view, wanted, attackers, shown_by, base=basis.base)

    found = judged(needs, certificate.witnesses)
    if not found:
        return []
    truth = set(judged((), ()))
    sound = [witness for witness in certificate.witnesses if set(judged((), (witness,))) <= truth]
    return list(dict.fromkeys([*judged(needs, sound), *found]))


def _claims(lattice: Lattice, needs: Sequence[Need]) -> int:
    """How many ends must be shown, each once for each attacker."""
    values = lattice.values
    return sum(
        ((need.low < values[need.cell]) + (need.high > values[need.cell])) * len(need.against)
        for need in needs
    )


def _faults_of_the_chain(release: Release, measures: Sequence[ReleasedMeasure]) -> Iterator[str]:
    if hash_of_release(release, measures) != release.content_hash:
        yield "the release is not the one that was published: its hash is another"
    if release.status == ReleaseStatus.DRAFT or not release.parent_hash:
        return
    before = (
        select(Release.content_hash)
        .where(Release.number < release.number, Release.published_at.is_not(None))
        .order_by(Release.number.desc())
    )
    if db.session.scalar(before.limit(1)) != release.parent_hash:
        yield "the release before it in the chain is not the one that it follows"


def _verify_part(release: Release) -> Verdicts:
    """The members' release that it is part of, and that it shows nothing else."""
    if release.members_release_id is None:
        return Verdicts(release.title, (), ("it does not say which release for members it is part of",))
    members = find_release(release.members_release_id)
    whole, parts = verify(members), measures_in_order(release.id)
    theirs = {measure.measure_key: measure for measure in measures_in_order(members.id)}
    wrong = [fault for part in parts for fault in _faults_of_part(part, theirs.get(part.measure_key))]
    chain = _faults_of_the_chain(release, parts)
    return Verdicts(release.title, whole.measures, (*whole.faults, *wrong, *chain))


def _faults_of_part(part: ReleasedMeasure, whole: ReleasedMeasure | None) -> Iterator[str]:
    tables = tables_of(part.id)
    if content_hash_of(part, tables) != part.content_hash:
        yield f"{part.title}: {_NO_FIGURES}"
    known = {table.key: table.cells for table in tables_of(whole.id)} if whole else {}
    for table in tables:
        if known.get(table.key) != table.cells:
            yield f"{part.title}: {table.title} is not the same as for members"
