"""Loads the guidance that comes with the portal, for tests of what rests on it."""

from tenants.guidance.loading import load_guidance


def make_guidance() -> None:
    """Adds clocks, sectors, risk characteristics, statement criteria, grounds, charters and questions."""
    load_guidance()
