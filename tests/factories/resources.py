"""Makes posts, grants and hand-overs of a borough, in every state."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.database import db
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.posts.queries import get_post
from tenants.records.posts.service import create_post, fill_post
from tenants.records.resources import handing_over, service
from tenants.records.resources.details import ResourceDetails
from tenants.records.resources.models import HandOver, Resource
from tenants.records.resources.rules import Part, ResourceKind, ResourceStatus
from tests.factories.world import Borough

WORDS = {Part.UNDER_WAY: "The new pathway is with the board.", Part.WATCH: "Refuge beds run short in August."}


@dataclass(frozen=True, slots=True)
class Resources:
    """The ids of a borough's resources, of the post that the first pays for, and of its hand-overs."""

    post_id: UUID
    paid: UUID
    grant: UUID
    ended: UUID
    written: UUID  # on another post
    given: UUID


def make_details(**changes: Any) -> ResourceDetails:
    """A grant that ends in 400 days, unless something else is given."""
    today = clock.today()
    given: dict[str, Any] = {
        "title": "Violence reduction grant",
        "kind": ResourceKind.GRANT,
        "status": ResourceStatus.AT_RISK,
        "funder": "Home Office",
        "pounds_a_year": 48_000,
        "starts_on": today - timedelta(days=300),
        "ends_on": today + timedelta(days=400),
        **changes,
    }
    return ResourceDetails(**given)


def make_resource(owner: Owner = NOBODY, *, by: UUID | None = None, **changes: Any) -> Resource:
    """The same, on the register of the open house."""
    return service.add_resource(make_details(**changes), owner, by=by, today=clock.today())


def begin(post_id: UUID, by: UUID) -> HandOver:
    """A hand-over with something in it."""
    today = clock.today()
    found = handing_over.begin_hand_over(get_post(post_id), today + timedelta(days=20), by=by, today=today)
    words = {**{Part(key): text for key, text in found.words.items()}, **WORDS}
    handing_over.write(found, words, found.leaves_on, by=by)
    return found


def furnish_resources(borough: Borough) -> Resources:
    """A post with what pays for it, a grant, one that has ended, and two hand-overs; inside the scope."""
    today, lead, owner = clock.today(), borough.lead.id, Owner(person_id=borough.owner.id)
    post = create_post("Modern slavery coordinator", holder_id=borough.procurement.id, by=lead)
    db.session.flush()
    paid = make_resource(
        owner, by=lead, title="Coordinator", kind=ResourceKind.POST, post_id=post.id, percent_of_full_time=60
    )
    grant = make_resource(owner, by=lead, pounds_a_year=None, ends_on=today + timedelta(days=500))
    ended = make_resource(owner, by=lead, title="Pilot money", ends_on=None)
    service.end_resource(ended, today, "The pilot is over", by=lead, today=today)
    written = begin(borough.plan.vacant_post_id, lead)
    given = begin(post.id, lead)
    handing_over.hand_over_now(given, by=lead, today=today)
    fill_post(post, lead, by=lead)  # so that the lead can take it over
    return Resources(post.id, paid.id, grant.id, ended.id, written.id, given.id)
