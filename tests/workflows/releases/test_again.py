"""Checks later vintages: what changed since the first must not show, and what did not stays as it is."""

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.errors import WrongState
from tenants.scope import tenant_scope
from tests.factories.contributions import give_figures
from tests.factories.drafts import (
    QUICK,
    give_everything,
    make_draft,
    operations,
    quarter_to_release,
    referrals,
    settle_authorities,
)
from tests.factories.world import World
from workflows.register.models import Release, ReleaseDoubt
from workflows.register.queries import cube, cube_of, get_release, releases
from workflows.register.rules import Profile, ReleaseStatus
from workflows.register.writing import doubts_of, measures_in_order
from workflows.releases.service import discard, draft_prepared, prepare_again, publish, withdraw
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


def _give_again(slug: str, measure_key: str, numbers: dict[tuple[str, ...], int]) -> None:
    with tenant_scope(get_tenant_by_slug(slug).id):
        give_figures(measure_key, numbers, quarter=quarter_to_release(), vintage=2)


def _draft_again(world: World, release: Release) -> Release:
    with tenant_scope(world.lmsl.id):
        prepared = prepare_again(release, today=clock.today(), way=QUICK)
        return draft_prepared(prepared, by=world.lmsl.analyst.id, today=clock.today())[0]


def test_nothing_is_drafted_when_nothing_changed(sqlite_world: World, released: Release) -> None:
    with pytest.raises(WrongState, match="Nobody has given other figures"):
        _draft_again(sqlite_world, released)


def test_one_late_person_does_not_show_when_figures_are_rounded(
    sqlite_world: World, released: Release
) -> None:
    before = cube("referrals", Profile.MEMBERS)
    changed = referrals(5) | {("criminal", "child", "nrm"): 3}
    _give_again("hackney", "referrals", changed)
    again = _draft_again(sqlite_world, released)
    assert [each.is_proved for each in measures_in_order(again.id)] == [True, True]
    with tenant_scope(sqlite_world.lmsl.id):
        publish(again, by=sqlite_world.lmsl.chair.id, today=clock.today())
    after = cube("referrals", Profile.MEMBERS)
    assert before is not None and after is not None
    child = {"authority": "hackney", "type": "criminal", "age": "child"}
    assert after.cell(**child) == before.cell(**child), "3 is as good as 2 for what was promised"
    kept = sum(before.cells[key] == cell for key, cell in after.cells.items())
    assert kept > 0.9 * len(after.cells)


def test_a_later_vintage_takes_the_place_of_the_first_when_it_is_proved(
    sqlite_world: World, released: Release
) -> None:
    changed = {codes: number + 40 for codes, number in referrals(5).items() if codes[0] == "labour"}
    _give_again("hackney", "referrals", referrals(5) | changed)
    again = _draft_again(sqlite_world, released)
    assert (again.vintage, again.replaces_id) == (2, released.id)
    assert all(each.is_proved for each in measures_in_order(again.id))
    with tenant_scope(sqlite_world.lmsl.id):
        publish(again, by=sqlite_world.lmsl.chair.id, today=clock.today())
    assert get_release(released.id).status == ReleaseStatus.SUPERSEDED
    assert cube_of(get_release(released.id), "referrals").cells, "what was released can still be read"
    now = cube("referrals", Profile.MEMBERS)
    assert now is not None
    assert abs((now.cell(authority="hackney", type="labour").value or 0) - 57) <= 4
    assert [line.vintage for line in releases(Profile.PUBLIC)] == [2, 1]
    assert verify(again).holds
    with pytest.raises(WrongState, match="has had its later vintage"):
        _draft_again(sqlite_world, again)


def test_it_cannot_be_published_when_the_change_tells_of_one_organisation(
    sqlite_world: World, released: Release
) -> None:
    changed = operations(5) | {("joint", "operations"): 10}
    _give_again("hackney", "operations", changed)
    again = _draft_again(sqlite_world, released)
    found = next(each for each in measures_in_order(again.id) if each.measure_key == "operations")
    assert not found.is_proved and doubts_of(again.id)["operations"]
    with tenant_scope(sqlite_world.lmsl.id), pytest.raises(WrongState, match="Not proved"):
        publish(again, by=sqlite_world.lmsl.chair.id, today=clock.today())
    with tenant_scope(sqlite_world.lmsl.id):
        discard(again, "It cannot be proved.", by=sqlite_world.lmsl.analyst.id)
    assert not db.session.scalars(select(ReleaseDoubt)).all(), "it is gone with the draft"


def test_who_gave_nothing_the_first_time_waits_when_a_later_vintage_is_made(sqlite_world: World) -> None:
    give_everything(settle_authorities(), quarter_to_release(), but_not=["newham"])
    first = make_draft(sqlite_world.lmsl)
    with tenant_scope(sqlite_world.lmsl.id):
        publish(first, by=sqlite_world.lmsl.chair.id, today=clock.today())
    with tenant_scope(get_tenant_by_slug("newham").id):
        give_figures("referrals", referrals(6), quarter=quarter_to_release())
    _give_again("hackney", "referrals", {("labour", "adult", "nrm"): 57})
    again = _draft_again(sqlite_world, first)
    assert {each.coverage["given"] for each in measures_in_order(again.id)} == {7}
    assert "newham" not in measures_in_order(again.id)[0].coverage["givers"]


def test_a_withdrawn_release_has_a_later_vintage_when_its_figures_are_right_after_all(
    sqlite_world: World, released: Release
) -> None:
    with tenant_scope(sqlite_world.lmsl.id):
        withdraw(released, "A council asked for it", by=sqlite_world.lmsl.chair.id)
    again = _draft_again(sqlite_world, released)
    with tenant_scope(sqlite_world.lmsl.id):
        publish(again, by=sqlite_world.lmsl.chair.id, today=clock.today())
        with pytest.raises(WrongState, match="Only the newest"):
            prepare_again(released, today=clock.today(), way=QUICK)
    assert [line.vintage for line in releases(Profile.MEMBERS)] == [2, 1]
    assert verify(again).holds
