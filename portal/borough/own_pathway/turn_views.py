"""The pages on which an edition is described, sent, approved by a second person, sent back, or withdrawn."""

from uuid import UUID

from portal.access import current_person, may, requires
from portal.borough.own_pathway.blueprint import own_pathway as pages
from portal.borough.own_pathway.changing import change
from portal.borough.own_pathway.forms import AboutForm, ApproveForm, OwnerForm
from portal.borough.own_pathway.forms import about as typed_about
from portal.borough.own_pathway.reading import open_edition
from portal.forms.changing import Answer
from portal.forms.editions import SendBackForm, WithdrawForm
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.pathways import approvals, service
from tenants.records.pathways.details import PathwayDetails
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.queries import get_pathway
from tenants.records.pathways.rules import PathwayStatus
from workflows.published_pathways import service as square


@pages.route("/<uuid:pathway_id>/about", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def about(pathway_id: UUID) -> Answer:
    """Changes who answers for the edition, and of a draft what it is called and taken from."""
    found = get_pathway(pathway_id)
    kind = AboutForm if found.status == PathwayStatus.DRAFT else OwnerForm
    form = kind(data=typed_about(found))
    return change(pathway_id, form, "about", _edit, "Your changes are saved.", offer=_offer)


@pages.route("/<uuid:pathway_id>/send", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def send(pathway_id: UUID) -> Answer:
    """Sends it to a second person."""
    done = "It is sent for approval. Somebody who did not write in it has to approve it."
    return change(pathway_id, VersionedForm(), "send", _send, done, more=_page)


@pages.route("/<uuid:pathway_id>/send-back", methods=["GET", "POST"])
@requires(Permission.PATHWAY_READ)
def send_back(pathway_id: UUID) -> Answer:
    """Returns it to its authors with what is still to be done."""
    _must_send_back(get_pathway(pathway_id))
    done = "It is a draft again, and can be changed."
    return change(pathway_id, SendBackForm(), "send_back", _send_back, done)


@pages.route("/<uuid:pathway_id>/approve", methods=["GET", "POST"])
@requires(Permission.PATHWAY_APPROVE)
def approve(pathway_id: UUID) -> Answer:
    """Approves it as a second person, and lets everybody walk it from a day on."""
    form = ApproveForm(data={"valid_from": clock.today()})
    done = "It is approved and published: everybody is shown it from its first day on."
    return change(pathway_id, form, "approve", _approve, done, more=_page)


@pages.route("/<uuid:pathway_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def withdraw(pathway_id: UUID) -> Answer:
    """Takes a published edition away, or gives up a draft."""
    done = "It is withdrawn. It stays on your list, with its history."
    return change(pathway_id, WithdrawForm(), "withdraw", _withdraw, done, more=_page)


def _must_send_back(pathway: Pathway) -> None:
    """NotAllowed for somebody who could neither approve it nor has sent it."""
    if not may(Permission.PATHWAY_APPROVE) and pathway.sent_by_id != current_person().id:
        raise NotAllowed("Only who may approve a pathway, or who sent it, can send it back.")


def _page(found: Pathway) -> dict[str, object]:
    return {"page": open_edition(found.id, clock.today())}


def _offer(_found: Pathway, form: OwnerForm) -> None:
    form.owner.offer_everybody()


def _edit(found: Pathway, form: OwnerForm) -> None:
    details, is_demonstration = PathwayDetails.of(found), found.is_demonstration
    if isinstance(form, AboutForm):
        details = form.details(is_demonstration=is_demonstration)
    service.edit(found, details, form.owner.owner, by=current_person().id)


def _send(found: Pathway, _form: VersionedForm) -> None:
    approvals.send_for_approval(found, by=current_person().id, today=clock.today())


def _send_back(found: Pathway, form: SendBackForm) -> None:
    approvals.send_back(found, form.words.data or "", by=current_person().id)


def _approve(found: Pathway, form: ApproveForm) -> None:
    by, today = current_person().id, clock.today()
    approvals.approve(found, form.valid_from.data, by=by, today=today)
    square.publish(found.id, by=by, today=today)


def _withdraw(found: Pathway, form: WithdrawForm) -> None:
    was_published = found.status == PathwayStatus.PUBLISHED
    approvals.withdraw(found, form.words.data or "", by=current_person().id)
    if was_published:
        square.withdraw(found.id, by=current_person().id)
