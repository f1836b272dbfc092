"""Checks that a release whose proof does not hold is caught, by whatever it was weakened."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, update

from tenants import clock
from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.fence import PASS
from tenants.guidance.models import DisclosureRule
from tenants.records.contributions.queries import find_given
from tenants.records.contributions.service import digest_of_rows
from tenants.scope import tenant_scope
from tests.factories.drafts import give_everything, make_draft, quarter_to_release, settle_authorities
from tests.factories.guidance import make_guidance
from tests.factories.releases import make_release
from tests.factories.world import World
from workflows.register.content import hash_of_proof
from workflows.register.models import Release, ReleasedMeasure, ReleasedTable, ReleaseProof
from workflows.register.rules import WITHHELD
from workflows.register.writing import content_hash_of, hash_of_release, measures_in_order, tables_of
from workflows.releases.collecting import Wanted, collect
from workflows.releases.drafts import find_release, pair_of
from workflows.releases.service import publish
from workflows.releases.verify import verify


@pytest.fixture
def released(sqlite_world: World) -> Release:
    """A published release for members of a small London."""
    give_everything(settle_authorities(), quarter_to_release())
    members = make_draft(sqlite_world.lmsl)
    with tenant_scope(sqlite_world.lmsl.id):
        publish(members, by=sqlite_world.lmsl.chair.id, today=clock.today())
    db.session.commit()
    return members


def _measure(release: Release, key: str) -> ReleasedMeasure:
    return next(each for each in measures_in_order(release.id) if each.measure_key == key)


def _write(model: type[Any], where: Any, **values: Any) -> None:
    """Changes what is written once, as somebody with the database in their hands could."""
    statement = update(model.__table__).where(where).values(**values)
    db.session.execute(statement, execution_options={PASS: True})
    db.session.expire_all()


def _change_cells(measure: ReleasedMeasure, change: Callable[[list[Any]], list[Any]]) -> None:
    for table in tables_of(measure.id):
        cells = [change(list(cell)) for cell in table.cells]
        _write(ReleasedTable, ReleasedTable.__table__.c.id == table.id, cells=cells)


def _hash_anew(release: Release, measure_id: UUID) -> None:
    """As a thorough forger would."""
    measure = db.session.scalars(select(ReleasedMeasure).where(ReleasedMeasure.id == measure_id)).one()
    digest = content_hash_of(measure, tables_of(measure_id))
    _write(ReleasedMeasure, ReleasedMeasure.__table__.c.id == measure_id, content_hash=digest)
    whole = hash_of_release(release, measures_in_order(release.id))
    _write(Release, Release.__table__.c.id == release.id, content_hash=whole)


def _faults(release: Release, key: str) -> str:
    found = verify(find_release(release.id))
    assert not found.holds
    return "; ".join(next(each for each in found.measures if each.measure_key == key).faults)


def test_everything_holds_when_nothing_was_changed(released: Release) -> None:
    found = verify(released)
    assert found.holds
    assert [(each.measure_key, each.claims > 0, each.witnesses > 0) for each in found.measures] == [
        ("referrals", True, True),
        ("operations", True, True),
    ]
    assert verify(pair_of(released)[1]).holds


def test_the_figure_is_named_when_a_withheld_one_is_shown(released: Release) -> None:
    measure = _measure(released, "operations")
    hidden = next(cell for cell in tables_of(measure.id)[0].cells if cell[2] == WITHHELD)
    given = collect([Wanted("operations", quarter_to_release())]).popitem()[1].given
    truth = sum(
        number
        for counts in given.values()
        for codes, number in counts.numbers.items()
        if all(mine is None or mine == code for mine, code in zip(hidden[0][1:3], codes, strict=True))
    )
    _change_cells(measure, lambda cell: [cell[0], truth, ""] if cell[0] == hidden[0] else cell)
    assert "hash is another" in _faults(released, "operations")
    _hash_anew(released, measure.id)
    words = _faults(released, "operations")
    assert ", ".join("Total" if code is None else code for code in hidden[0]) in words


def test_the_small_figure_is_named_when_nothing_but_small_ones_is_withheld(released: Release) -> None:
    """What the release would be without secondary suppression: each hidden aggregate is shown again."""
    measure = _measure(released, "operations")
    given = collect([Wanted("operations", quarter_to_release())]).popitem()[1].given
    areas: dict[str, tuple[str, ...]] = {"area-east": ("bexley", "hackney", "newham", "redbridge")}
    areas["area-north-central"] = tuple(slug for slug in given if slug not in areas["area-east"])

    def truth(cell: list[Any]) -> int:
        who = areas.get(cell[0][0], tuple(given))
        return sum(
            number
            for slug in who
            for codes, number in given[slug].numbers.items()
            if all(mine is None or mine == code for mine, code in zip(cell[0][1:3], codes, strict=True))
        )

    def without_secondary(cell: list[Any]) -> list[Any]:
        is_primary = cell[0][1] == "licensing" and cell[0][0] == "area-north-central"
        return [cell[0], None, WITHHELD] if is_primary else [cell[0], truth(cell), ""]

    _change_cells(measure, without_secondary)
    _hash_anew(released, measure.id)
    assert "area-north-central, licensing, operations" in _faults(released, "operations")


def test_it_is_caught_when_a_contribution_was_changed_afterwards(released: Release) -> None:
    quarter = quarter_to_release()
    with tenant_scope(get_tenant_by_slug("hackney").id):
        given = find_given("referrals", quarter.starts_on)
        assert given is not None
        given.rows = [["labour", "adult", "nrm", 999]]
        given.digest = digest_of_rows(given.dimensions, given.rows)
    assert "not those that the release was made of" in _faults(released, "referrals")


def test_it_is_caught_when_the_certificate_is_another(released: Release) -> None:
    measure = _measure(released, "referrals")
    proof = db.session.get(ReleaseProof, measure.id)
    assert proof is not None
    fewer = proof.witnesses[: len(proof.witnesses) // 2]
    where = ReleaseProof.__table__.c.measure_id == measure.id
    _write(ReleaseProof, where, witnesses=fewer)
    assert "hash is another" in _faults(released, "referrals")
    where_measure = ReleasedMeasure.__table__.c.id == measure.id
    _write(ReleasedMeasure, where_measure, certificate_hash=hash_of_proof(proof.seed, fewer))
    assert "not shown to reach" in _faults(released, "referrals")


def test_the_public_part_is_caught_when_it_shows_another_figure(released: Release) -> None:
    public = pair_of(released)[1]
    measure = _measure(public, "referrals")
    _change_cells(measure, lambda cell: [cell[0], (cell[1] or 0) + 5, cell[2]])
    _hash_anew(public, measure.id)
    found = verify(find_release(public.id))
    assert any("not the same as for members" in fault for fault in found.faults)
    assert not found.holds


def test_the_command_fails_when_the_proof_does_not_hold(released: Release, sqlite_portal: Flask) -> None:
    runner = sqlite_portal.test_cli_runner()
    well = runner.invoke(args=["releases", "verify", str(released.id)])
    assert (well.exit_code, "Everything holds." in well.output) == (0, True)
    _write(ReleaseProof, ReleaseProof.__table__.c.measure_id.is_not(None), witnesses=[])
    db.session.commit()
    ill = runner.invoke(args=["releases", "verify", str(released.id), "--json"])
    assert ill.exit_code == 1 and '"holds": false' in ill.output
    assert str(released.id) in runner.invoke(args=["releases", "list"]).output


def test_a_release_that_nobody_contributed_to_does_not_hold_when_it_is_verified(sqlite_world: World) -> None:
    make_guidance()
    made = make_release()
    found = verify(find_release(made.members))
    assert [each.holds for each in found.measures] == [False, False]
    assert not verify(find_release(made.public)).holds


def test_it_is_caught_when_a_measure_was_protected_by_a_milder_rule(released: Release) -> None:
    rule = db.session.get_one(DisclosureRule, "people/2026")
    rule.threshold, rule.base = 10, 10
    db.session.flush()
    found = {each.measure_key: each.faults for each in verify(released).measures}
    assert any("other rules" in fault for fault in found["referrals"]) and not found["operations"]
