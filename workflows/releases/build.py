"""Builds the measures of a quarter: collects what was given, protects it, and proves it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workflows.register.content import CellRow, MeasureContent, ProofContent, TableContent
from workflows.register.cube import FURTHER
from workflows.register.periods import Quarter
from workflows.register.rules import WITHHELD, Method
from workflows.releases.basis import POLISH_SECONDS, Basis, dimensions_in, plain_policy, policy_on, wanted_for
from workflows.releases.collecting import Collected, Wanted, all_places, collect, left_out
from workflows.releases.commitment import base_hash, number_of, seed_of
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.errors import NotProtectable, TableRefused
from workflows.releases.disclosure.protecting import Protected, protect
from workflows.releases.disclosure.tables import cells_of
from workflows.releases.geography import Place
from workflows.releases.ledger import coalitions_on, facts_about, rest_of_year, stood_before
from workflows.releases.measure_parts import Measure, Shown
from workflows.releases.measures import MEASURES
from workflows.releases.planning import VERSION, dimensions_of, levels_of, shows_years
from workflows.releases.recalled import has_year

_SECONDS = 60.0

#: What collects: the doors of all houses, or what was collected already.
Collect = Callable[[Sequence[Wanted]], Mapping[Wanted, Collected]]


@dataclass(frozen=True)
class Built:
    """A measure as it could be published; without `proof` it cannot be."""

    content: MeasureContent
    proof: ProofContent | None


@dataclass(frozen=True)
class Outcome:
    """The measures of a quarter, and the titles of those that are missing or come without their year."""

    built: tuple[Built, ...]
    missing: tuple[str, ...]  # too few gave figures
    without_year: tuple[str, ...] = ()  # it could not be proved after what the quarters showed


@dataclass(frozen=True)
class Way:
    """How a release is built: what collects, and how long to look for fewer figures to withhold."""

    collecting: Collect = collect
    polish_seconds: float = POLISH_SECONDS


#: From the houses, with time to look.
USUAL = Way()


def build(quarter: Quarter, *, vintage: int = 1, today: date, way: Way = USUAL) -> Outcome:
    """Everything that was given for a quarter, protected; raw counts are only in memory meanwhile."""
    places, out = all_places(), left_out(quarter)
    built, missing, without_year = [], [], []
    for position, basis in enumerate(_bases(quarter, vintage, today, places, way)):
        if len(basis.givers) >= basis.policy.minimum:
            built.append(_build(basis, vintage, position, out.get(basis.measure.key, 0)))
            if basis.entries and not has_year(built[-1].content.dimensions):
                without_year.append(basis.measure.title)
        elif basis.givers or not basis.measure.is_stock:  # how it stood then, nobody can count any more
            missing.append(basis.measure.title)
    return Outcome(tuple(built), tuple(missing), tuple(without_year))


def of_the_public(content: MeasureContent, measure: Measure) -> MeasureContent | None:
    """The part of a measure that is for everybody: some of its tables, with the very same figures."""
    keys = {shown.key for shown in measure.tables if shown.is_public}
    tables = tuple(table for table in content.tables if table.key in keys)
    coverage = {name: value for name, value in content.coverage.items() if name != "givers"}
    return replace(content, tables=tables, coverage=coverage) if tables else None


def _bases(quarter: Quarter, vintage: int, today: date, places: Sequence[Place], way: Way) -> list[Basis]:
    coalitions = coalitions_on(today)
    entries = {
        each.key: rest_of_year(each, quarter, VERSION) if shows_years(each) else () for each in MEASURES
    }
    wanted = {each.key: wanted_for(each, quarter, vintage, entries[each.key]) for each in MEASURES}
    collected = way.collecting([each for of in wanted.values() for each in of])
    return [
        Basis(
            measure=each,
            entries=entries[each.key],
            collected=tuple(collected[one] for one in wanted[each.key]),
            places=tuple(places),
            policy=policy_on(each, today, way.polish_seconds),
            coalitions=coalitions,
            facts=facts_about(each, tuple(one.quarter for one in wanted[each.key]), dimensions_in(each)),
            stood=stood_before(each, quarter, VERSION),
        )
        for each in MEASURES
    ]


def _build(basis: Basis, vintage: int, position: int, out: int) -> Built:
    """With its year where that can be proved; what the quarters showed may leave too little open for it."""
    built = _attempt(basis, vintage, position, out)
    if built.proof is None and basis.entries:
        return _attempt(basis.alone, vintage, position, out)
    if built.proof is None and basis.stood:
        return _attempt(basis.freer, vintage, position, out)
    return built


def _attempt(basis: Basis, vintage: int, position: int, out: int) -> Built:
    seed = seed_of(basis.measure.key, basis.quarter.key, vintage)
    try:
        protected = protect(
            basis.plan,
            basis.base,
            basis.policy,
            earlier=basis.earlier,
            facts=basis.facts,
            coalitions=basis.coalitions,
            seed=number_of(seed),
            seconds=_SECONDS,
        )
    except (NotProtectable, TableRefused) as refusal:
        why = (str(refusal), *getattr(refusal, "sums", ()))
        return Built(content_of(basis, position, out, (), {}, why_not=why), None)
    found = faults(
        protected.lattice,
        protected.view,
        protected.needs,
        protected.attackers,
        protected.certificate,
        base=basis.base,
    )
    tables = tuple(table_of(basis, protected, shown) for shown in basis.measure.tables)
    steps = [[list(protected.lattice.keys[place]), more] for place, more in sorted(protected.steps.items())]
    proof = ProofContent(seed, steps, protected.certificate.content())
    content = content_of(basis, position, out, tables, told_of(protected), why_not=tuple(found))
    return Built(replace(content, certificate_hash=proof.hash), None if found else proof)


def told_of(protected: Protected) -> dict[str, Any]:
    """What is told of the proof: how many figures are small, or add up to what, would help an attacker."""
    counts = protected.counts
    return {
        "cells": counts.cells,
        "shown": counts.shown,
        "attackers": len(protected.attackers),
        "witnesses": counts.witnesses,
    }


def content_of(
    basis: Basis,
    position: int,
    out: int,
    tables: tuple[TableContent, ...],
    counts: dict[str, Any],
    *,
    why_not: tuple[str, ...],
) -> MeasureContent:
    """The measure as the register keeps it; `out` is how many left it out."""
    measure = basis.measure
    levels = [levels_of(shown, basis.quarters) for shown in measure.tables]
    return MeasureContent(
        measure_key=measure.key,
        title=measure.title,
        position=position,
        method=Method(measure.method),
        unit=measure.unit,
        plan_version=VERSION,
        policy=plain_policy(basis.policy, basis.coalitions, basis.facts),
        dimensions=dimensions_of(measure, basis.quarters, basis.places, levels),
        coverage={
            "given": len(basis.givers),
            "of": len(basis.places),
            "left_out": out,
            "givers": list(basis.givers),
        },
        limits=list(measure.limits),
        proof_counts=counts,
        tables=tables,
        base_hash=base_hash(measure.key, basis.base),
        is_proved=not why_not,
        why_not=why_not,
    )


def table_of(basis: Basis, protected: Protected, shown: Shown) -> TableContent:
    """The cells of this quarter, and of the year that it ends, but for those that nobody gave figures for."""
    plan = basis.plan
    table = next(each for each in plan.tables if each.name == shown.key)
    keys = (key for key in cells_of(plan, table) if basis.is_new(key))
    places = (protected.lattice.place[key] for key in keys)
    cells = tuple(_row(protected, place) for place in places if not basis.is_void(place))
    return TableContent(shown.key, shown.title, levels_of(shown, basis.quarters), cells)


def _row(protected: Protected, place: int) -> CellRow:
    number, key = protected.shown[place], protected.lattice.keys[place]
    if number is None:
        return key, None, WITHHELD
    further = protected.steps.get(place, 0)
    return key, number, f"{FURTHER}{further}" if further else ""
