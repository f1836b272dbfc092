"""A link is good for one update of one action by one person, whoever tries what with it."""

import base64
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date, time, timedelta
from threading import Barrier
from uuid import UUID

from flask import Flask
from itsdangerous import URLSafeSerializer, URLSafeTimedSerializer
from sqlalchemy import update

from tenants import clock
from tenants.database import db
from tenants.people.models import Person
from tenants.records.plans.details import Details
from tenants.records.plans.queries import get_action
from tenants.records.plans.service import edit_action
from tenants.scope import tenant_scope
from tests.beds import SECRET
from tests.factories.people import Somebody
from tests.factories.world import Borough, World
from tests.portal.update.every_row import every_row
from tests.portal.update.test_update import answer, link, notes
from tests.visitor import Visitor
from workflows.chasing.absences import end_leave, plan_leave
from workflows.chasing.update_link import issue

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]


def _forgeries(borough: Borough) -> Iterator[str]:
    """Tokens that were not made here, or not for this."""
    good = link(borough).removeprefix("/update/")
    said = [borough.id.hex, borough.plan.late.hex, borough.owner.id.hex, clock.today().isoformat()]
    payload, signature = good.rsplit(".", 1)
    yield from (good[:length] for length in (1, len(payload), len(payload) + 1, len(good) - 1))
    yield from (
        good + "A",
        good + ".",
        f".{good}",
        f"{good}.{signature}",
        payload + "." + payload,
    )
    for salt in (
        "",
        "itsdangerous",
        "cookie-session",
        "set-password",
        "invitation",
        "reset",
        "wtf-csrf-token",
    ):
        yield URLSafeSerializer(SECRET, salt=salt).dumps(said)
    yield URLSafeTimedSerializer(SECRET, salt="reset").dumps(said)
    yield URLSafeSerializer("another secret of more than thirty-two characters", salt="update-link").dumps(
        said
    )
    yield base64.urlsafe_b64encode(repr(said).encode()).decode().rstrip("=") + "." + signature


def _misshapen(borough: Borough) -> Iterator[str]:
    """Tokens that carry our signature and say something else; nothing here ever signs such."""
    said = [borough.id.hex, borough.plan.late.hex, borough.owner.id.hex, clock.today().isoformat()]
    signer = URLSafeSerializer(SECRET, salt="update-link")
    no_links: list[object] = [[], said[:3], [*said, "x"], {}, None, 7, "words", [None] * 4, [1, 2, 3, 4]]
    yield from map(signer.dumps, [*no_links, ["x", *said[1:]]])
    yield from (signer.dumps([*said[:3], day]) for day in ("", "2026-02-30", "0001-01-01"))


def test_it_opens_nothing_when_it_was_not_made_here(sqlite_world: World, browse: Browse) -> None:
    visitor, before = browse(), every_row()
    for token in (*_forgeries(sqlite_world.barnet), *_misshapen(sqlite_world.barnet)):
        for response in (
            visitor.client.get(f"/update/{token}"),
            visitor.client.post(f"/update/{token}", data=answer(version="1")),
        ):
            assert response.status_code in (404, 410), token
            assert "Barnet" not in response.text and "Train" not in response.text
    assert every_row() == before


def test_it_is_good_to_the_last_minute_of_its_last_day_and_no_longer(
    sqlite_world: World, browse: Browse, on_day: OnDay
) -> None:
    day = date(2027, 3, 10)
    token = issue(sqlite_world.barnet.id, sqlite_world.barnet.plan.late, sqlite_world.barnet.owner.id, day)
    last = day + timedelta(days=21)  # summer time has begun in between
    with on_day(last, time(23, 59)):
        browse().get(f"/update/{token}", status=200)
    with on_day(last + timedelta(days=1), time(0, 0)):
        browse().get(f"/update/{token}", status=410)
        browse().post(f"/update/{token}", answer(version="1"), status=410)


def _assign(borough: Borough, person: Somebody) -> None:
    with tenant_scope(borough.id):
        action = get_action(borough.plan.late)
        details = Details(action.title, owner_person_id=person.id)
        edit_action(action, details, action.aim_id, seen_version=action.version, by=borough.lead.id)
        db.session.commit()


def test_it_stays_used_when_the_action_comes_back_to_the_same_owner(world: World, browse: Browse) -> None:
    barnet, visitor = world.barnet, browse()
    address = link(barnet)
    visitor.get(address)
    visitor.submit(answer())
    _assign(barnet, barnet.training)
    _assign(barnet, barnet.owner)
    visitor.get(address, status=410)
    visitor.post(address, answer(version="9"), status=410)
    assert len(notes(barnet)) == 1


def test_the_new_owner_has_only_their_own_link_when_the_action_changes_hands(
    sqlite_world: World, browse: Browse
) -> None:
    barnet = sqlite_world.barnet
    _assign(barnet, barnet.training)
    browse().get(link(barnet), status=410)
    visitor = browse()
    visitor.get(link(barnet, barnet.training))
    visitor.submit(answer())
    assert [note.author_id for note in notes(barnet)] == [barnet.training.id]


def test_the_cover_is_refused_when_the_leave_was_ended(sqlite_world: World, browse: Browse) -> None:
    barnet, today = sqlite_world.barnet, clock.today()
    with tenant_scope(barnet.id):
        leave = plan_leave(
            barnet.owner.id, barnet.training.id, today, today + timedelta(days=5), by=barnet.lead.id
        )
        db.session.commit()
        address, leave_id = link(barnet, barnet.training), leave.id
    visitor = browse()
    visitor.get(address)
    with tenant_scope(barnet.id):
        end_leave(leave_id, today=today, by=barnet.lead.id)
        db.session.commit()
    visitor.submit(answer(), status=410)
    assert notes(barnet) == []


def test_it_is_refused_when_its_person_was_deactivated(world: World, browse: Browse) -> None:
    barnet, visitor = world.barnet, browse()
    address = link(barnet)
    visitor.get(address)
    db.session.execute(update(Person).where(Person.id == barnet.owner.id).values(is_active=False))
    db.session.commit()
    visitor.submit(answer(), status=410)
    visitor.get(address, status=410)
    assert notes(barnet) == []


def _at_once(app: Flask, address: str, times: int) -> list[int]:
    """The answers to the same update, sent by several at the same moment."""
    together = Barrier(times)

    def send(number: int) -> int:
        client = app.test_client()
        fields = {name: str(value) for name, value in answer(version="1", note=f"Note {number}").items()}
        together.wait()
        return client.post(address, data=fields).status_code

    with ThreadPoolExecutor(times) as pool:
        return sorted(pool.map(send, range(times)))


def test_one_update_is_recorded_when_the_same_link_is_sent_at_the_same_moment(
    portal: Flask, world: World
) -> None:
    address = link(world.barnet)
    db.session.close()
    assert _at_once(portal, address, 6) == [302, 410, 410, 410, 410, 410]
    assert len(notes(world.barnet)) == 1
    assert len({UUID(str(note.author_id)) for note in notes(world.barnet)}) == 1
