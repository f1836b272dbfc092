"""An update link is good for one person, one action, once, and not for long."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from uuid import UUID

import pytest
from itsdangerous import URLSafeSerializer

from tenants.records.plans.details import Details
from tenants.records.plans.progress import cancel, report_progress
from tenants.records.plans.rules import Claimed
from tenants.records.plans.service import edit_action
from tests.factories.world import Borough, World
from tests.workflows.chasing.council import add_due, change, within
from workflows.chasing.absences import plan_leave
from workflows.chasing.update_link import LIFETIME, Link, check, issue, read, use
from workflows.signed_links import LinkForged, LinkRefused

OnDay = Callable[..., AbstractContextManager[object]]


def _link(borough: Borough, action_id: UUID, day: date, person_id: UUID | None = None) -> Link:
    return read(issue(borough.id, action_id, person_id or borough.owner.id, day), day)


def _checked(borough: Borough, link: Link, day: date) -> None:
    within(borough, lambda: check(link, day))


def test_it_says_what_it_is_good_for_when_it_is_read(quick_bexley: Borough, wednesday: date) -> None:
    action_id = add_due(quick_bexley, wednesday)
    token = issue(quick_bexley.id, action_id, quick_bexley.owner.id, wednesday)
    assert read(token, wednesday) == Link(quick_bexley.id, action_id, quick_bexley.owner.id, wednesday)
    assert token == issue(quick_bexley.id, action_id, quick_bexley.owner.id, wednesday)


def test_it_is_refused_when_it_was_forged(quick_bexley: Borough, wednesday: date) -> None:
    action_id = add_due(quick_bexley, wednesday)
    parts = [quick_bexley.id.hex, action_id.hex, quick_bexley.owner.id.hex, wednesday.isoformat()]
    forged = str(URLSafeSerializer("another secret", salt="update-link").dumps(parts))
    genuine = issue(quick_bexley.id, action_id, quick_bexley.owner.id, wednesday)
    for token in (forged, genuine[:-1], genuine[1:], "", "a", "é.ü", genuine + "x"):
        with pytest.raises(LinkForged, match="not complete"):
            read(token, wednesday)


def test_it_is_refused_when_it_is_older_than_its_lifetime(quick_bexley: Borough, wednesday: date) -> None:
    token = issue(quick_bexley.id, quick_bexley.plan.late, quick_bexley.owner.id, wednesday)
    assert read(token, wednesday + LIFETIME).last_day == wednesday + LIFETIME
    with pytest.raises(LinkRefused, match="could be used until 2 December 2026"):
        read(token, wednesday + LIFETIME + timedelta(days=1))


def test_it_works_when_the_action_is_open_and_still_theirs(bexley: Borough, wednesday: date) -> None:
    action_id = add_due(bexley, wednesday)
    link = _link(bexley, action_id, wednesday)
    _checked(bexley, link, wednesday)
    within(bexley, lambda: use(link, by=link.person_id))


def test_it_is_refused_when_it_is_used_again(bexley: Borough, wednesday: date) -> None:
    action_id = add_due(bexley, wednesday)
    link = _link(bexley, action_id, wednesday)
    within(bexley, lambda: use(link, by=link.person_id))
    with pytest.raises(LinkRefused, match="used already"):
        _checked(bexley, link, wednesday)
    with pytest.raises(LinkRefused, match="just been used"):
        within(bexley, lambda: use(link, by=link.person_id))


def test_the_next_days_link_works_when_yesterdays_was_used(bexley: Borough, wednesday: date) -> None:
    action_id = add_due(bexley, wednesday)
    first = _link(bexley, action_id, wednesday)
    within(bexley, lambda: use(first, by=first.person_id))
    tomorrow = wednesday + timedelta(days=1)
    second = _link(bexley, action_id, tomorrow)
    _checked(bexley, second, tomorrow)
    within(bexley, lambda: use(second, by=second.person_id))


def test_it_is_refused_when_somebody_else_answers_for_the_action(bexley: Borough, wednesday: date) -> None:
    action_id = add_due(bexley, wednesday)
    link = _link(bexley, action_id, wednesday)
    stranger = _link(bexley, action_id, wednesday, bexley.procurement.id)
    with pytest.raises(LinkRefused, match="Somebody else answers"):
        _checked(bexley, stranger, wednesday)
    change(
        bexley,
        action_id,
        lambda action: edit_action(
            action,
            Details(action.title, owner_person_id=bexley.procurement.id),
            action.aim_id,
            seen_version=action.version,
            by=bexley.lead.id,
        ),
    )
    _checked(bexley, stranger, wednesday)
    with pytest.raises(LinkRefused, match="Somebody else answers"):
        _checked(bexley, link, wednesday)


@pytest.mark.parametrize("how", ["cancelled", "done"])
def test_it_is_refused_when_the_action_is_not_worked_on(bexley: Borough, wednesday: date, how: str) -> None:
    action_id = add_due(bexley, wednesday)
    link = _link(bexley, action_id, wednesday)
    if how == "cancelled":
        change(
            bexley,
            action_id,
            lambda action: cancel(
                action, "No money", seen_version=action.version, by=bexley.lead.id, today=wednesday
            ),
        )
    else:
        change(
            bexley,
            action_id,
            lambda action: report_progress(
                action,
                Claimed.DONE,
                100,
                "",
                seen_version=action.version,
                by=bexley.owner.id,
                today=wednesday,
            ),
        )
    with pytest.raises(LinkRefused, match="closed or waiting"):
        _checked(bexley, link, wednesday)


def test_it_is_refused_when_another_tenants_scope_is_open(
    world: World, bexley: Borough, wednesday: date
) -> None:
    action_id = add_due(bexley, wednesday)
    link = _link(bexley, action_id, wednesday)
    with pytest.raises(LinkRefused, match="closed or waiting"):
        _checked(world.barnet, link, wednesday)


def test_the_cover_may_use_it_only_while_the_owner_is_away(bexley: Borough, wednesday: date) -> None:
    action_id = add_due(bexley, wednesday)
    away, cover, by = bexley.owner.id, bexley.training.id, bexley.lead.id
    within(bexley, lambda: plan_leave(away, cover, wednesday, wednesday, by=by))
    link = _link(bexley, action_id, wednesday, cover)
    _checked(bexley, link, wednesday)
    _checked(bexley, _link(bexley, action_id, wednesday), wednesday)
    with pytest.raises(LinkRefused, match="Somebody else answers"):
        _checked(bexley, link, wednesday + timedelta(days=1))
