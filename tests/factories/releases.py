"""Writes small published releases into the register: one rounded measure, one with figures withheld."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.database import db
from workflows.register.content import CellRow, MeasureContent, ProofContent, TableContent, hash_of
from workflows.register.models import Release
from workflows.register.periods import Quarter, quarter_at
from workflows.register.rules import WITHHELD, Method, Profile
from workflows.register.writing import add_measures, add_proof, enter, open_release
from workflows.releases.disclosure.tables import LEAF, TOTAL
from workflows.releases.measures import AREA, AUTHORITY, QUARTER, Measure, Shown
from workflows.releases.of_people import REFERRALS
from workflows.releases.of_work import OPERATIONS

PERIOD = "2025-26-q2"
#: Authorities and the areas they lie in; Ealing gave nothing.
AREAS = {
    "area-north-central": ("barnet", "camden", "enfield"),
    "area-east": ("bexley", "hackney", "newham"),
    "area-west": ("ealing", "hounslow", "hillingdon"),
}
_AREA_WORDS = {"area-north-central": "North and Central", "area-east": "East", "area-west": "West"}
_GAVE_NOTHING = "ealing"
GIVERS = tuple(slug for slugs in AREAS.values() for slug in slugs if slug != _GAVE_NOTHING)
_KINDS = (("joint-visit", "Joint visit"), ("raid", "Raid"))
#: How many of each of the first codes an authority counts, times its place among them: multiples of the base.
_EVERY = 5


@dataclass(frozen=True, slots=True)
class Released:
    """The ids of a quarter's releases."""

    members: UUID
    public: UUID
    period: str


def make_release(
    period: str = PERIOD,
    *,
    drafted_by: UUID | None = None,
    approved_by: UUID | None = None,
    on: date | None = None,
    more: int = 0,
    is_published: bool = True,
    vintage: int = 1,
    replaces_id: UUID | None = None,
) -> Released:
    """Both profiles of a quarter, published; `more` is added to how often each authority counts. Flushes.

    Each giver has 5 × (its place + more) referrals of labour, adults, by the NRM; 5 children in Barnet; all
    else is 0 (shown as 0–4). Operations: joint visits are withheld ([c]) in the areas West and East.
    """
    quarter, day = quarter_at(period), on or clock.today()
    measures = [_rounded(quarter, more), _withheld(quarter, more)]
    members = _open(quarter, Profile.MEMBERS, drafted_by, day, vintage, replaces_id)
    ids = add_measures(members, measures)
    for measure_id in ids:
        add_proof(measure_id, _PROOF, clock.now())
    public = _open(quarter, Profile.PUBLIC, drafted_by, day, vintage, None, members.id)
    add_measures(public, [_public(measure) for measure in measures])
    if is_published:
        for release in (members, public):
            enter(release, by=approved_by, at=clock.now())
    db.session.flush()
    return Released(members.id, public.id, period)


def furnish_releases() -> Released:
    """Six quarters in a row, so that changes and a whole year can be shown; the ids of the newest."""
    newest = quarter_at(PERIOD)
    for count in range(5, 0, -1):
        make_release(newest.before(count).key, more=5 - count)
    return make_release(PERIOD, more=6)


def _open(
    quarter: Quarter,
    profile: Profile,
    by: UUID | None,
    day: date,
    vintage: int,
    replaces_id: UUID | None,
    members_id: UUID | None = None,
) -> Release:
    return open_release(
        quarter,
        profile,
        f"London, {quarter.words}",
        by=by,
        cut_off_on=day,
        at=clock.now(),
        vintage=vintage,
        replaces_id=replaces_id,
        members_release_id=members_id,
    )


def _rounded(quarter: Quarter, more: int) -> MeasureContent:
    numbers: dict[tuple[str, ...], int] = {
        (slug, "labour", "adult", "nrm"): _EVERY * (place + more)
        for place, slug in enumerate(GIVERS, start=1)
    }
    numbers["barnet", "labour", "child", "nrm"] = _EVERY
    return _content(REFERRALS, quarter, 0, {part.name: part.words for part in REFERRALS.parts}, numbers)


def _withheld(quarter: Quarter, more: int) -> MeasureContent:
    numbers: dict[tuple[str, ...], int] = {
        (slug, kind, counted): 3 + place + more
        for place, slug in enumerate(GIVERS)
        for kind, _ in _KINDS
        for counted in ("operations", "interventions")
    }
    words = {"kind": _KINDS, "counted": OPERATIONS.part("counted").words}
    return _content(OPERATIONS, quarter, 1, words, numbers)


def _content(
    measure: Measure,
    quarter: Quarter,
    position: int,
    words: Mapping[str, Sequence[tuple[str, str]]],
    numbers: Mapping[tuple[str, ...], int],
) -> MeasureContent:
    names = [AUTHORITY, *words, QUARTER]
    dimensions = [
        _of_authorities(),
        *({"name": name, "title": measure.part(name).title, "codes": _codes(words[name])} for name in words),
        {"name": QUARTER, "title": "Quarter", "codes": [[quarter.key, quarter.words, LEAF]]},
    ]
    tables = [_table(shown, names, words, quarter, numbers, measure.method) for shown in measure.tables]
    policy = {"method": measure.method.value, "is_of_people": measure.is_of_people, **_POLICY}
    return MeasureContent(
        measure_key=measure.key,
        title=measure.title,
        position=position,
        method=measure.method,
        unit=measure.unit,
        plan_version="lmsl-1, areas-1",
        policy=policy,
        dimensions=dimensions,
        coverage={"given": len(GIVERS), "of": len(GIVERS) + 1, "left_out": 0, "givers": list(GIVERS)},
        limits=list(measure.limits),
        proof_counts=_PROOF_COUNTS,
        tables=tuple(tables),
        base_hash=hash_of([measure.key, quarter.key]),
        certificate_hash=_PROOF.hash,
    )


_POLICY = {
    "threshold": 5,
    "base": 5,
    "minimum": 3,
    "dominance": 90,
    "width": 15,
    "groups": [],
    "pairs": True,
    "coalitions": [],
    "facts": [],
}
_PROOF = ProofContent("00", [], [[[0, 1], [1, -1]]])
_PROOF_COUNTS = {
    "cells": 360,
    "shown": 350,
    "attackers": 46,
    "witnesses": 1,
}


def _of_authorities() -> dict[str, Any]:
    slugs = [slug for members in AREAS.values() for slug in members]
    leaves = [[slug, slug.title(), LEAF] for slug in sorted(slugs)]
    areas = [[code, words, AREA] for code, words in _AREA_WORDS.items()]
    return {"name": AUTHORITY, "title": "Authority", "codes": [*leaves, *areas, [None, "London", TOTAL]]}


def _codes(words: Sequence[tuple[str, str]]) -> list[list[str | None]]:
    leaves: list[list[str | None]] = [[code, said, LEAF] for code, said in words]
    return [*leaves, [None, "All", TOTAL]]


def _table(
    shown: Shown,
    names: Sequence[str],
    words: Mapping[str, Sequence[tuple[str, str]]],
    quarter: Quarter,
    numbers: Mapping[tuple[str, ...], int],
    method: Method,
) -> TableContent:
    levels = {name: tuple(level for level in of if level != "year") for name, of in shown.levels}
    choices: list[list[str | None]] = []
    for name in names:
        of = levels.get(name, (TOTAL,))
        leaves: list[str] = {AUTHORITY: list(GIVERS), QUARTER: [quarter.key]}.get(name) or [
            code for code, _ in words[name]
        ]
        areas = list(AREAS) if AREA in of else []
        choices.append([*(leaves if LEAF in of else []), *areas, *([None] if TOTAL in of else [])])
    cells = [_cell(codes, numbers, method) for codes in product(*choices)]
    return TableContent(shown.key, shown.title, levels, tuple(cells))


def _cell(codes: tuple[str | None, ...], numbers: Mapping[tuple[str, ...], int], method: Method) -> CellRow:
    if method == Method.SUPPRESSION and codes[1] == _KINDS[0][0] and codes[0] in ("area-west", "area-east"):
        return codes, None, WITHHELD
    return codes, sum(number for leaf, number in numbers.items() if _holds(codes, leaf)), ""


def _holds(codes: Sequence[str | None], leaf: Sequence[str]) -> bool:
    """Whether a leaf lies in a cell; the quarter, the cell's last code, is the same for all."""
    return all(
        code is None or code == one or one in AREAS.get(code, ())
        for code, one in zip(codes[:-1], leaf, strict=True)
    )


def _public(measure: MeasureContent) -> MeasureContent:
    catalogue = {each.key: each for each in (REFERRALS, OPERATIONS)}[measure.measure_key]
    keys = {shown.key for shown in catalogue.tables if shown.is_public}
    coverage = {name: value for name, value in measure.coverage.items() if name != "givers"}
    values = {name: getattr(measure, name) for name in measure.__dataclass_fields__}
    tables = tuple(table for table in measure.tables if table.key in keys)
    return MeasureContent(**{**values, "coverage": coverage, "tables": tables})
