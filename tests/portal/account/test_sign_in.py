"""Checks of the sign-in page and of passwords."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select, update

from tenants import clock
from tenants.audit.models import PortalEvent
from tenants.database import db
from tenants.people import attempts, passwords
from tenants.people.models import Person, SignIn
from tenants.people.sign_ins import hash_of
from tests.factories.people import PASSWORD
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.notices.models import OutboxMessage

Browse = Callable[..., Visitor]
NEW = "seventeen green teapots"


def _try(visitor: Visitor, email: str, password: str) -> list[str]:
    visitor.get("/sign-in")
    return visitor.submit({"email": email, "password": password}).problems


def test_the_words_are_the_same_when_the_person_is_unknown_and_when_the_password_is_wrong(
    world: World, browse: Browse
) -> None:
    db.session.execute(update(Person).where(Person.id == world.barnet.viewer.id).values(is_active=False))
    visitor = browse()
    answers = [
        _try(visitor, world.barnet.lead.email, "wrong password"),
        _try(visitor, "nobody@nowhere.example", "wrong password"),
        _try(visitor, world.barnet.viewer.email, PASSWORD),
    ]
    assert len(answers[0]) == 1
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize("email", ["lead@barnet.example", "nobody@nowhere.example"])
def test_one_hash_is_checked_when_the_person_is_known_and_when_not(
    email: str, sqlite_world: World, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = browse()
    checked: list[object] = []
    check = passwords.is_right

    def counted(password_hash: str | None, password: str) -> bool:
        checked.append(password_hash)
        return check(password_hash, password)

    monkeypatch.setattr(passwords, "is_right", counted)
    _try(visitor, email, "wrong password")
    assert len(checked) == 1


def test_the_right_password_is_refused_in_the_same_words_when_there_were_ten_failures(
    world: World, browse: Browse
) -> None:
    visitor = browse()
    for _ in range(attempts.LIMIT_FOR_EMAIL):
        words = _try(visitor, world.barnet.lead.email, "wrong password")
    assert _try(visitor, world.barnet.lead.email.upper(), PASSWORD) == words
    assert visitor.get("/account/").heading == "Sign in"


def test_the_right_password_is_good_again_when_the_window_is_over(
    sqlite_world: World, browse: Browse
) -> None:
    with time_machine.travel(clock.now(), tick=False) as watch:
        visitor = browse()
        for _ in range(attempts.LIMIT_FOR_EMAIL):
            _try(visitor, sqlite_world.barnet.lead.email, "wrong password")
        watch.shift(attempts.WINDOW - timedelta(seconds=1))
        assert _try(visitor, sqlite_world.barnet.lead.email, PASSWORD)
        watch.shift(timedelta(seconds=1))
        assert not _try(visitor, sqlite_world.barnet.lead.email, PASSWORD)


def test_everybody_there_is_refused_when_one_network_address_failed_fifty_times(sqlite_world: World) -> None:
    for number in range(attempts.LIMIT_FOR_ADDRESS):
        attempts.count_failure(f"guess-{number}@barnet.example", "192.0.2.1")
    assert attempts.are_spent("lead@barnet.example", "192.0.2.1")
    assert not attempts.are_spent("lead@barnet.example", "192.0.2.2")


def test_the_count_begins_anew_when_somebody_signed_in(world: World, browse: Browse) -> None:
    visitor = browse()
    for _ in range(attempts.LIMIT_FOR_EMAIL - 1):
        _try(visitor, world.barnet.lead.email, "wrong password")
    browse(world.barnet.lead)
    assert _try(visitor, world.barnet.lead.email, "wrong password")
    assert not _try(visitor, world.barnet.lead.email, PASSWORD)


def test_only_the_tokens_hash_is_kept_when_somebody_signs_in(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    with visitor.client.session_transaction() as session:
        token = session["_user_id"]
    kept = list(db.session.scalars(select(SignIn.token_hash)))
    assert kept == [hash_of(token)]
    assert token not in kept


def test_sign_ins_and_refusals_are_noted_when_they_happen(sqlite_world: World, browse: Browse) -> None:
    _try(browse(), sqlite_world.barnet.lead.email, "wrong password")
    browse(sqlite_world.barnet.lead)
    noted = {tuple(row) for row in db.session.execute(select(PortalEvent.event, PortalEvent.person_id))}
    who = sqlite_world.barnet.lead.id
    assert {("sign-in:refused", who), ("sign-in:started", who)} <= noted


@pytest.mark.parametrize("missing", ["email", "password"])
def test_the_field_is_named_when_it_is_left_empty(missing: str, sqlite_world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/sign-in")
    page = visitor.submit({"email": "lead@barnet.example", "password": PASSWORD, missing: ""})
    assert page.links[page.problems[0]] == f"#{missing}"


def _letter() -> str:
    bodies = list(db.session.scalars(select(OutboxMessage.body)))
    assert len(bodies) == 1
    return next(line for line in bodies[0].splitlines() if "/set-password/" in line)


def test_a_forgotten_password_is_replaced_once_when_the_letters_address_is_used(
    world: World, browse: Browse
) -> None:
    elsewhere, visitor = browse(world.barnet.lead), browse()
    visitor.get("/account/forgotten-password")
    visitor.submit({"email": world.barnet.lead.email})
    address = _letter().removeprefix("http://localhost")
    visitor.get(address)
    visitor.get(address)  # looking, as mail scanners do, uses nothing up
    page = visitor.submit({"password": NEW, "again": NEW})
    assert page.heading == "Sign in"
    assert visitor.get(address, status=410).heading == "This link no longer works"
    assert elsewhere.get("/account/").heading == "Sign in"
    visitor.sign_in(world.barnet.lead, NEW)


def test_the_answer_is_the_same_and_nothing_is_sent_when_the_address_is_unknown(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = browse()
    visitor.get("/account/forgotten-password")
    unknown = visitor.submit({"email": "nobody@nowhere.example"})
    assert db.session.scalar(select(func.count(OutboxMessage.id))) == 0
    visitor.get("/account/forgotten-password")
    known = visitor.submit({"email": sqlite_world.barnet.lead.email})
    assert known.text == unknown.text


def test_a_letters_address_is_refused_when_it_is_an_hour_old(sqlite_world: World, browse: Browse) -> None:
    visitor = browse()
    with time_machine.travel(clock.now(), tick=False) as watch:
        visitor.get("/account/forgotten-password")
        visitor.submit({"email": sqlite_world.barnet.lead.email})
        address = _letter().removeprefix("http://localhost")
        watch.shift(timedelta(minutes=59))
        visitor.get(address)
        watch.shift(timedelta(minutes=2))
        visitor.get(address, status=410)


@pytest.mark.parametrize(
    "forged", ["x", "reset.x", "reset.WyJhIiwiYiJd.abc.def", "other.a.b.c", "reset.", "%00"]
)
def test_a_letters_address_is_refused_when_it_is_forged(
    forged: str, sqlite_portal: Flask, browse: Browse
) -> None:
    browse().get(f"/account/set-password/{forged}", status=410)


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        ("short", "short", "at least 12 characters"),
        (NEW, NEW + "!", "not the same"),
        ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "more different characters"),
        ("my barnet password", "my barnet password", "out of the password"),
        ("x" * 201, "x" * 201, "up to 200 characters"),
    ],
)
def test_a_new_password_is_refused_in_words_when_it_will_not_do(
    password: str, again: str, words: str, sqlite_world: World, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/account/")
    page = visitor.submit(
        {"current": PASSWORD, "password": password, "again": again}, press="Change password"
    )
    assert words in page.problems[0]
    assert browse(sqlite_world.barnet.lead).get("/account/").heading == "Your account"


def test_the_password_changes_and_other_browsers_are_signed_out_when_the_current_one_is_given(
    sqlite_world: World, browse: Browse
) -> None:
    elsewhere, visitor = browse(sqlite_world.barnet.lead), browse(sqlite_world.barnet.lead)
    visitor.get("/account/")
    page = visitor.submit({"current": PASSWORD, "password": NEW, "again": NEW}, press="Change password")
    assert page.heading == "Your account"
    assert elsewhere.get("/account/").heading == "Sign in"
    browse().sign_in(sqlite_world.barnet.lead, NEW)


def test_the_password_stays_when_the_current_one_is_wrong(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/account/")
    page = visitor.submit({"current": "wrong", "password": NEW, "again": NEW}, press="Change password")
    assert page.problems == ["That is not your current password"]
    assert browse(sqlite_world.barnet.lead).get("/account/").status == 200
