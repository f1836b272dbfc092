"""The way of an edition: sent, agreed by a second person from a day on, or sent back, and withdrawn."""

from datetime import date
from uuid import UUID

from tenants.counting.checking import Problem, problems
from tenants.counting.standard import Standard
from tenants.editions import turns
from tenants.editions.rules import Turn, checked_first_day
from tenants.records.standards.authors import AUTHORS
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.owed import owe_agreement, settle_agreement
from tenants.records.standards.queries import find_latest, standard_of
from tenants.records.standards.rules import WAY, StandardStatus, must_not_have_begun


def problems_of(edition: StandardEdition, before: Standard) -> list[Problem]:
    """What has to be put right before a second person can look at it; `before` is counted by now."""
    found = problems(standard_of(edition), before)
    if not edition.changes.strip():
        found.append(Problem("", "Say what is new in it, so that councils know what to do differently."))
    return found


def send_for_agreement(edition: StandardEdition, before: Standard, *, by: UUID | None, today: date) -> None:
    """Asks a second person to agree it; WrongState while something in it has to be put right."""
    status = WAY.after(Turn.SEND, edition.status)
    turns.must_be_sound(problems_of(edition, before))
    turns.send(edition, status, "standard:sent-for-agreement", by=by)
    AUTHORS.note(edition.id, by)
    owe_agreement(edition, by=by, today=today)


def send_back(edition: StandardEdition, words: str, *, by: UUID | None) -> None:
    """Makes it a draft again, with what is to be done; who sent it may take it back like this."""
    status = WAY.after(Turn.SEND_BACK, edition.status)
    because = turns.send_back(edition, status, "standard:sent-back", words, by=by)
    settle_agreement(edition, by=by, because=because)


def agree(
    edition: StandardEdition, before: Standard, valid_from: date | None, *, by: UUID, today: date
) -> None:
    """Agrees it to be counted by from a day on; never by somebody who started it, wrote in it or sent it.

    Whoever calls this also lets everybody count by it: workflows.published_standards.service.publish.
    """
    status = WAY.after(Turn.ACCEPT, edition.status)
    AUTHORS.must_be_second(by, AUTHORS.of(edition.id) | {edition.sent_by_id})
    missing = "Enter the first day that is counted by it."
    day = checked_first_day(valid_from, find_latest(), today, missing=missing, used="counted by")
    turns.must_be_sound(problems_of(edition, before))
    edition.agreed_by_id, edition.agreed_on, edition.valid_from = by, today, day
    turns.go(edition, status, "standard:agreed", by=by)
    settle_agreement(edition, by=by)


def withdraw(edition: StandardEdition, because: str, *, by: UUID | None, today: date) -> None:
    """Gives a draft up, or withdraws an agreed edition whose first day has not come.

    Whoever calls this for an agreed one also takes its public copy away.
    """
    status = WAY.after(Turn.WITHDRAW, edition.status)
    if edition.status == StandardStatus.AGREED:
        must_not_have_begun(edition.valid_from, today)
    reason = turns.withdraw(edition, status, "standard:withdrawn", because, by=by)
    settle_agreement(edition, by=by, because=reason)
