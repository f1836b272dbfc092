"""Tests of the command that invites somebody."""

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.database import db
from tenants.people.queries import find_person_by_email, is_member
from tests.factories.world import World
from workflows.notices.models import OutboxMessage


def test_somebody_is_invited_when_the_command_is_right(world: World, portal: Flask) -> None:
    arguments = ["people", "invite", "New.Lead@barnet.example", "--tenant", "barnet", "--role", "lead"]
    result = portal.test_cli_runner().invoke(args=arguments)
    assert result.exit_code == 0, result.output
    assert result.output.startswith("http://localhost/account/")
    person = find_person_by_email("new.lead@barnet.example")
    assert person is not None
    assert person.name == "New Lead"
    assert is_member(person.id, world.barnet.id)
    [letter] = db.session.scalars(select(OutboxMessage).where(OutboxMessage.person_id == person.id))
    assert result.output.strip() in letter.body


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"--tenant": "nowhere"}, "there is no tenant “nowhere”"),
        ({"--role": "chair"}, "role"),
        ({"--role": "emperor"}, "emperor"),
        ({"email": "not an address"}, "e-mail"),
    ],
)
def test_nobody_is_invited_when_something_is_wrong(
    sqlite_world: World, sqlite_portal: Flask, changed: dict[str, str], words: str
) -> None:
    given = {"email": "new@barnet.example", "--tenant": "barnet", "--role": "lead", **changed}
    email = given.pop("email")
    arguments = ["people", "invite", email, *[part for option in given.items() for part in option]]
    result = sqlite_portal.test_cli_runner().invoke(args=arguments)
    assert result.exit_code != 0
    assert words in result.output
    assert find_person_by_email(email) is None


def test_a_person_keeps_their_one_membership_when_invited_again(
    sqlite_world: World, sqlite_portal: Flask
) -> None:
    arguments = ["people", "invite", "lead@barnet.example", "--tenant", "barnet", "--role", "viewer"]
    result = sqlite_portal.test_cli_runner().invoke(args=arguments)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
