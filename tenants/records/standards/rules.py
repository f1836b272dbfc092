"""States of an edition of the counting standard, and who may move it on."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from uuid import UUID

from tenants.errors import WrongState


class StandardStatus(StrEnum):
    """Where an edition stands."""

    DRAFT = "draft"
    SENT = "sent"  # for agreement
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"


STATUS_WORDS: dict[StandardStatus, str] = {
    StandardStatus.DRAFT: "Draft",
    StandardStatus.SENT: "Sent for agreement",
    StandardStatus.AGREED: "Agreed",
    StandardStatus.WITHDRAWN: "Withdrawn",
}

_S = StandardStatus
#: Editions that somebody works on.
UNFINISHED = (_S.DRAFT, _S.SENT)


class Turn(StrEnum):
    """What can happen to an edition on its way."""

    SEND = "send"
    SEND_BACK = "send-back"
    AGREE = "agree"
    WITHDRAW = "withdraw"


TRANSITIONS: dict[Turn, dict[StandardStatus, StandardStatus]] = {
    Turn.SEND: {_S.DRAFT: _S.SENT},
    Turn.SEND_BACK: {_S.SENT: _S.DRAFT},
    Turn.AGREE: {_S.SENT: _S.AGREED},
    Turn.WITHDRAW: dict.fromkeys((_S.DRAFT, _S.SENT, _S.AGREED), _S.WITHDRAWN),
}
_NOT_NOW: dict[Turn, str] = {
    Turn.SEND: "Only a draft can be sent for agreement",
    Turn.SEND_BACK: "It is not waiting for agreement any more",
    Turn.AGREE: "It is not waiting for agreement any more",
    Turn.WITHDRAW: "Nobody counts by it already",
}
_CLOSED: dict[StandardStatus, str] = {
    _S.SENT: "It waits for agreement, so it stays as it was sent. Send it back first.",
    _S.AGREED: "It is agreed, so it stays as it is. Start the next edition.",
    _S.WITHDRAWN: "It is withdrawn, so it stays as it is. Start the next edition.",
}


def after(turn: Turn, status: StandardStatus) -> StandardStatus:
    """The status that a turn leads to; WrongState when it cannot be taken from here."""
    leads_to = TRANSITIONS[turn].get(status)
    if leads_to is None:
        now = STATUS_WORDS[status]
        raise WrongState(f"{_NOT_NOW[turn]}: this edition is {now[:1].lower()}{now[1:]}.")
    return leads_to


def must_be_draft(status: StandardStatus) -> None:
    """WrongState, with what to do first, when its fields cannot be changed."""
    if status != StandardStatus.DRAFT:
        raise WrongState(_CLOSED[status])


def must_not_have_begun(valid_from: date | None, today: date) -> None:
    """WrongState once entries may have been made by it: their edition has to stay."""
    if valid_from is not None and valid_from <= today:
        raise WrongState("Councils count by it already, so it stays. Start the next edition instead.")


def may_agree(person_id: UUID, *, hands: Collection[UUID | None]) -> bool:
    """Agreeing takes somebody else than who started it, wrote in it or sent it."""
    return person_id not in hands
