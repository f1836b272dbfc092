"""The way of an edition: sent, agreed by a second person from a day on, or sent back, and withdrawn."""

from datetime import date
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.counting.checking import Problem, problems
from tenants.counting.standard import Standard
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, NotAllowed, WrongState
from tenants.records.standards.authors import note_author
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.owed import owe_agreement, settle_agreement
from tenants.records.standards.queries import authors_of, find_latest, standard_of, who_may_agree
from tenants.records.standards.rules import StandardStatus, Turn, after, may_agree, must_not_have_begun

LONGEST_WORDS = 500


def problems_of(edition: StandardEdition, before: Standard) -> list[Problem]:
    """What has to be put right before a second person can look at it; `before` is counted by now."""
    found = problems(standard_of(edition), before)
    if not edition.changes.strip():
        found.append(Problem("", "Say what is new in it, so that councils know what to do differently."))
    return found


def send_for_agreement(edition: StandardEdition, before: Standard, *, by: UUID | None, today: date) -> None:
    """Asks a second person to agree it; WrongState while something in it has to be put right."""
    status = after(Turn.SEND, StandardStatus(edition.status))
    _must_be_sound(edition, before)
    edition.sent_by_id, edition.sent_at, edition.sent_back_because = by, clock.now(), ""
    _go(edition, status, "standard:sent-for-agreement", by)
    note_author(edition.id, by)
    owe_agreement(edition, by=by, today=today)


def send_back(edition: StandardEdition, words: str, *, by: UUID | None) -> None:
    """Makes it a draft again, with what is to be done; who sent it may take it back like this."""
    status = after(Turn.SEND_BACK, StandardStatus(edition.status))
    edition.sent_back_because = _checked(words, "Say what is still to be done, so that its authors know.")
    edition.sent_by_id = edition.sent_at = None
    _go(edition, status, "standard:sent-back", by)
    settle_agreement(edition, by=by, because=f"Sent back: {words.strip()}")


def agree(
    edition: StandardEdition, before: Standard, valid_from: date | None, *, by: UUID, today: date
) -> None:
    """Agrees it to be counted by from a day on; never by somebody who started it, wrote in it or sent it.

    Whoever calls this also lets everybody count by it: workflows.published_standards.service.publish.
    """
    status = after(Turn.AGREE, StandardStatus(edition.status))
    if not may_agree(by, hands=authors_of(edition.id) | {edition.sent_by_id}):
        raise NotAllowed(_who_may(edition))
    day = _checked_day(valid_from, find_latest(), today)
    _must_be_sound(edition, before)
    edition.agreed_by_id, edition.agreed_on, edition.valid_from = by, today, day
    _go(edition, status, "standard:agreed", by)
    settle_agreement(edition, by=by)


def withdraw(edition: StandardEdition, because: str, *, by: UUID | None, today: date) -> None:
    """Gives a draft up, or withdraws an agreed edition whose first day has not come.

    Whoever calls this for an agreed one also takes its public copy away.
    """
    status = after(Turn.WITHDRAW, StandardStatus(edition.status))
    if edition.status == StandardStatus.AGREED:
        must_not_have_begun(edition.valid_from, today)
    reason = _checked(because, "Say why, so that others know later.")
    _go(edition, status, "standard:withdrawn", by, reason=reason)
    settle_agreement(edition, by=by, because=reason)


def _must_be_sound(edition: StandardEdition, before: Standard) -> None:
    found = problems_of(edition, before)
    if found:
        count = "one thing" if len(found) == 1 else f"{len(found)} things"
        raise WrongState(f"Put {count} right first. {found[0].words}")


def _checked_day(valid_from: date | None, latest: StandardEdition | None, today: date) -> date:
    if valid_from is None:
        raise FieldError("valid_from", "Enter the first day that is counted by it.")
    if valid_from < today:
        raise FieldError("valid_from", "This day has passed. Enter today or a later day.")
    if latest is not None and latest.valid_from is not None and valid_from < latest.valid_from:
        begins = f"Edition {latest.edition} is counted by from {format_day(latest.valid_from)}"
        raise FieldError("valid_from", f"{begins}. Enter that day or a later one.")
    return valid_from


def _who_may(edition: StandardEdition) -> str:
    own = "You wrote in this edition or sent it, so somebody else has to agree it."
    names = who_may_agree(edition.id)
    if names:
        return f"{own} Ask {' or '.join(names)}."
    return f"{own} Nobody else here may do that yet: ask for a second member of the committee to be added."


def _checked(words: str, missing: str) -> str:
    if not words.strip():
        raise FieldError("words", missing)
    if len(words.strip()) > LONGEST_WORDS:
        raise FieldError("words", f"Shorten this to {LONGEST_WORDS} characters or fewer.")
    return words.strip()


def _go(edition: StandardEdition, status: StandardStatus, event: str, by: UUID | None, **extra: str) -> None:
    edition.status, edition.updated_at = status, clock.now()
    audit.record(event, edition, by=by, **extra)
    db.session.flush()
