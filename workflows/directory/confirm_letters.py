"""The words of the letter that asks whoever looks after entries whether they are right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from tenants.database import db
from tenants.dating import format_day
from tenants.guidance.models import ContactService
from workflows.directory.stages import STALE_AFTER, Stage

_LETTER = """\
Hello {name},

{opening}

{entries}

What to do
----------

{what_to_do}

{link_words}

{closing}
"""
_ENTRY = """\
{title}
{line}

{late}

Service: {service}
Published by: {tenant}
Last confirmed: {verified}
You are asked because {role}

Look at the entry: {address}"""

_OPENING = "Please look whether this entry of the LMSL directory is still right."
_OPENING_OF_MORE = (
    "Please look whether these {count} entries of the LMSL directory are still right. The most pressing one "
    "comes first."
)
#: The subject of a letter about one entry, by its stage.
_SUBJECTS = {
    Stage.SOON: "Is this still right? {title}",
    Stage.DUE: "Please confirm today: {title}",
    Stage.LATE: "Nobody has confirmed: {title}",
    Stage.STALE: "Shown as not confirmed: {title}",
}
_SUBJECT_WARNED_OF = "Is this right? {title}"
_WARNED_OF = (
    "Readers are warned that it may be out of date. The warning goes as soon as somebody says that it is "
    "right."
)
_TO_BE_WARNED_OF = (
    "The leads are told as well. From {stale_on} on, readers are warned that it may be out of date."
)
_WHAT_TO_DO = (
    "It takes half a minute, and you do not need to sign in. The page shows what the directory says. One "
    "button says that it is all right; if something has changed, you can say what."
)
_WHAT_TO_DO_WITH_MORE = f"Each entry has a link of its own. {_WHAT_TO_DO}"
_LINK = "The link works once, until {last_day}. It is meant for you: please do not pass it on."
_LINKS = "Each link works once, until {last_day}. They are meant for you: please do not pass them on."


class Role(StrEnum):
    """Why somebody is asked about an entry."""

    OWNER = "owner"
    LEAD = "lead"
    OUTSIDE = "outside"  # the address stands in the entry


_ROLES = {
    Role.OWNER: "you look after it",
    Role.LEAD: "you lead {tenant}",
    Role.OUTSIDE: "this address stands in it",
}
_CLOSINGS = {
    Role.OWNER: "If somebody else looks after it now, tell your lead.",
    Role.LEAD: "As a lead you can give an entry to somebody else to look after.",
    Role.OUTSIDE: "You have this e-mail because this address stands in the directory.",
}


@dataclass(frozen=True, slots=True)
class Asking:
    """One entry in a letter: what it is, by which day it is or was to be confirmed, and the reader's link.

    It says nothing of the entry's people: those are on the page behind the link.
    """

    title: str
    service: str
    tenant: str
    verified_on: date | None
    is_warned_of: bool  # in the directory
    stage: Stage
    due_on: date
    role: Role
    address: str  # of the page, signed
    last_day: date


def in_order(asking: Asking) -> tuple[date, str, str]:
    """By this the most pressing entry comes first."""
    return asking.due_on, asking.tenant, asking.title


def subject(askings: Sequence[Asking], today: date) -> str:
    """The subject of the letter about these entries."""
    first = askings[0]
    if len(askings) > 1:
        late = sum(asking.due_on < today for asking in askings)
        late_words = "all late" if late == len(askings) else f"{late} of them late"
        when = late_words if late else f"the first by {format_day(first.due_on)}"
        return f"{len(askings)} entries of the directory to confirm, {when}"
    words = _SUBJECT_WARNED_OF if _is_early(first) and first.is_warned_of else _SUBJECTS[first.stage]
    return words.format(title=first.title)


def body(name: str, askings: Sequence[Asking], today: date) -> str:
    """The letter about these entries, the most pressing of which comes first."""
    is_one = len(askings) == 1
    last_day = format_day(min(asking.last_day for asking in askings))
    roles = dict.fromkeys(asking.role for asking in askings)
    return _LETTER.format(
        name=name or "colleague",
        opening=_OPENING if is_one else _OPENING_OF_MORE.format(count=len(askings)),
        entries="\n\n".join(_entry(asking, today) for asking in askings),
        what_to_do=_WHAT_TO_DO if is_one else _WHAT_TO_DO_WITH_MORE,
        link_words=(_LINK if is_one else _LINKS).format(last_day=last_day),
        closing=" ".join(_CLOSINGS[role] for role in roles),
    )


def _entry(asking: Asking, today: date) -> str:
    return _ENTRY.format(
        title=asking.title,
        line="-" * len(asking.title),
        late=" ".join(filter(None, (_how_late(asking.due_on, today), _consequence(asking)))),
        service=asking.service,
        tenant=asking.tenant,
        verified=format_day(asking.verified_on) if asking.verified_on else "never",
        role=_ROLES[asking.role].format(tenant=asking.tenant),
        address=asking.address,
    )


def _how_late(due_on: date, today: date) -> str:
    days, day = abs((today - due_on).days), format_day(due_on)
    if due_on == today:
        return f"To be confirmed by today, {day}."
    words = "1 day" if days == 1 else f"{days} days"
    if due_on > today:
        return f"To be confirmed by {day}, in {words}."
    return f"{words} late: it was to be confirmed by {day}."


def _consequence(asking: Asking) -> str:
    if asking.is_warned_of:
        return _WARNED_OF
    if _is_early(asking):
        return ""
    return _TO_BE_WARNED_OF.format(stale_on=format_day(asking.due_on + STALE_AFTER))


def _is_early(asking: Asking) -> bool:
    """What is asked before its time, because something came back or was reported, is not late."""
    return asking.stage in (Stage.SOON, Stage.DUE)


def service_title(key: str) -> str:
    """What the directory calls a service."""
    title = db.session.scalar(select(ContactService.title).where(ContactService.key == key))
    return title or key
