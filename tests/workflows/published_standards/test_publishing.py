"""Letting everybody count by an agreed edition: from which day, for which entries, and for how long."""

from datetime import timedelta

import pytest

from tenants import clock
from tenants.counting.editing import get_option
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.referrals.entries import entries_between
from tenants.records.standards import approvals
from tenants.records.standards.service import add_option
from tenants.scope import tenant_scope
from tests.factories.referrals import make_details, make_referral
from tests.factories.standards import make_standard_agreed, make_standard_draft, standard_of_today
from tests.factories.world import World
from workflows.published_standards.models import PublishedStandard
from workflows.published_standards.queries import edition_on, editions, standard_on, standards_by_key
from workflows.published_standards.service import publish, withdraw

TODAY = clock.today()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_everybody_counts_by_it_from_its_first_day(world: World) -> None:
    with tenant_scope(world.lmsl.id):
        edition = make_standard_agreed(world.lmsl, make_standard_draft(world.lmsl), TOMORROW)
        edition_id, title = edition.id, edition.title
        db.session.commit()
    db.session.expire_all()
    assert standard_on(TODAY).key == "portal/2026"
    found = edition_on(TOMORROW)
    assert (found.standard.key, found.standard.title, found.agreed_on) == ("lmsl/1", title, TODAY)
    assert get_option(found.standard.fields["premises"], "food-delivery").help == "Riders and kitchens"
    assert set(standards_by_key()) == {"lmsl/1", "portal/2026"}
    kept = db.session.scalars(db.select(PublishedStandard)).one()
    assert kept.publisher_id == world.lmsl.id
    with tenant_scope(world.barnet.id), pytest.raises(NotFound):
        publish(edition_id, by=None, today=TODAY)


def test_an_entry_keeps_its_edition_when_the_next_one_begins(sqlite_world: World) -> None:
    before = standard_of_today()
    with tenant_scope(sqlite_world.barnet.id):
        old = make_referral(referred_on=YESTERDAY).id
        db.session.commit()
    with tenant_scope(sqlite_world.lmsl.id):
        make_standard_agreed(sqlite_world.lmsl, make_standard_draft(sqlite_world.lmsl), TODAY)
        db.session.commit()
    with tenant_scope(sqlite_world.barnet.id):
        new = make_referral(referred_on=TODAY).id
        keys = {entry.id: entry.standard_key for entry in entries_between(YESTERDAY, TODAY)}
    assert keys == {old: before.key, new: "lmsl/1"}
    assert standards_by_key()[keys[old]] == before


def test_a_new_option_may_be_chosen_from_the_first_day_of_its_edition(sqlite_world: World) -> None:
    today = standard_of_today()
    with tenant_scope(sqlite_world.lmsl.id):
        edition = make_standard_draft(sqlite_world.lmsl)
        add_option(edition, "place", "Online", "", by=sqlite_world.lmsl.analyst.id)
        make_standard_agreed(sqlite_world.lmsl, edition, TOMORROW)
        db.session.commit()
    details = make_details(referred_on=TODAY, place="online")
    with pytest.raises(FieldError) as refused:
        details.check(today, today=TODAY)
    assert refused.value.field == "place"
    make_details(referred_on=TOMORROW, place="online").check(standard_on(TOMORROW), today=TOMORROW)


def test_a_copy_stays_when_councils_have_begun_to_count_by_it(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.lmsl.id):
        draft = make_standard_draft(sqlite_world.lmsl)
        edition = make_standard_agreed(sqlite_world.lmsl, make_standard_draft(sqlite_world.lmsl), TODAY)
        with pytest.raises(WrongState, match="Start the next edition"):
            withdraw(edition.id, by=None, today=TODAY)
        with pytest.raises(WrongState, match="already"):
            publish(edition.id, by=None, today=TODAY)
        for work in (publish, withdraw):
            with pytest.raises(WrongState):
                work(draft.id, by=None, today=TODAY)


def test_the_edition_before_is_counted_by_when_one_is_withdrawn_in_time(world: World) -> None:
    with tenant_scope(world.lmsl.id):
        edition = make_standard_agreed(world.lmsl, make_standard_draft(world.lmsl), TOMORROW)
        withdraw(edition.id, by=world.lmsl.chair.id, today=TODAY)
        approvals.withdraw(edition, "A month later", by=world.lmsl.chair.id, today=TODAY)
        db.session.commit()
        with pytest.raises(WrongState, match="not agreed"):
            publish(edition.id, by=None, today=TODAY)
    assert standard_on(TOMORROW).key == "portal/2026" and len(editions()) == 1
