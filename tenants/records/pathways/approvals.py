"""The way of an edition: sent, approved by a second person from a day on, or sent back, and withdrawn."""

from datetime import date
from uuid import UUID

from tenants.editions import turns
from tenants.editions.rules import Turn, checked_first_day
from tenants.pathways.checking import Problem, problems
from tenants.records.pathways.authors import AUTHORS
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.national import find_national_on
from tenants.records.pathways.owed import owe_approval, owe_review, settle_approval, settle_review
from tenants.records.pathways.queries import find_latest
from tenants.records.pathways.rules import WAY
from tenants.records.pathways.service import steps_of


def problems_of(pathway: Pathway, on: date) -> list[Problem]:
    """What has to be put right before a second person can look at it."""
    return problems(steps_of(pathway), find_national_on(on))


def send_for_approval(pathway: Pathway, *, by: UUID | None, today: date) -> None:
    """Asks a second person to approve it; WrongState while any way through it does not come to an end."""
    status = WAY.after(Turn.SEND, pathway.status)
    turns.must_be_sound(problems_of(pathway, today))
    turns.send(pathway, status, "pathway:sent-for-approval", by=by)
    AUTHORS.note(pathway.id, by)
    owe_approval(pathway, by=by, today=today)


def send_back(pathway: Pathway, words: str, *, by: UUID | None) -> None:
    """Makes it a draft again, with what is to be done; who sent it may take it back like this."""
    status = WAY.after(Turn.SEND_BACK, pathway.status)
    because = turns.send_back(pathway, status, "pathway:sent-back", words, by=by)
    settle_approval(pathway, by=by, because=because)


def approve(pathway: Pathway, valid_from: date | None, *, by: UUID, today: date) -> None:
    """Approves it to be followed from a day on; never by somebody who started it, wrote in it or sent it.

    Whoever calls this also lets everybody walk it: workflows.published_pathways.service.publish.
    """
    status = WAY.after(Turn.ACCEPT, pathway.status)
    AUTHORS.must_be_second(by, AUTHORS.of(pathway.id) | {pathway.sent_by_id})
    latest, missing = find_latest(), "Enter the first day on which it is followed."
    day = checked_first_day(valid_from, latest, today, missing=missing, used="followed")
    turns.must_be_sound(problems_of(pathway, day))
    pathway.approved_by_id, pathway.approved_on, pathway.valid_from = by, today, day
    turns.go(pathway, status, "pathway:approved", by=by)
    settle_approval(pathway, by=by)
    if latest is not None:
        settle_review(latest, by=by, because=f"Edition {pathway.edition} follows it")
    owe_review(pathway, day, by=by)


def withdraw(pathway: Pathway, because: str, *, by: UUID | None) -> None:
    """Says that it is followed no more, or that a draft is given up; nobody is reminded of it again.

    Whoever calls this for a published one also takes its public copy away.
    """
    status = WAY.after(Turn.WITHDRAW, pathway.status)
    reason = turns.withdraw(pathway, status, "pathway:withdrawn", because, by=by)
    settle_approval(pathway, by=by, because=reason)
    settle_review(pathway, by=by, because=reason)
