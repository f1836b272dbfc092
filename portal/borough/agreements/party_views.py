"""The pages on which the parties to an agreement are added, changed and taken off."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.agreements.blueprint import agreements as pages
from portal.borough.agreements.changing import change
from portal.borough.agreements.forms import PartyForm, SureForm, typed_for_party
from portal.forms.changing import Answer, Values
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.agreements import parties
from tenants.records.agreements.models import Agreement
from tenants.records.agreements.queries import get_party


@pages.route("/<uuid:agreement_id>/parties/add", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_WRITE)
def add_party(agreement_id: UUID) -> Answer:
    """Adds an organisation."""
    return change(agreement_id, PartyForm(), "add_party", _add, "The party is added.")


@pages.route("/<uuid:agreement_id>/parties/<uuid:party_id>/edit", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_WRITE)
def edit_party(agreement_id: UUID, party_id: UUID) -> Answer:
    """Says that a party has signed, or puts right what stands about it."""
    form = PartyForm(data=typed_for_party(get_party(agreement_id, party_id)))

    def work(found: Agreement, form: PartyForm) -> None:
        party = get_party(found.id, party_id)
        parties.edit_party(found, party, form.details(), by=current_person().id, today=clock.today())

    return change(agreement_id, form, "edit_party", work, "Your changes are saved.")


@pages.route("/<uuid:agreement_id>/parties/<uuid:party_id>/remove", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_WRITE)
def remove_party(agreement_id: UUID, party_id: UUID) -> Answer:
    """Takes a party off the list."""
    get_party(agreement_id, party_id)

    def work(found: Agreement, _form: SureForm) -> None:
        parties.remove_party(found, get_party(found.id, party_id), by=current_person().id)

    def about(_found: Agreement) -> Values:
        return {"party": get_party(agreement_id, party_id)}

    done = "The party is taken off the list."
    return change(agreement_id, SureForm(), "remove_party", work, done, more=about)


def _add(found: Agreement, form: PartyForm) -> None:
    parties.add_party(found, form.details(), by=current_person().id, today=clock.today())
