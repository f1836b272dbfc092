"""Builds a second vintage of a release; refused where it would tell what has changed since the first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tenants.errors import WrongState
from workflows.register.content import CellRow, MeasureContent, ProofContent, TableContent
from workflows.register.models import Release, ReleaseProof
from workflows.register.periods import quarter_at
from workflows.register.rules import ReleaseStatus
from workflows.register.writing import measures_in_order
from workflows.releases.basis import Basis, dimensions_in
from workflows.releases.build import Built, Outcome, Way, content_of, table_of, told_of
from workflows.releases.collecting import Collected, Wanted
from workflows.releases.commitment import number_of, seed_of
from workflows.releases.disclosure.errors import NotProtectable, TableRefused
from workflows.releases.disclosure.policy import Earlier
from workflows.releases.disclosure.protecting import Again, protect_again
from workflows.releases.figures import Figures
from workflows.releases.ledger import coalitions_on, facts_about
from workflows.releases.recalled import Recalled, proofs_of

_SECONDS = 60.0


def build_again(release: Release, *, today: date, way: Way) -> Outcome:
    """The measures of a members' release from what its givers give now; others wait for the next quarter.

    A measure of which nothing changed stays as it is, with its proof. WrongState when nothing changed at
    all, unless the release was withdrawn.
    """
    recalled = [Recalled(release, measure) for measure in measures_in_order(release.id)]
    later = {each.released.id: _later(each, release.vintage + 1, today) for each in recalled}
    wanted = [each for one in recalled for each in (*one.wanted, later[one.released.id])]
    collected, proofs = way.collecting(wanted), proofs_of(release)
    built = [
        _build(
            each, later[each.released.id], collected, proofs.get(each.released.id), release.vintage + 1, today
        )
        for each in recalled
    ]
    same = {each.released.content_hash for each in recalled}
    if release.status == ReleaseStatus.PUBLISHED and all(each.content.hash in same for each in built):
        quarter = quarter_at(release.period)
        raise WrongState(f"Nobody has given other figures for {quarter.words} than those that were released.")
    return Outcome(tuple(built), ())


def _later(recalled: Recalled, vintage: int, today: date) -> Wanted:
    """What the same givers give now: figures of somebody new would stand out against the first vintage."""
    return Wanted(recalled.measure.key, recalled.quarter, vintage, today, recalled.entry.givers)


def _build(
    recalled: Recalled,
    later: Wanted,
    collected: Mapping[Wanted, Collected],
    proof: ReleaseProof | None,
    vintage: int,
    today: date,
) -> Built:
    before = recalled.basis(collected)
    now = _as_known(replace(before, collected=(*before.collected[:-1], collected[later])), today)
    is_same = (now.base, now.coalitions, now.facts) == (before.base, before.coalitions, before.facts)
    if is_same and proof is not None:
        return Built(_as_it_was(recalled, before), _kept(proof))
    first = _first(before, Figures(before, recalled.tables))
    seed = seed_of(recalled.measure.key, recalled.quarter.key, vintage)
    position, out = recalled.released.position, recalled.released.coverage.get("left_out", 0)
    try:
        again = protect_again(
            now.plan,
            before.base,
            now.base,
            now.policy,
            first=first,
            facts=now.facts,
            coalitions=now.coalitions,
            seed=number_of(seed),
            seconds=_SECONDS,
        )
    except (NotProtectable, TableRefused) as refusal:
        why = (str(refusal), *getattr(refusal, "sums", ()))
        return Built(content_of(now, position, out, (), {}, why_not=why), None)
    return _built(now, again, seed, position, out)


def _as_known(basis: Basis, today: date) -> Basis:
    """With what is known from elsewhere by now, and who may put their figures together."""
    facts = facts_about(basis.measure, basis.quarters, dimensions_in(basis.measure))
    return replace(basis, coalitions=coalitions_on(today), facts=facts)


def _built(basis: Basis, again: Again, seed: str, position: int, out: int) -> Built:
    protected = again.protected
    tables = tuple(table_of(basis, protected, shown) for shown in basis.measure.tables)
    steps = [[list(protected.lattice.keys[place]), more] for place, more in sorted(protected.steps.items())]
    proof = ProofContent(seed, steps, protected.certificate.content())
    content = content_of(basis, position, out, tables, told_of(protected), why_not=())
    return Built(replace(content, certificate_hash=proof.hash), proof)


def _first(basis: Basis, figures: Figures) -> Earlier:
    """The first vintage, with all that the plan shows of the quarters before it."""
    keys = basis.lattice.keys
    shown = {key: number for key, number in zip(keys, figures.by_place, strict=True) if number is not None}
    steps = {keys[place]: more for place, more in figures.steps.items()}
    policy = basis.policy
    return Earlier(shown, frozenset(keys) - shown.keys(), steps, policy.method, policy.base)


def _as_it_was(recalled: Recalled, basis: Basis) -> MeasureContent:
    released = recalled.released
    tables = tuple(
        TableContent(table.key, table.title, _levels(table.levels), _rows(table.cells))
        for table in recalled.tables
    )
    out = released.coverage.get("left_out", 0)
    content = content_of(basis, released.position, out, tables, released.proof_counts, why_not=())
    return replace(content, certificate_hash=released.certificate_hash)


def _levels(plain: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(levels) for name, levels in plain.items()}


def _rows(plain: Sequence[Sequence[object]]) -> tuple[CellRow, ...]:
    return tuple((tuple(codes), number, sign) for codes, number, sign in plain)  # type: ignore[arg-type, misc]


def _kept(proof: ReleaseProof) -> ProofContent:
    return ProofContent(proof.seed, proof.steps, proof.witnesses)
