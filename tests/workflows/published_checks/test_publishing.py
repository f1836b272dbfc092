"""Checks that the square learns of a check what its tenant chose, and forgets it when it is taken back."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.errors import NotFound, WrongState
from tenants.records.checks.changes import check_changed
from tenants.records.checks.queries import get_check
from tenants.records.suppliers.models import Supplier
from tenants.scope import tenant_scope
from tests.factories.checks import make_check, make_planned
from tests.factories.published_checks import NUMBER, checked_supplier, publish_check
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough, World, build_world
from workflows.published_checks.models import PublishedCheck
from workflows.published_checks.queries import NOBODY, CheckedByOthers, checked_by_others
from workflows.published_checks.service import publish, renew_all, take_back


def _seen_by(borough: Borough, number: str = NUMBER) -> CheckedByOthers:
    with tenant_scope(borough.id):
        return checked_by_others(number)


def test_only_kind_and_day_are_seen_when_nothing_else_is_chosen(world: World) -> None:
    check_id = checked_supplier(world.barnet)
    publish_check(world.barnet, check_id)
    seen = _seen_by(world.bexley)
    assert (seen.authorities, seen.latest_on) == (1, clock.today())
    assert [(each.kind, each.authority, each.outcome) for each in seen.checks] == [("annual", "", "")]


def test_name_and_outcome_are_seen_when_they_are_chosen(world: World) -> None:
    check_id = checked_supplier(world.barnet)
    publish_check(world.barnet, check_id, is_named=True, with_outcome=True)
    [seen] = _seen_by(world.bexley).checks
    assert (seen.authority, seen.outcome) == (world.barnet.name, "satisfactory")


def test_the_name_goes_again_when_it_is_chosen_no_more(world: World) -> None:
    check_id = checked_supplier(world.barnet)
    first = publish_check(world.barnet, check_id, is_named=True, with_outcome=True)
    assert publish_check(world.barnet, check_id) == first
    [seen] = _seen_by(world.bexley).checks
    assert (seen.authority, seen.outcome) == ("", "")


def test_no_row_of_the_square_leads_to_its_house_when_it_is_not_named(world: World) -> None:
    check_id = checked_supplier(world.barnet)
    publish_check(world.barnet, check_id)
    with tenant_scope(world.bexley.id):
        row = db.session.scalars(select(PublishedCheck)).one()
        values = {getattr(row, column.name) for column in PublishedCheck.__table__.columns}
    assert not values & {world.barnet.id, check_id, world.barnet.lead.id}


def test_a_partner_sees_nothing_when_councils_publish_their_checks(world: World) -> None:
    publish_check(world.barnet, checked_supplier(world.barnet), is_named=True, with_outcome=True)
    with tenant_scope(world.met.id):
        assert checked_by_others(NUMBER) == NOBODY


def test_an_authority_is_counted_once_when_it_checked_twice(world: World) -> None:
    for _ in range(2):
        publish_check(world.barnet, checked_supplier(world.barnet))
    publish_check(world.bexley, checked_supplier(world.bexley))
    with tenant_scope(world.lmsl.id):
        seen = checked_by_others(NUMBER)
    assert (seen.authorities, len(seen.checks)) == (2, 3)


def test_own_checks_are_left_out_when_a_council_looks(world: World) -> None:
    publish_check(world.barnet, checked_supplier(world.barnet))
    assert _seen_by(world.barnet).authorities == 0


def test_another_company_is_not_told_of_when_its_number_differs(world: World) -> None:
    publish_check(world.barnet, checked_supplier(world.barnet))
    assert _seen_by(world.bexley, "09999002").authorities == 0
    assert _seen_by(world.bexley, "").authorities == 0


def test_nothing_stays_when_a_check_is_taken_back(world: World) -> None:
    check_id = checked_supplier(world.barnet)
    publish_check(world.barnet, check_id, is_named=True)
    with tenant_scope(world.barnet.id):
        take_back(get_check(check_id), by=world.barnet.lead.id)
        db.session.commit()
        assert get_check(check_id).published_id is None
        assert db.session.scalar(select(PublishedCheck.id)) is None
        with pytest.raises(WrongState):
            take_back(get_check(check_id), by=world.barnet.lead.id)


@pytest.mark.parametrize("number", ["", NUMBER])
def test_a_check_is_refused_when_it_is_not_done_or_has_no_number(world: World, number: str) -> None:
    with tenant_scope(world.barnet.id):
        supplier = make_supplier("Unnumbered Ltd", company_number=number)
        check = make_planned(supplier) if number else make_check(supplier)
        with pytest.raises(WrongState):
            publish(check, is_named=False, with_outcome=False, by=world.barnet.lead.id)
        db.session.rollback()


def test_a_strangers_check_is_not_found_when_it_is_published(world: World) -> None:
    check_id = checked_supplier(world.barnet)
    with pytest.raises(NotFound):
        publish_check(world.bexley, check_id)


def test_the_square_follows_when_the_check_is_corrected(world: World) -> None:
    check_id = checked_supplier(world.barnet)
    publish_check(world.barnet, check_id)
    before = clock.today() - timedelta(days=30)
    with tenant_scope(world.barnet.id):
        get_check(check_id).done_on = before
        db.session.flush()
        check_changed.send(None, check_id=check_id)
        db.session.commit()
    assert _seen_by(world.bexley).latest_on == before


def test_the_square_follows_when_the_number_is_corrected(world: World) -> None:
    publish_check(world.barnet, checked_supplier(world.barnet))
    assert _renumbered(world.barnet, "09999002") == 1
    assert _seen_by(world.bexley).authorities == 0
    assert _seen_by(world.bexley, "09999002").authorities == 1
    assert _renumbered(world.barnet, "") == 1  # without a number nobody could find it
    assert _seen_by(world.bexley, "09999002").authorities == 0


def _renumbered(borough: Borough, number: str) -> int:
    with tenant_scope(borough.id):
        db.session.scalars(select(Supplier)).one().company_number = number
        db.session.flush()
        count = renew_all()
        db.session.commit()
        return count


def test_nothing_is_written_when_nothing_changed(world: World) -> None:
    publish_check(world.barnet, checked_supplier(world.barnet))
    with tenant_scope(world.barnet.id):
        assert renew_all() == 0


@pytest.mark.postgresql
def test_another_house_cannot_change_a_row_when_it_tries_in_the_database(postgresql_portal: Flask) -> None:
    world = build_world()
    published_id = publish_check(world.barnet, checked_supplier(world.barnet))
    for borough, is_gone in ((world.bexley, False), (world.barnet, True)):
        assert _can_delete(borough, published_id) is is_gone


def _can_delete(borough: Borough, published_id: UUID) -> bool:
    with tenant_scope(borough.id):
        row = db.session.scalars(select(PublishedCheck).where(PublishedCheck.id == published_id)).one()
        db.session.delete(row)
        try:
            db.session.flush()
        except Exception as problem:
            assert "DELETE statement on table" in str(problem)
            db.session.rollback()
            return False
        db.session.rollback()
        return True
