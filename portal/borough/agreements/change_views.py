"""The pages on which agreements are added, edited, looked at again and ended."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.agreements.blueprint import agreements as pages
from portal.borough.agreements.changing import change
from portal.borough.agreements.forms import AgreementForm, EndForm, ReviewForm, typed_for
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.agreements import service
from tenants.records.agreements.models import Agreement
from tenants.records.agreements.queries import get_agreement


@pages.route("/add", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_WRITE)
def add() -> Answer:
    """Adds an agreement, signed or still being agreed."""
    form, status = AgreementForm(), 200
    form.offer()
    if form.is_submitted():
        added: list[Agreement] = []
        status = attempt(form, lambda: added.append(_add(form)))
        if status == DONE:
            flash("The agreement is added. Now say who its parties are.")
            return redirect(url_for("agreements.agreement", agreement_id=added[0].id))
        form.offer()
    return render_template("borough/agreements/add.html", form=form, agreement=None), status


@pages.route("/<uuid:agreement_id>/edit", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_WRITE)
def edit(agreement_id: UUID) -> Answer:
    """Changes what stands about it."""
    form = AgreementForm(data=typed_for(get_agreement(agreement_id)))
    return change(agreement_id, form, "edit", _edit, "Your changes are saved.", offer=_offer)


@pages.route("/<uuid:agreement_id>/review", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_WRITE)
def review(agreement_id: UUID) -> Answer:
    """Says that somebody has looked at it, and when that is done next."""
    done = "Thank you. The next day to look at it is set."
    return change(agreement_id, ReviewForm(), "review", _review, done)


@pages.route("/<uuid:agreement_id>/end", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_WRITE)
def end(agreement_id: UUID) -> Answer:
    """Says since when and why it holds no more."""
    form = EndForm(data={"ended_on": clock.today()})
    return change(agreement_id, form, "end", _end, "The agreement has ended. It stays here to read.")


def _offer(_found: Agreement, form: AgreementForm) -> None:
    form.offer()


def _add(form: AgreementForm) -> Agreement:
    by, today = current_person().id, clock.today()
    return service.add_agreement(form.details(), form.owner.owner, by=by, today=today)


def _edit(found: Agreement, form: AgreementForm) -> None:
    by, today = current_person().id, clock.today()
    service.edit_agreement(found, form.details(), form.owner.owner, by=by, today=today)


def _review(found: Agreement, form: ReviewForm) -> None:
    by, today = current_person().id, clock.today()
    service.review(found, form.words.data or "", form.next_on.data, by=by, today=today)


def _end(found: Agreement, form: EndForm) -> None:
    by, today = current_person().id, clock.today()
    service.end_agreement(found, form.reason.data or "", form.ended_on.data, by=by, today=today)
