"""Tests that no tenant can take the address of the calendar feeds."""

from tenants.authorities.rules import slug_problem


def test_a_tenant_cannot_be_called_calendar_when_feeds_live_there() -> None:
    assert slug_problem("calendar") is not None
    assert slug_problem("calendars") is None
