"""A command on a database that cannot be used says so in a sentence."""

import pytest

from portal.config import Settings
from tests.beds import open_portal


@pytest.mark.parametrize(
    "arguments",
    [
        ["jobs", "list"],
        ["outbox", "list"],
        ["outbox", "send"],
        ["demo", "load"],
        ["people", "invite", "new@barnet.example", "--tenant", "barnet", "--role", "lead"],
    ],
)
def test_the_way_out_is_named_when_the_database_was_never_migrated(
    settings: Settings, arguments: list[str]
) -> None:
    result = open_portal(settings).test_cli_runner().invoke(args=arguments)
    assert result.exit_code == 1
    last = result.output.splitlines()[-1]
    assert last.startswith("Error: the database cannot be used: no such table") and "db upgrade" in last
