"""Says which releases whoever asks for a page may read: members their own, everybody else the public's."""

from uuid import UUID

from flask import abort

from portal.access import find_current_person, go_and_sign_in
from tenants.errors import NotFound
from tenants.people.audiences import Audience, audience_of
from workflows.register.queries import ReleaseLine, get_release
from workflows.register.rules import Profile


def reader_profile() -> Profile:
    """Members and partners read the members' releases; whoever left the network, the public's."""
    return Profile.MEMBERS if _audience() >= Audience.MEMBERS else Profile.PUBLIC


def is_of_the_network() -> bool:
    """Whether the reader works in a council or in the network, and so may know who gave figures."""
    return _audience() >= Audience.NETWORK


def _audience() -> Audience:
    person = find_current_person()
    return audience_of(person.belongings if person else None)


def readable_release(release_id: UUID) -> ReleaseLine:
    """The release; a stranger is asked to sign in for the members', and for others there is none."""
    found = get_release(release_id)
    if found.profile == Profile.PUBLIC or reader_profile() == Profile.MEMBERS:
        return found
    if find_current_person() is None:
        abort(go_and_sign_in())
    raise NotFound
