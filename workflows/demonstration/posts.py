"""Decides which posts an authority has, and which of its accounts hold them."""

import re
from collections import Counter
from collections.abc import Iterable

from tenants.people.permissions import Role
from workflows.demonstration.sources import Entry

#: One person holds it for Kensington and Chelsea and for Westminster.
JOINT_POST = "Modern Slavery and Exploitation Coordinator (bi-borough)"

_OUTSIDE_THE_TEAM = re.compile(r"^chair,|\(chair\)|sponsor")
_FITS = {
    Role.PROCUREMENT: re.compile("procure|commission|contract"),
    Role.TRAINING: re.compile("training|workforce|learning"),
    Role.LEAD: re.compile(
        "modern slavery|single point|coordinator|lead person|named contact|victims programme"
    ),
}


def posts_in(plans: Iterable[Entry]) -> dict[str, bool]:
    """Every post that owns an action, the one with most first, and whether somebody holds it."""
    actions = [action for plan in plans for action in plan["actions"]]
    vacant = {action["owner_post"] for action in actions if not action["owner_held"]}
    counted = Counter(action["owner_post"] for action in actions)
    return {title: title not in vacant for title, _ in counted.most_common()}


def share_out(titles: list[str]) -> dict[str, Role]:
    """Which account holds which of these posts: one whose title fits the role, else the most burdened."""
    free = [title for title in titles if title != JOINT_POST and not _OUTSIDE_THE_TEAM.search(title.lower())]
    chosen: dict[str, Role] = {}
    for role, words in _FITS.items():
        _give(role, [title for title in free if words.search(title.lower())], free, chosen)
    for role in (Role.OWNER, Role.LEAD):
        if role not in chosen.values():
            _give(role, free, free, chosen)
    return chosen


def _give(role: Role, fitting: list[str], free: list[str], chosen: dict[str, Role]) -> None:
    if fitting:
        title = fitting[0]
        chosen[title] = role
        free.remove(title)
