"""The pages on which a supplier is added, changed, ended and brought back."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_person, requires
from portal.borough.suppliers.blueprint import suppliers
from portal.borough.suppliers.changing import change
from portal.borough.suppliers.detail_forms import SupplierForm, typed_for
from portal.borough.suppliers.filters import plain_words
from portal.borough.suppliers.forms import EndForm, JoinForm, PressForm
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.guidance.queries import sector_titles
from tenants.people.permissions import Permission
from tenants.records.suppliers import service
from tenants.records.suppliers.merging import merge
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier, get_supplier_to_change


@suppliers.route("/add", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def add() -> Answer:
    """Adds a supplier to the register; an address may bring a name along that was searched for in vain."""
    form = SupplierForm(data={"title": plain_words(request.args.get("title", ""))})
    form.offer(sector_titles())
    added: list[Supplier] = []
    status = attempt(form, lambda: added.append(_add(form))) if form.is_submitted() else 0
    if status == DONE:
        flash("The supplier is added.")
        return redirect(url_for("suppliers.supplier", supplier_id=added[0].id))
    form.offer(sector_titles())
    shown = render_template("borough/suppliers/add.html", form=form, supplier=None)
    return (shown, status) if status else shown


@suppliers.route("/<uuid:supplier_id>/edit", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def edit(supplier_id: UUID) -> Answer:
    """Changes what is known of the supplier."""
    form = SupplierForm(data=typed_for(get_supplier(supplier_id)))
    return change(supplier_id, form, "edit", _edit, "Your changes are saved.", offer=_offer)


@suppliers.route("/<uuid:supplier_id>/end", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def end(supplier_id: UUID) -> Answer:
    """Says that the council buys nothing from it any more."""
    done = "The supplier is ended. It stays here, out of the everyday list."
    return change(supplier_id, EndForm(), "end", _end, done)


@suppliers.route("/<uuid:supplier_id>/bring-back", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def bring_back(supplier_id: UUID) -> Answer:
    """Says that the council buys from it again."""
    done = "The supplier is in the register again."
    return change(supplier_id, PressForm(), "bring_back", _bring_back, done)


@suppliers.route("/<uuid:supplier_id>/join", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def join(supplier_id: UUID) -> Answer:
    """Joins another entry of the register that is the same company to this one."""
    done = "The two entries are one now. Everything of the other is here."
    return change(
        supplier_id, JoinForm(), "join", _join, done, offer=lambda found, form: form.offer(found.id)
    )


def _add(form: SupplierForm) -> Supplier:
    return service.add_supplier(form.details(), form.owner.owner, by=current_person().id)


def _edit(found: Supplier, form: SupplierForm) -> None:
    details = form.details(source=found.source, invented=found.invented)
    service.edit_supplier(found, details, form.owner.owner, by=current_person().id)


def _end(found: Supplier, form: EndForm) -> None:
    service.end_supplier(found, form.because.data or "", by=current_person().id, today=clock.today())


def _bring_back(found: Supplier, _form: PressForm) -> None:
    service.bring_back(found, by=current_person().id)


def _offer(found: Supplier, form: SupplierForm) -> None:
    form.offer(sector_titles(), found)


def _join(found: Supplier, form: JoinForm) -> None:
    if form.other_id is not None:
        other = get_supplier_to_change(form.other_id)
        merge(found, other, by=current_person().id, today=clock.today())
