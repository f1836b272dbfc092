"""Signed links that stand in e-mails: their tokens and addresses, and why one cannot be used."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer

from tenants.dating import format_day
from tenants.errors import Refusal
from workflows.settings import settings

L = TypeVar("L")


class LinkRefused(Refusal):
    """The link cannot be used; `words` say why and what to do instead."""


class LinkForged(LinkRefused):
    """The link was not made here, or a part of it is missing."""


@dataclass(frozen=True, slots=True)
class SignedLinks:
    """All links of one kind: their `salt` keeps them from passing for another's, `path` leads to them."""

    salt: str
    path: str
    cure: str = "Open it again from the e-mail."

    def token(self, *said: str | int) -> str:
        """What stands in an address: always the same for the same link, so a repeated mail is the same."""
        return self._signer().dumps(list(said))

    def at(self, token: str) -> str:
        """The whole address that stands in an e-mail."""
        return f"{settings().base_url}/{self.path}/{token}"

    def read_as(self, made_of: Callable[..., L], token: str) -> L:
        """What was `made_of` the words of the token; LinkForged when they were not signed here."""
        try:
            return made_of(*self._signer().loads(token))
        except (BadSignature, ValueError, TypeError, AttributeError) as error:
            raise LinkForged(f"This link is not complete. {self.cure}") from error

    def _signer(self) -> URLSafeSerializer:
        return URLSafeSerializer(settings().secret_key, salt=self.salt)


@dataclass(frozen=True, slots=True)
class InvitationLink:
    """What such a link is good for: one invitation of one tenant, as long as `round` is its newest."""

    tenant_id: UUID
    invitation_id: UUID
    round: int


class InvitationLinks(SignedLinks):
    """The links with which those outside answer an invitation without an account."""

    __slots__ = ()

    def issue(self, link: InvitationLink) -> str:
        """The token for a link's address."""
        return self.token(link.tenant_id.hex, link.invitation_id.hex, link.round)

    def address(self, link: InvitationLink) -> str:
        """The whole address that stands in an e-mail."""
        return self.at(self.issue(link))

    def read(self, token: str) -> InvitationLink:
        """What the token is good for; LinkForged when it was not made here."""
        return self.read_as(_invitation, token)


def _invitation(tenant_id: str, invitation_id: str, number: object) -> InvitationLink:
    return InvitationLink(UUID(tenant_id), UUID(invitation_id), whole(number))


def whole(number: object) -> int:
    """The number of a link's round; TypeError for what only looks like one."""
    if type(number) is not int:
        raise TypeError("a link's round is a whole number")
    return number


def must_be_in_time(last_day: date, today: date, cure: str) -> None:
    """LinkRefused, with what to do instead, after the last day on which a link can be used."""
    if today > last_day:
        raise LinkRefused(f"This link could be used until {format_day(last_day)}. {cure}")
