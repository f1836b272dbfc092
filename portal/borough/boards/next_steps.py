"""Where on the portal each finding about a board is put right."""

from tenants.records.boards.findings import About
from tenants.records.boards.rules import Life

#: The page under the board's own address, and the words of the link to it.
_STEPS: dict[About, tuple[str, str]] = {
    About.CHAIR: ("offices/chair", "Name a chair"),
    About.SECRETARY: ("offices/secretary", "Name a secretary"),
    About.MEETINGS: ("#meetings", "See its meetings"),
    About.MEMBERS: ("#members", "See its members"),
    About.TERMS: ("#terms", "Add or review them"),
    About.REPORTING: ("#reporting", "See its reporting lines"),
    About.LIFE: ("start", "Say that it started"),
}


def next_step(about: About, life: Life) -> tuple[str, str]:
    """The page and the words of its link; both empty when there is none."""
    if about == About.ACTIONS:
        return ("rehome", "Give them a board") if life == Life.ENDED else ("actions/", "See the actions")
    return _STEPS.get(about, ("", ""))
