"""The pages on which a plan's partners are kept, and what is ready is ticked."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.receptions.blueprint import receptions as pages
from portal.borough.receptions.changing import change
from portal.borough.receptions.forms import (
    PartnerForm,
    ReadyForm,
    SureForm,
    typed_partner,
    typed_ready,
)
from portal.forms.changing import Answer
from tenants.people.permissions import Permission
from tenants.records.receptions import partners as service
from tenants.records.receptions.models import Reception
from tenants.records.receptions.queries import get_partner, get_reception, partners_of
from tenants.records.receptions.service import tick_checklist


@pages.route("/<uuid:reception_id>/partners/add", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def add_partner(reception_id: UUID) -> Answer:
    """Adds a partner to the plan."""
    form = PartnerForm(data={"presence": "present"})
    return change(reception_id, form, "add_partner", _add, "The partner is on the plan.")


@pages.route("/<uuid:reception_id>/partners/<uuid:partner_id>/edit", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def edit_partner(reception_id: UUID, partner_id: UUID) -> Answer:
    """Changes what a partner does, or whether it is there or on call."""
    form = PartnerForm(data=typed_partner(get_partner(reception_id, partner_id)))

    def edit(found: Reception, form: PartnerForm) -> None:
        partner = get_partner(reception_id, partner_id)
        service.edit_partner(found, partner, form.details(), by=current_person().id)

    done = "Your changes are saved."
    return change(
        reception_id, form, "edit_partner", edit, done, more=lambda _found: {"partner_id": partner_id}
    )


@pages.route("/<uuid:reception_id>/partners/<uuid:partner_id>/remove", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def remove_partner(reception_id: UUID, partner_id: UUID) -> Answer:
    """Takes a partner off the plan."""
    title = get_partner(reception_id, partner_id).title

    def remove(found: Reception, _form: SureForm) -> None:
        service.remove_partner(found, get_partner(reception_id, partner_id), by=current_person().id)

    done = "The partner is off the plan."
    return change(
        reception_id, SureForm(), "remove_partner", remove, done, more=lambda _found: {"partner_title": title}
    )


@pages.route("/<uuid:reception_id>/ready", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def ready(reception_id: UUID) -> Answer:
    """Ticks which partners have confirmed and what is ready."""
    form = ReadyForm(data=typed_ready(get_reception(reception_id), partners_of(reception_id)))

    def offer(found: Reception, form: ReadyForm) -> None:
        form.offer(found, partners_of(reception_id))

    return change(reception_id, form, "ready", _tick, "What you ticked is kept.", offer=offer)


def _add(found: Reception, form: PartnerForm) -> None:
    service.add_partner(found, form.details(), by=current_person().id)


def _tick(found: Reception, form: ReadyForm) -> None:
    by, confirmed = current_person().id, set(form.confirmed.data or ())
    for partner in partners_of(found.id):
        is_confirmed = str(partner.id) in confirmed
        if partner.is_confirmed != is_confirmed:
            service.confirm_partner(found, partner, is_confirmed, by=by)
    tick_checklist(found, {int(place) for place in form.ready.data or ()}, by=by)
