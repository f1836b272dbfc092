"""The way of an edition: sent, approved by a second person from a day on, or sent back, and withdrawn."""

from datetime import date
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, NotAllowed, WrongState
from tenants.pathways.checking import Problem, problems
from tenants.records.pathways.authors import note_author
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.national import find_national_on
from tenants.records.pathways.owed import owe_approval, owe_review, settle_approval, settle_review
from tenants.records.pathways.queries import authors_of, find_latest, who_may_approve
from tenants.records.pathways.rules import PathwayStatus, Turn, after, may_approve
from tenants.records.pathways.service import steps_of

LONGEST_WORDS = 500


def problems_of(pathway: Pathway, on: date) -> list[Problem]:
    """What has to be put right before a second person can look at it."""
    return problems(steps_of(pathway), find_national_on(on))


def send_for_approval(pathway: Pathway, *, by: UUID | None, today: date) -> None:
    """Asks a second person to approve it; WrongState while any way through it does not come to an end."""
    status = after(Turn.SEND, PathwayStatus(pathway.status))
    _must_be_sound(pathway, today)
    pathway.sent_by_id, pathway.sent_at, pathway.sent_back_because = by, clock.now(), ""
    _go(pathway, status, "pathway:sent-for-approval", by)
    note_author(pathway.id, by)
    owe_approval(pathway, by=by, today=today)


def send_back(pathway: Pathway, words: str, *, by: UUID | None) -> None:
    """Makes it a draft again, with what is to be done; who sent it may take it back like this."""
    status = after(Turn.SEND_BACK, PathwayStatus(pathway.status))
    pathway.sent_back_because = _checked(words, "Say what is still to be done, so that its authors know.")
    pathway.sent_by_id = pathway.sent_at = None
    _go(pathway, status, "pathway:sent-back", by)
    settle_approval(pathway, by=by, because=f"Sent back: {words.strip()}")


def approve(pathway: Pathway, valid_from: date | None, *, by: UUID, today: date) -> None:
    """Approves it to be followed from a day on; never by somebody who started it, wrote in it or sent it.

    Whoever calls this also lets everybody walk it: workflows.published_pathways.service.publish.
    """
    status = after(Turn.APPROVE, PathwayStatus(pathway.status))
    if not may_approve(by, hands=authors_of(pathway.id) | {pathway.sent_by_id}):
        raise NotAllowed(_who_may(pathway))
    latest = find_latest()
    day = _checked_day(valid_from, latest, today)
    _must_be_sound(pathway, day)
    pathway.approved_by_id, pathway.approved_on, pathway.valid_from = by, today, day
    _go(pathway, status, "pathway:approved", by)
    settle_approval(pathway, by=by)
    if latest is not None:
        settle_review(latest, by=by, because=f"Edition {pathway.edition} follows it")
    owe_review(pathway, day, by=by)


def withdraw(pathway: Pathway, because: str, *, by: UUID | None) -> None:
    """Says that it is followed no more, or that a draft is given up; nobody is reminded of it again.

    Whoever calls this for a published one also takes its public copy away.
    """
    status = after(Turn.WITHDRAW, PathwayStatus(pathway.status))
    reason = _checked(because, "Say why, so that others know later.")
    _go(pathway, status, "pathway:withdrawn", by, reason=reason)
    settle_approval(pathway, by=by, because=reason)
    settle_review(pathway, by=by, because=reason)


def _must_be_sound(pathway: Pathway, on: date) -> None:
    found = problems_of(pathway, on)
    if found:
        count = "one thing" if len(found) == 1 else f"{len(found)} things"
        raise WrongState(f"Put {count} right first. {found[0].words}")


def _checked_day(valid_from: date | None, latest: Pathway | None, today: date) -> date:
    if valid_from is None:
        raise FieldError("valid_from", "Enter the first day on which it is followed.")
    if valid_from < today:
        raise FieldError("valid_from", "This day has passed. Enter today or a later day.")
    if latest is not None and latest.valid_from is not None and valid_from < latest.valid_from:
        begins = f"Edition {latest.edition} is followed from {format_day(latest.valid_from)}"
        raise FieldError("valid_from", f"{begins}. Enter that day or a later one.")
    return valid_from


def _who_may(pathway: Pathway) -> str:
    own = "You wrote in this pathway or sent it, so somebody else has to approve it."
    names = who_may_approve(pathway.id)
    if names:
        return f"{own} Ask {' or '.join(names)}."
    return f"{own} Nobody else here may do that yet: ask for a second lead to be added."


def _checked(words: str, missing: str) -> str:
    if not words.strip():
        raise FieldError("words", missing)
    if len(words.strip()) > LONGEST_WORDS:
        raise FieldError("words", f"Shorten this to {LONGEST_WORDS} characters or fewer.")
    return words.strip()


def _go(pathway: Pathway, status: PathwayStatus, event: str, by: UUID | None, **extra: str) -> None:
    pathway.status, pathway.updated_at = status, clock.now()
    audit.record(event, pathway, by=by, **extra)
    db.session.flush()
