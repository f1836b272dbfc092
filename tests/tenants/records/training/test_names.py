"""Names of those who came: off by default, kept where they are on, and gone at once when turned off."""

from uuid import UUID

import pytest
from sqlalchemy import select

from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.training.names import MOST_NAMES, keep_names
from tenants.records.training.queries import count_names, get_session, has_names, names_at, owner_post_id
from tenants.records.training.settings import set_owner_post, turn_names_off, turn_names_on
from tenants.scope import tenant_scope
from tests.factories.training import Trained, make_training
from tests.factories.world import World


def test_no_name_is_kept_when_nobody_turned_names_on(log: Trained, by: UUID) -> None:
    assert not has_names()
    with pytest.raises(WrongState):
        keep_names(get_session(log.held), ["Ada Example"], by=by)
    assert names_at(log.held) == []


def test_names_are_kept_in_order_when_names_are_on(log: Trained, by: UUID) -> None:
    turn_names_on(by=by)
    keep_names(get_session(log.held), [" Zoe Z ", "Ada A", "", "Ada A"], by=by)
    assert names_at(log.held) == ["Ada A", "Zoe Z"]
    keep_names(get_session(log.held), ["Ada A"], by=by)
    assert names_at(log.held) == ["Ada A"]


def test_the_audit_names_nobody_when_names_are_kept(log: Trained, by: UUID) -> None:
    turn_names_on(by=by)
    keep_names(get_session(log.held), ["Ada Example"], by=by)
    turn_names_off(by=by)
    entries = list(db.session.scalars(select(AuditEntry)))
    assert "training-session:names-kept" in {each.event for each in entries}
    assert "Ada" not in str([(each.before, each.after, each.subject_title) for each in entries])


def test_every_name_is_deleted_when_names_are_turned_off(log: Trained, by: UUID) -> None:
    turn_names_on(by=by)
    keep_names(get_session(log.held), ["Ada A", "Bo B"], by=by)
    assert turn_names_off(by=by) == 2
    assert (count_names(), has_names()) == (0, False)
    turn_names_on(by=by)
    assert names_at(log.held) == []


def test_the_neighbours_names_stay_when_names_are_turned_off(world: World) -> None:
    with tenant_scope(world.bexley.id):
        theirs = make_training("Bexley", by=None)
        turn_names_on(by=world.bexley.lead.id)
        keep_names(get_session(theirs.held), ["Cy C"], by=world.bexley.lead.id)
    db.session.commit()
    with tenant_scope(world.barnet.id):
        turn_names_on(by=world.barnet.lead.id)
        assert turn_names_off(by=world.barnet.lead.id) == 0
    db.session.commit()
    with tenant_scope(world.bexley.id):
        assert names_at(theirs.held) == ["Cy C"]


def test_names_are_refused_when_they_are_too_many_or_too_long(log: Trained, by: UUID) -> None:
    turn_names_on(by=by)
    for names, words in [
        ([str(number) for number in range(MOST_NAMES + 1)], "501"),
        (["Ada A", "x" * 121], "Line 2"),
    ]:
        with pytest.raises(FieldError, match=words) as refused:
            keep_names(get_session(log.held), names, by=by)
        assert refused.value.field == "names"


def test_a_post_is_refused_when_it_is_the_neighbours(world: World, by: UUID) -> None:
    with pytest.raises(NotFound):
        set_owner_post(world.bexley.plan.held_post_id, by=by)
    assert owner_post_id() is None
