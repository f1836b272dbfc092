"""Pure decisions about a tenant's pathway: where an edition stands and who may take the next step."""

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

from tenants.errors import WrongState


class PathwayStatus(StrEnum):
    """Where an edition stands."""

    DRAFT = "draft"
    SENT = "sent"  # waits for a second person
    PUBLISHED = "published"  # approved, and public from its day until the next one's
    WITHDRAWN = "withdrawn"


STATUS_WORDS: dict[PathwayStatus, str] = {
    PathwayStatus.DRAFT: "Draft",
    PathwayStatus.SENT: "Waiting for a second person",
    PathwayStatus.PUBLISHED: "Published",
    PathwayStatus.WITHDRAWN: "Withdrawn",
}

_S = PathwayStatus
#: Editions that somebody works on.
UNFINISHED = (_S.DRAFT, _S.SENT)
#: Working days that the people who approve have for it.
DAYS_TO_APPROVE = 5


class Turn(StrEnum):
    """What can happen to an edition on its way."""

    SEND = "send"
    SEND_BACK = "send-back"
    APPROVE = "approve"
    WITHDRAW = "withdraw"


TRANSITIONS: dict[Turn, dict[PathwayStatus, PathwayStatus]] = {
    Turn.SEND: {_S.DRAFT: _S.SENT},
    Turn.SEND_BACK: {_S.SENT: _S.DRAFT},
    Turn.APPROVE: {_S.SENT: _S.PUBLISHED},
    Turn.WITHDRAW: dict.fromkeys((_S.DRAFT, _S.SENT, _S.PUBLISHED), _S.WITHDRAWN),
}
_NOT_NOW: dict[Turn, str] = {
    Turn.SEND: "Only a draft can be sent for approval",
    Turn.SEND_BACK: "It is not waiting for approval any more",
    Turn.APPROVE: "It is not waiting for approval any more",
    Turn.WITHDRAW: "It is followed no more already",
}
_CLOSED: dict[PathwayStatus, str] = {
    _S.SENT: "It waits for approval, so its steps stay as they were sent. Send it back first.",
    _S.PUBLISHED: "It is published, so its steps stay as they are. Start the next edition.",
    _S.WITHDRAWN: "It is withdrawn, so its steps stay as they are. Start the next edition.",
}


def after(turn: Turn, status: PathwayStatus) -> PathwayStatus:
    """The status that a turn leads to; WrongState when it cannot be taken from here."""
    leads_to = TRANSITIONS[turn].get(status)
    if leads_to is None:
        now = STATUS_WORDS[status]
        raise WrongState(f"{_NOT_NOW[turn]}: this edition is {now[:1].lower()}{now[1:]}.")
    return leads_to


def must_be_draft(status: PathwayStatus) -> None:
    """WrongState, with what to do first, when its steps cannot be changed."""
    if status != PathwayStatus.DRAFT:
        raise WrongState(_CLOSED[status])


def may_approve(person_id: UUID, *, hands: Collection[UUID | None]) -> bool:
    """Approving takes somebody else than who started it, wrote in it or sent it."""
    return person_id not in hands
