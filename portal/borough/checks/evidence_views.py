"""The pages on which evidence of a check is added, taken away and downloaded."""

from io import BytesIO
from uuid import UUID

from flask import flash, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.checks.blueprint import checks
from portal.borough.checks.change_forms import EvidenceForm
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.checks import evidence as keeping
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import get_check, get_evidence
from tenants.records.files.service import read_file


@checks.route("/<uuid:check_id>/evidence/add", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def add_evidence(check_id: UUID) -> Answer:
    """Adds a link or a file."""
    found, form, status = get_check(check_id), EvidenceForm(), DONE
    if form.is_submitted():
        status = attempt(form, lambda: _add(found, form))
        if status == DONE:
            return _back_to(check_id, "The evidence is added.")
    page = render_template("borough/checks/add_evidence.html", check=get_check(check_id), form=form)
    return page, status


@checks.get("/<uuid:check_id>/evidence/<uuid:evidence_id>")
@requires(Permission.SUPPLIER_READ)
def download_evidence(check_id: UUID, evidence_id: UUID) -> Response:
    """The file as it was given to us, to be saved and never opened inside the portal."""
    found = get_evidence(check_id, evidence_id)
    if found.file_id is None:
        raise NotFound
    stored, content = read_file(found.file_id)
    response = send_file(
        BytesIO(content),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=stored.name,
        etag=False,
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response


@checks.route("/<uuid:check_id>/evidence/<uuid:evidence_id>/remove", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def remove_evidence(check_id: UUID, evidence_id: UUID) -> Answer:
    """Asks whether a piece of evidence is to be taken away, and takes it away."""
    check, found, form = get_check(check_id), get_evidence(check_id, evidence_id), EvidenceForm()
    if form.is_submitted():
        keeping.remove_evidence(check, found, by=current_person().id)
        return _back_to(check_id, "The evidence is taken away.")
    return render_template("borough/checks/remove_evidence.html", check=check, evidence=found, form=form)


def _add(found: SupplierCheck, form: EvidenceForm) -> None:
    title, by, file = form.title.data or "", current_person().id, form.file.data
    if file:
        keeping.add_evidence_file(found, title, file.filename or "file", file.read(), by=by)
    else:
        keeping.add_evidence_link(found, title, form.url.data or "", by=by)


def _back_to(check_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("checks.check", check_id=check_id, _anchor="evidence"))
