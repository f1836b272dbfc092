"""Taking a charter on, saying how far each commitment has come, and ending it."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.guidance.models import Charter
from tenants.guidance.queries import charters
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.pledges.details import PledgeDetails, Standing
from tenants.records.pledges.models import Pledge, PledgeProgress
from tenants.records.pledges.owed import (
    commitment_due_on,
    owe_commitment,
    owe_report,
    settle_all,
    settle_commitment,
    tell_of_change,
)
from tenants.records.pledges.queries import commitments_of, find_pledge_on
from tenants.records.pledges.rules import Progress

LONGEST_REASON = 280


def take_on(
    charter_code: str,
    details: PledgeDetails,
    owner: Owner,
    *,
    by: UUID | None,
    today: date,
    invented: str = "",
) -> Pledge:
    """Takes a charter on: its commitments become a register, and its yearly report is owed.

    FieldError("charter") for one that is not in force, or that the tenant has taken on before.
    """
    details.check()
    must_be_ours(owner)
    charter = _charter_in_force(charter_code, today)
    if find_pledge_on(charter_code) is not None:
        raise FieldError("charter", "This charter is on your list already.")
    pledge = Pledge(id=uuid4(), charter_code=charter.code, title=charter.title, created_at=clock.now())
    pledge.invented, pledge.is_demonstration = invented, bool(invented)
    details.write_on(pledge)
    pledge.owner_post_id, pledge.owner_person_id = owner
    db.session.add(pledge)
    audit.record("pledge:taken-on", pledge, by=by)
    db.session.flush()
    for commitment in charter.commitments:
        db.session.add(_not_started(pledge, commitment.key, owner))
    db.session.flush()
    owe_report(pledge, by=by, today=today)
    return pledge


def _charter_in_force(code: str, today: date) -> Charter:
    found = next((each for each in charters(today) if each.code == code), None)
    if found is None:
        raise FieldError("charter", "Choose a charter from the list.")
    return found


def _not_started(pledge: Pledge, key: str, owner: Owner) -> PledgeProgress:
    progress = PledgeProgress(id=uuid4(), pledge_id=pledge.id, commitment_key=key)
    progress.progress, progress.updated_at = Progress.NOT_STARTED, clock.now()
    progress.owner_post_id, progress.owner_person_id = owner
    return progress


def edit_pledge(pledge: Pledge, details: PledgeDetails, owner: Owner, *, by: UUID, today: date) -> None:
    """Changes when and by whom it was taken on, and who answers for the whole of it."""
    must_stand(pledge)
    details.check()
    if owner != Owner.of(pledge):
        must_be_ours(owner)
    adopted_on = pledge.adopted_on
    details.write_on(pledge)
    pledge.owner_post_id, pledge.owner_person_id = owner
    audit.record("pledge:edited", pledge, by=by)
    db.session.flush()
    if pledge.adopted_on != adopted_on:
        owe_report(pledge, by=by, today=today, reason="The day on which it was taken on was changed")
    else:
        tell_of_change(pledge, by=by)


def report_progress(pledge: Pledge, progress: PledgeProgress, standing: Standing, *, by: UUID | None) -> None:
    """Says how far a commitment has come; one that is in place is not owed any more."""
    must_stand(pledge)
    standing.check()
    progress.progress, progress.words = standing.progress, standing.words.strip()
    progress.reviewed_on = standing.reviewed_on or progress.reviewed_on
    _keep("pledge-progress:reported", progress, by)
    if standing.progress == Progress.IN_PLACE:
        settle_commitment(progress, by=by)


def set_task(
    pledge: Pledge, progress: PledgeProgress, owner: Owner, due_on: date | None, *, by: UUID | None
) -> None:
    """Says who answers for a commitment, and by when it is to be in place; None for no day."""
    must_stand(pledge)
    if owner != Owner.of(progress):
        must_be_ours(owner)
    before = commitment_due_on(progress.id)
    if due_on is not None and due_on != before and due_on < clock.today():
        raise FieldError("due_on", "Enter today or a later day, or leave it empty.")
    progress.owner_post_id, progress.owner_person_id = owner
    if db.session.is_modified(progress):
        _keep("pledge-progress:handed-over", progress, by)
    if due_on is None:
        settle_commitment(progress, by=by, because="No day is set for it any more")
    elif progress.progress != Progress.IN_PLACE:
        owe_commitment(pledge, progress, due_on, by=by)


def end_pledge(pledge: Pledge, because: str, *, by: UUID | None, today: date) -> None:
    """Says that the tenant does not follow the charter any more, and why; nothing is owed about it then."""
    must_stand(pledge)
    reason = because.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise FieldError("reason", f"Say why in {LONGEST_REASON} characters or fewer.")
    pledge.ended_on, pledge.ended_because = today, reason
    audit.record("pledge:ended", pledge, by=by)
    db.session.flush()
    settle_all(pledge, f"The pledge ended: {reason}", by=by)


def take_up_again(pledge: Pledge, *, by: UUID | None, today: date) -> None:
    """Follows an ended charter again, from where it was left."""
    if pledge.ended_on is None:
        raise WrongState("This charter has not ended.")
    pledge.ended_on, pledge.ended_because = None, ""
    audit.record("pledge:taken-up-again", pledge, by=by)
    db.session.flush()
    owe_report(pledge, by=by, today=today)


def must_stand(pledge: Pledge) -> None:
    """WrongState when the charter has ended."""
    if pledge.ended_on is not None:
        raise WrongState(
            "This charter has ended, so nothing about it changes any more. Take it up again first."
        )


def counts_of(pledge_id: UUID) -> dict[Progress, int]:
    """How many commitments stand where, in order."""
    found = [Progress(each.progress.progress) for each in commitments_of(pledge_id)]
    return {progress: found.count(progress) for progress in Progress}


def _keep(event: str, progress: PledgeProgress, by: UUID | None) -> None:
    progress.updated_at = clock.now()
    audit.record(event, progress, by=by)
    db.session.flush()
