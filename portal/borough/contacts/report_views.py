"""The page of a report that an entry is wrong, on which it is answered."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.contacts.blueprint import contacts as pages
from portal.borough.contacts.rights import may_look_after, must_look_after
from portal.borough.contacts.short_forms import AnswerForm
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.contacts.queries import get_contact, get_contact_to_change, get_report
from tenants.records.contacts.reports import settle_report
from tenants.records.obligations.queries import obligations_about


@pages.route("/<uuid:contact_id>/reports/<uuid:report_id>/", methods=["GET", "POST"])
@requires(Permission.CONTACT_READ)
def report(contact_id: UUID, report_id: UUID) -> Answer:
    """What somebody said is wrong, and what came of it."""
    form, status = AnswerForm(), 200
    get_report(contact_id, report_id)
    if form.is_submitted():
        must_look_after(get_contact_to_change(contact_id))
        status = attempt(form, lambda: _settle(contact_id, report_id, form))
        if status == DONE:
            flash("The report is answered.")
            return redirect(url_for("contacts.contact", contact_id=contact_id))
    return _page(contact_id, report_id, form), status


def _settle(contact_id: UUID, report_id: UUID, form: AnswerForm) -> None:
    report, words = get_report(contact_id, report_id), form.outcome.data or ""
    settle_report(report, words, by=current_person().id, today=clock.today())


def _page(contact_id: UUID, report_id: UUID, form: AnswerForm) -> str:
    contact, found = get_contact(contact_id), get_report(contact_id, report_id)
    settled_by = names_of({found.settled_by_id}) if found.settled_by_id else {}
    return render_template(
        "borough/contacts/report.html",
        contact=contact,
        report=found,
        form=form,
        owed=next(iter(obligations_about([report_id])), None),
        settled_by=next(iter(settled_by.values()), ""),
        may_answer=may_look_after(contact),
    )
