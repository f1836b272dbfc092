"""The signed, expiring link in a digest with which an owner says how one action stands."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Date, Uuid, literal, select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.deadline import Subject
from tenants.fence import insert_missing_from
from tenants.records.plans.queries import get_action
from workflows.chasing.circumstances import team_on
from workflows.chasing.models import UsedLink
from workflows.chasing.rules import answerable
from workflows.chasing.sources import SOURCES
from workflows.signed_links import LinkRefused, SignedLinks, must_be_in_time

#: How long after its digest's day a link can be used.
LIFETIME = timedelta(days=21)
_CURE = "Open it again from the e-mail, or sign in to update the action."
_LINKS = SignedLinks(salt="update-link", path="update", cure=_CURE)


@dataclass(frozen=True, slots=True)
class Link:
    """What a link is good for: this action, for this person, until a while after the day of its digest."""

    tenant_id: UUID
    action_id: UUID
    person_id: UUID
    digest_on: date

    @property
    def last_day(self) -> date:
        """The last day on which it can be used."""
        return self.digest_on + LIFETIME


def issue(tenant_id: UUID, action_id: UUID, person_id: UUID, digest_on: date) -> str:
    """The token for a link's address: always the same for the same four, so a repeated mail is the same."""
    return _LINKS.token(tenant_id.hex, action_id.hex, person_id.hex, digest_on.isoformat())


def address(token: str) -> str:
    """The whole address that stands in a digest."""
    return _LINKS.at(token)


def read(token: str, today: date) -> Link:
    """What the token is good for; LinkForged when it was not made here, LinkRefused when it is too old."""
    link = _LINKS.read_as(_link, token)
    must_be_in_time(link.last_day, today, "Sign in to update the action.")
    return link


def _link(tenant_id: str, action_id: str, person_id: str, digest_on: str) -> Link:
    return Link(UUID(tenant_id), UUID(action_id), UUID(person_id), date.fromisoformat(digest_on))


def check(link: Link, today: date) -> None:
    """LinkRefused unless the action is open, the person still answers for it, and the link is unused.

    Call it, like `use`, inside the scope of the link's tenant.
    """
    if is_used(link):
        raise LinkRefused(
            "This link has been used already. The next e-mail has a new one, or sign in to update the action."
        )
    about = SOURCES[Subject.ACTION].describe([link.action_id]).get(link.action_id)
    if about is None:
        raise LinkRefused("This action is closed or waiting to be accepted, so there is nothing to update.")
    if link.person_id not in answerable(about.owner_id, team_on(today)):
        raise LinkRefused("Somebody else answers for this action now, so this link no longer works.")


def is_used(link: Link) -> bool:
    """Whether the link was used before."""
    used = select(UsedLink.used_at).where(
        UsedLink.action_id == link.action_id,
        UsedLink.person_id == link.person_id,
        UsedLink.digest_on == link.digest_on,
    )
    return db.session.scalar(used) is not None


def use(link: Link, *, by: UUID) -> None:
    """Uses the link up; LinkRefused when another request was faster. Call it in the update's transaction."""
    once = select(
        literal(link.action_id, Uuid()).label("action_id"),
        literal(link.person_id, Uuid()).label("person_id"),
        literal(link.digest_on, Date()).label("digest_on"),
        literal(clock.now(), UsedLink.used_at.type).label("used_at"),
    )
    if not insert_missing_from(UsedLink, ("action_id", "person_id", "digest_on", "used_at"), once):
        raise LinkRefused("This link has just been used. Sign in to change the action again.")
    audit.record("update-link:used", get_action(link.action_id), by=by, digest_on=link.digest_on)
