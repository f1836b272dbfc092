"""Tests of how errors are named for the log."""

import pytest

from tenants.errors import WrongState
from workflows.notices.letters import compose
from workflows.problems import named


def test_kind_and_place_are_named_when_our_own_code_broke() -> None:
    with pytest.raises(AttributeError) as caught:
        compose(None)  # type: ignore[arg-type]
    assert named(caught.value).startswith("AttributeError in workflows.notices.letters:")


def test_only_the_kind_is_named_when_the_error_came_from_elsewhere() -> None:
    assert named(WrongState("a private word")) == "WrongState"
