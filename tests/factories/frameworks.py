"""Makes the themes and network priorities that plans refer to."""

from tenants.database import db
from tenants.frameworks.models import NetworkPriority, Theme, ThemeSet

THEMES = ("pursue", "prevent", "protect", "prepare")
PRIORITIES = {"PA1": "Train everybody who may meet a survivor", "PA2": "Buy from suppliers who can show how"}


def make_frameworks() -> None:
    """Adds the theme set `4p` with its four themes (`4p/pursue` …) and the priorities PA1 and PA2."""
    db.session.add(ThemeSet(code="4p", title="The four Ps"))
    db.session.flush()
    for position, code in enumerate(THEMES, start=1):
        title = code.capitalize()
        db.session.add(Theme(key=f"4p/{code}", set_code="4p", code=code, title=title, position=position))
    db.session.add_all(NetworkPriority(code=code, title=title) for code, title in PRIORITIES.items())
    db.session.flush()
