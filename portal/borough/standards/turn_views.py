"""The pages on which an edition is described, sent, agreed by a second person, sent back, or withdrawn."""

from typing import Any
from uuid import UUID

from portal.access import current_person, may, requires
from portal.borough.standards.blueprint import standards as pages
from portal.borough.standards.changing import change, draft_only
from portal.borough.standards.forms import AboutForm, AgreeForm
from portal.borough.standards.forms import about as typed_about
from portal.borough.standards.reading import open_edition, standard_before
from portal.forms.changing import Answer
from portal.forms.editions import SendBackForm, WithdrawForm
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.standards import approvals, service
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.queries import get_edition
from tenants.records.standards.rules import StandardStatus
from workflows.published_standards import service as square


@pages.route("/<uuid:edition_id>/about", methods=["GET", "POST"])
@requires(Permission.STANDARD_WRITE)
def about(edition_id: UUID) -> Answer:
    """Changes what a draft is called, what is new in it, and who answers for it."""
    form = AboutForm(data=typed_about(get_edition(edition_id)))
    done = "Your changes are saved."
    return change(edition_id, form, "about", _edit, done, check_shown=draft_only, offer=_offer)


@pages.route("/<uuid:edition_id>/send", methods=["GET", "POST"])
@requires(Permission.STANDARD_WRITE)
def send(edition_id: UUID) -> Answer:
    """Sends it to a second person."""
    done = "It is sent for agreement. Somebody who did not write in it has to agree it."
    return change(edition_id, VersionedForm(), "send", _send, done, more=_page)


@pages.route("/<uuid:edition_id>/send-back", methods=["GET", "POST"])
@requires(Permission.STANDARD_READ)
def send_back(edition_id: UUID) -> Answer:
    """Returns it to its authors with what is still to be done."""
    _must_send_back(get_edition(edition_id))
    return change(
        edition_id, SendBackForm(), "send_back", _send_back, "It is a draft again, and can be changed."
    )


@pages.route("/<uuid:edition_id>/agree", methods=["GET", "POST"])
@requires(Permission.STANDARD_AGREE)
def agree(edition_id: UUID) -> Answer:
    """Agrees it as a second person, and lets everybody count by it from a day on."""
    form = AgreeForm(data={"valid_from": clock.today()})
    done = "It is agreed: every council counts by it from its first day on."
    return change(edition_id, form, "agree", _agree, done, more=_page)


@pages.route("/<uuid:edition_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.STANDARD_WRITE)
def withdraw(edition_id: UUID) -> Answer:
    """Gives up a draft, or withdraws an agreed edition before its first day."""
    done = "It is withdrawn. It stays on your list, with its history."
    return change(edition_id, WithdrawForm(), "withdraw", _withdraw, done, more=_page)


def _must_send_back(edition: StandardEdition) -> None:
    """NotAllowed for somebody who could neither agree it nor has sent it."""
    if not may(Permission.STANDARD_AGREE) and edition.sent_by_id != current_person().id:
        raise NotAllowed("Only who may agree an edition, or who sent it, can send it back.")


def _page(found: StandardEdition) -> dict[str, Any]:
    return {"page": open_edition(found.id, clock.today())}


def _offer(_found: StandardEdition, form: AboutForm) -> None:
    form.owner.offer_everybody()


def _edit(found: StandardEdition, form: AboutForm) -> None:
    service.edit(found, form.details(), form.owner.owner, by=current_person().id)


def _send(found: StandardEdition, _form: VersionedForm) -> None:
    by, today = current_person().id, clock.today()
    approvals.send_for_agreement(found, standard_before(found, today), by=by, today=today)


def _send_back(found: StandardEdition, form: SendBackForm) -> None:
    approvals.send_back(found, form.words.data or "", by=current_person().id)


def _agree(found: StandardEdition, form: AgreeForm) -> None:
    by, today = current_person().id, clock.today()
    approvals.agree(found, standard_before(found, today), form.valid_from.data, by=by, today=today)
    square.publish(found.id, by=by, today=today)


def _withdraw(found: StandardEdition, form: WithdrawForm) -> None:
    by, today, was_agreed = current_person().id, clock.today(), found.status == StandardStatus.AGREED
    approvals.withdraw(found, form.words.data or "", by=by, today=today)
    if was_agreed:
        square.withdraw(found.id, by=by, today=today)
