"""The people on the page of invitations, in words."""

from collections.abc import Collection
from typing import NamedTuple

from portal.formatting import moment
from workflows.invites.queries import Guest, Sent
from workflows.invites.rules import version_words
from workflows.notices.models import MessageState

_MAIL_WORDS: dict[MessageState, str] = {
    MessageState.QUEUED: "the e-mail waits to be sent",
    MessageState.SENDING: "the e-mail is on its way",
    MessageState.WITHDRAWN: "the e-mail was not sent",
    MessageState.FAILED: "the e-mail could not be delivered",
}


class Row(NamedTuple):
    """One person; `sent` is empty and they can be ticked as long as they were sent nothing."""

    value: str
    name: str
    email: str
    seats: str
    sent: str
    note: str
    has_failed: bool
    is_ticked: bool


def rows(guests: Collection[Guest], ticked: Collection[str] | None) -> list[Row]:
    """Everybody, with those ticked who are on the board, or whom the form in hand has ticked."""
    return [_row(guest, ticked) for guest in guests]


def _row(guest: Guest, ticked: Collection[str] | None) -> Row:
    value, sent = str(guest.person_id), guest.sent
    return Row(
        value=value,
        name=guest.name,
        email=guest.email,
        seats="; ".join(guest.seats),
        sent=f"{version_words(sent.sequence, sent.method)}, {moment(sent.sent_at)}" if sent else "",
        note=_note(sent),
        has_failed=sent is not None and sent.mail in (MessageState.FAILED, MessageState.WITHDRAWN),
        is_ticked=bool(guest.seats) if ticked is None else value in ticked,
    )


def _note(sent: Sent | None) -> str:
    return _MAIL_WORDS.get(sent.mail, "") if sent and sent.mail else ""
