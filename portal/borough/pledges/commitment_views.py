"""The page on which somebody says how far a commitment has come, who answers for it, and by when."""

from uuid import UUID

from portal.access import current_person, may, requires
from portal.borough.pledges.blueprint import pledges as pages
from portal.borough.pledges.changing import change_commitment
from portal.borough.pledges.forms import CommitmentForm, StandingForm, standing_of
from portal.forms.changing import Answer
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.pledges import service
from tenants.records.pledges.models import Pledge, PledgeProgress
from tenants.records.pledges.owed import commitment_due_on
from tenants.records.pledges.queries import get_commitment


@pages.route("/<uuid:pledge_id>/commitments/<uuid:progress_id>/edit", methods=["GET", "POST"])
@requires(Permission.STATEMENT_READ)
def edit_commitment(pledge_id: UUID, progress_id: UUID) -> Answer:
    """Its owner says how far it has come; whoever writes statements also gives it to somebody, with a day."""
    found = get_commitment(pledge_id, progress_id).progress
    data = standing_of(found, commitment_due_on(progress_id), clock.today())
    kind = CommitmentForm if may(Permission.STATEMENT_WRITE) else StandingForm
    done = "Your changes are saved."
    return change_commitment(pledge_id, progress_id, kind(data=data), _save, done, offer=_offer)


def _offer(form: StandingForm) -> None:
    if isinstance(form, CommitmentForm):
        form.owner.offer_everybody()


def _save(pledge: Pledge, progress: PledgeProgress, form: StandingForm) -> None:
    by = current_person().id
    service.report_progress(pledge, progress, form.standing(), by=by)
    if isinstance(form, CommitmentForm):
        service.set_task(pledge, progress, form.owner.owner, form.due_on.data, by=by)
