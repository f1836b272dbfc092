"""Checks drafting, publishing and taking down: by two people, in order, for both profiles together."""

import pytest
from sqlalchemy import delete, select

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, NotAllowed, WrongState
from tenants.scope import open_tenant, tenant_scope
from tests.factories.drafts import QUICK, give_everything, make_draft, quarter_to_release, settle_authorities
from tests.factories.world import World
from workflows.register.models import Coalition, Release, ReleasedMeasure, ReleasedTable, ReleaseProof
from workflows.register.queries import cube, get_release, measures_of, releases
from workflows.register.rules import WITHHELD, Profile, ReleaseStatus
from workflows.releases.drafts import find_draft, find_release, pair_of
from workflows.releases.service import discard, draft, publish, withdraw
from workflows.releases.verify import verify


@pytest.fixture
def given(sqlite_world: World) -> World:
    """A small London in which everybody has given figures of the newest quarter, but Newham of operations."""
    give_everything(settle_authorities(), quarter_to_release())
    db.session.commit()
    return sqlite_world


def _publish(world: World, release: Release) -> None:
    with tenant_scope(world.lmsl.id):
        publish(release, by=world.lmsl.chair.id, today=clock.today())


def test_a_release_stands_when_another_person_publishes_it(world: World) -> None:
    give_everything(settle_authorities(), quarter_to_release())
    members = make_draft(world.lmsl)
    assert releases() == []
    _publish(world, members)
    whole, part = sorted(releases(), key=lambda line: line.profile)
    assert (whole.profile, part.profile) == (Profile.MEMBERS, Profile.PUBLIC)
    assert part.parent_hash == whole.content_hash
    assert [each.measure_key for each in measures_of(whole)] == ["referrals", "operations"]
    assert "Training" in whole.note
    found = cube("referrals", Profile.MEMBERS)
    assert found is not None
    truth = 7 + 2 * 3
    assert abs((found.cell(authority="islington", type="labour").value or 0) - truth) <= 4
    assert found.coverage.words == "8 of 8 authorities gave figures"


def test_small_figures_are_not_in_the_tables_when_they_are_withheld(given: World) -> None:
    _publish(given, make_draft(given.lmsl))
    found = cube("operations", Profile.PUBLIC)
    assert found is not None
    small = found.cell(authority="area-north-central", kind="licensing", counted="operations")
    assert (small.value, small.sign) == (None, WITHHELD)
    kept = db.session.scalars(select(ReleasedTable.cells)).all()
    assert all(number is None for cells in kept for _, number, sign in cells if sign == WITHHELD)


def test_how_many_figures_are_small_is_told_nowhere_when_a_release_is_read(given: World) -> None:
    _publish(given, make_draft(given.lmsl))
    told = [each.proof_counts for line in releases() for each in measures_of(line)]
    assert len(told) == 4
    assert {name for each in told for name in each} == {
        "cells",
        "shown",
        "attackers",
        "witnesses",
    }


def test_nobody_publishes_their_own_draft_when_they_try(given: World) -> None:
    members = make_draft(given.lmsl)
    with tenant_scope(given.lmsl.id), pytest.raises(NotAllowed):
        publish(members, by=given.lmsl.analyst.id, today=clock.today())
    assert members.status == ReleaseStatus.DRAFT


def test_a_second_draft_is_refused_when_one_waits(given: World) -> None:
    members = make_draft(given.lmsl)
    with pytest.raises(WrongState, match="drafted already"):
        make_draft(given.lmsl)
    with tenant_scope(given.lmsl.id):
        discard(members, "Wrong cut-off", by=given.lmsl.chair.id)
    assert find_draft() is None
    assert make_draft(given.lmsl).status == ReleaseStatus.DRAFT


def test_a_quarter_is_refused_when_it_is_not_the_next(given: World) -> None:
    quarter = quarter_to_release()
    with pytest.raises(WrongState, match="not over"):
        make_draft(given.lmsl, quarter.before(-1))
    _publish(given, make_draft(given.lmsl))
    for other in (quarter, quarter.before()):
        with pytest.raises(WrongState, match="one after the other"):
            make_draft(given.lmsl, other)


def test_nothing_is_drafted_when_too_few_gave(sqlite_world: World) -> None:
    slugs = settle_authorities()
    give_everything(slugs, quarter_to_release(), but_not=list(slugs)[2:])
    with pytest.raises(WrongState, match="Too few"):
        make_draft(sqlite_world.lmsl)


def test_who_gave_nothing_has_no_figure_when_others_have(given: World) -> None:
    db.session.rollback()
    quarter = quarter_to_release().before()
    give_everything(settle_authorities(), quarter, but_not=["newham"])
    _publish(given, make_draft(given.lmsl, quarter))
    found = cube("referrals", Profile.MEMBERS)
    assert found is not None
    assert found.cell(authority="newham").words == "[x]"
    assert found.axis("authority").has("newham")
    assert found.coverage.words == "7 of 8 authorities gave figures"


def test_a_draft_is_refused_when_more_is_known_by_now(given: World) -> None:
    members = make_draft(given.lmsl)
    db.session.add(Coalition(title="Three of the East", members=["bexley", "hackney", "newham"]))
    db.session.flush()
    with pytest.raises(WrongState, match="More is known"):
        _publish(given, members)


def test_a_draft_is_refused_when_a_measure_is_not_proved(given: World) -> None:
    members = make_draft(given.lmsl)
    db.session.execute(delete(ReleaseProof).execution_options(fence_pass=True))
    with pytest.raises(WrongState, match="does not hold"):
        _publish(given, members)


def test_a_tombstone_is_left_when_a_release_is_withdrawn(given: World) -> None:
    members = make_draft(given.lmsl)
    _publish(given, members)
    with tenant_scope(given.lmsl.id):
        with pytest.raises(FieldError):
            withdraw(members, " ", by=given.lmsl.chair.id)
        withdraw(members, "A council counted two years in one", by=given.lmsl.chair.id)
    line = get_release(members.id)
    assert (line.status, line.ended_because) == (
        ReleaseStatus.WITHDRAWN,
        "A council counted two years in one",
    )
    assert measures_of(line) == [] and cube("referrals", Profile.PUBLIC) is None
    assert {each.status for each in pair_of(members)} == {ReleaseStatus.WITHDRAWN}
    assert db.session.scalars(select(ReleasedMeasure)).all(), "what was seen stays known to later proofs"


def test_the_network_is_at_home_again_when_figures_were_collected(given: World) -> None:
    with tenant_scope(given.lmsl.id):
        draft(quarter_to_release().key, by=given.lmsl.analyst.id, today=clock.today(), way=QUICK)
        assert open_tenant() == given.lmsl.id


def test_the_year_is_released_when_its_last_quarter_is(sqlite_world: World) -> None:
    world = sqlite_world
    slugs = settle_authorities()
    last = quarter_to_release()
    while not last.is_last:
        last = last.before()
    for more, quarter in enumerate(last.of_its_year()):
        give_everything(slugs, quarter, more=more)
        _publish(world, make_draft(world.lmsl, quarter))
    found = cube("operations", Profile.MEMBERS, [each.key for each in last.of_its_year()])
    assert found is not None
    years = [(key[:-1], cell.value) for key, cell in found.cells.items() if key[-1] == last.year_key]
    shown = [(rest, value) for rest, value in years if value is not None]
    assert shown and len(shown) < len(years), "some figures of the year are shown, and some are withheld"
    for rest, value in shown:
        each = [found.cells[(*rest, quarter.key)].value for quarter in last.of_its_year()]
        if None not in each:
            assert value == sum(number or 0 for number in each)
    assert verify(find_release(found.release_ids[-1])).holds
