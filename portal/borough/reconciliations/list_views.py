"""The pages on which comparisons are listed and started."""

from flask import flash, redirect, render_template, url_for

from portal.access import current_belonging, current_person, may, requires
from portal.borough.reconciliations.blueprint import reconciliations as pages
from portal.borough.reconciliations.forms import ComparisonForm, NoteForm
from portal.borough.reconciliations.reading import not_logged
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.reconciliations import service
from tenants.records.reconciliations.models import Reconciliation
from tenants.records.reconciliations.publications import (
    Publication,
    get_publication,
    publications_about,
)
from tenants.records.reconciliations.queries import reconciliations
from tenants.records.reconciliations.rules import SOURCE_WORDS, STATUS_WORDS
from workflows.published_standards.queries import standard_on


@pages.get("/", endpoint="reconciliations")
@requires(Permission.REFERRAL_READ)
def list_comparisons() -> str:
    """Every comparison, and what is published about this council to compare with."""
    return render_template(
        "borough/reconciliations/reconciliations.html",
        found=reconciliations(),
        publications=publications_about(current_belonging().slug),
        source_words=SOURCE_WORDS,
        status_words=STATUS_WORDS,
        may_write=may(Permission.REFERRAL_WRITE),
    )


@pages.route("/new", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def new() -> Answer:
    """Starts a comparison with figures that somebody types in."""
    form, status = ComparisonForm(data={"basis": "referred"}), 200
    if form.is_submitted():
        started: list[Reconciliation] = []
        status = attempt(form, lambda: started.append(_start(form)))
        if status == DONE:
            flash("Our side is counted. Now enter their figures.")
            return redirect(url_for("reconciliations.figures", reconciliation_id=started[0].id))
    return render_template("borough/reconciliations/new.html", form=form, reconciliation=None), status


@pages.route("/from/<key>", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def new_from(key: str) -> Answer:
    """Starts a comparison with a publication that the portal knows."""
    publication = get_publication(current_belonging().slug, key)
    form, status = NoteForm(), 200
    if form.is_submitted():
        started: list[Reconciliation] = []
        status = attempt(form, lambda: started.append(_start_from(publication, form)))
        if status == DONE:
            flash("Both sides are there. Now explain what differs.")
            return redirect(url_for("reconciliations.reconciliation", reconciliation_id=started[0].id))
    page = "borough/reconciliations/new_from.html"
    lacking = not_logged(publication.starts_on, publication.ends_on)
    known = {"publication": publication, "not_logged": lacking, "reconciliation": None}
    return render_template(page, form=form, **known), status


def _start(form: ComparisonForm) -> Reconciliation:
    details, today = form.details(), clock.today()
    standard = standard_on(details.ends_on or today)
    return service.start(details, standard, by=current_person().id, today=today)


def _start_from(publication: Publication, form: NoteForm) -> Reconciliation:
    details, standard = publication.details(form.note.data or ""), standard_on(publication.ends_on)
    by, today = current_person().id, clock.today()
    return service.start(details, standard, publication.figures, by=by, today=today)
