"""How near to the network somebody stands, which decides what of the directory they see."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Protocol

from tenants.people.permissions import Role


class Audience(IntEnum):
    """Who may see something: each sees all that those before it see."""

    PUBLIC = 0
    MEMBERS = 1  # members and partners: everybody who signs in
    NETWORK = 2  # those who work in a council or in the network
    HOUSE = 3  # the tenant itself; never leaves it


AUDIENCE_WORDS: dict[Audience, str] = {
    Audience.PUBLIC: "Everybody",
    Audience.MEMBERS: "Members and partners",
    Audience.NETWORK: "Network only",
    Audience.HOUSE: "Only us",
}


class Held(Protocol):
    """A membership, as far as it matters here."""

    @property
    def role(self) -> Role:
        """What the person is in the tenant."""

    @property
    def kind(self) -> str:
        """What kind of tenant it is."""


#: Councillors sign in, but do not coordinate; nor do partners, whatever they are at home.
_MEMBERS = frozenset({Role.VIEWER, Role.MEMBER})
_PARTNER = "partner"  # as in permissions.ROLES_IN


def audience_of(belongings: Iterable[Held] | None) -> Audience:
    """What somebody with these memberships is to the directory; None is somebody who has not signed in.

    Signed in without a membership is the public: whoever left the network has left the directory.
    """
    held = list(belongings or ())
    if not held:
        return Audience.PUBLIC
    return Audience.NETWORK if any(map(_is_of_the_network, held)) else Audience.MEMBERS


def _is_of_the_network(belonging: Held) -> bool:
    return belonging.kind != _PARTNER and Role(belonging.role) not in _MEMBERS
