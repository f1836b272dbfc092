"""The signed link with which an organisation answers a survey without an account."""

from dataclasses import dataclass
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer

from tenants.errors import Refusal
from workflows.settings import settings


class LinkRefused(Refusal):
    """The link cannot be used; `words` say why and what to do instead."""


class LinkForged(LinkRefused):
    """The link was not made here, or a part of it is missing."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link is good for: one invitation of one tenant, as long as `round` is its newest."""

    tenant_id: UUID
    invitation_id: UUID
    round: int


def issue(link: Link) -> str:
    """The token for a link's address: always the same for the same link, so a repeated mail is the same."""
    return _signer().dumps([link.tenant_id.hex, link.invitation_id.hex, link.round])


def address(link: Link) -> str:
    """The whole address that stands in an e-mail."""
    return f"{settings().base_url}/survey/{issue(link)}"


def read(token: str) -> Link:
    """What the token is good for; LinkForged when it was not made here."""
    try:
        tenant_id, invitation_id, number = _signer().loads(token)
        return Link(UUID(tenant_id), UUID(invitation_id), _whole(number))
    except (BadSignature, ValueError, TypeError, AttributeError) as error:
        raise LinkForged("This link is not complete. Open it again from the e-mail.") from error


def _whole(number: object) -> int:
    if type(number) is not int:
        raise TypeError("a link's round is a whole number")
    return number


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(settings().secret_key, salt="survey-link")
