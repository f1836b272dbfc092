"""The pages on which evidence of a commitment is added, taken away and downloaded."""

from io import BytesIO
from uuid import UUID

from flask import flash, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.pledges.blueprint import pledges as pages
from portal.borough.pledges.forms import PledgeEvidenceForm
from portal.borough.pledges.rights import must_work_on
from portal.forms.changing import Answer
from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.files.service import read_file
from tenants.records.pledges import evidence as keeping
from tenants.records.pledges.models import Pledge, PledgeProgress
from tenants.records.pledges.queries import get_commitment, get_evidence, get_pledge

ADDRESS = "/<uuid:pledge_id>/commitments/<uuid:progress_id>/evidence"


@pages.route(f"{ADDRESS}/add", methods=["GET", "POST"])
@requires(Permission.STATEMENT_READ)
def add_evidence(pledge_id: UUID, progress_id: UUID) -> Answer:
    """Adds a link or a file."""
    pledge, committed = get_pledge(pledge_id), get_commitment(pledge_id, progress_id)
    must_work_on(committed.progress)
    form, status = PledgeEvidenceForm(), 200
    if form.is_submitted():
        status = attempt(form, lambda: _add(pledge, committed.progress, form))
        if status == DONE:
            return _back_to(pledge_id, progress_id, "The evidence is added.")
        pledge, committed = get_pledge(pledge_id), get_commitment(pledge_id, progress_id)
    page = "borough/pledges/add_evidence.html"
    return render_template(page, pledge=pledge, committed=committed, form=form), status


@pages.get(f"{ADDRESS}/<uuid:evidence_id>")
@requires(Permission.STATEMENT_READ)
def download(pledge_id: UUID, progress_id: UUID, evidence_id: UUID) -> Response:
    """The file as it was given to us, to be saved and never opened inside the portal."""
    found = get_evidence(get_commitment(pledge_id, progress_id).progress.id, evidence_id)
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


@pages.route(f"{ADDRESS}/<uuid:evidence_id>/remove", methods=["GET", "POST"])
@requires(Permission.STATEMENT_READ)
def remove_evidence(pledge_id: UUID, progress_id: UUID, evidence_id: UUID) -> Answer:
    """Asks whether a piece of evidence is to be taken away, and takes it away."""
    pledge, committed = get_pledge(pledge_id), get_commitment(pledge_id, progress_id)
    must_work_on(committed.progress)
    found, form, status = get_evidence(progress_id, evidence_id), PortalForm(), 200
    if form.is_submitted():
        status = attempt(form, lambda: keeping.remove_evidence(pledge, found, by=current_person().id))
        if status == DONE:
            return _back_to(pledge_id, progress_id, "The evidence is taken away.")
        pledge, committed = get_pledge(pledge_id), get_commitment(pledge_id, progress_id)
        found = get_evidence(progress_id, evidence_id)
    values = {"pledge": pledge, "committed": committed, "evidence": found, "form": form}
    return render_template("borough/pledges/remove_evidence.html", **values), status


def _add(pledge: Pledge, progress: PledgeProgress, form: PledgeEvidenceForm) -> None:
    title, by, file = form.title.data or "", current_person().id, form.file.data
    if file:
        keeping.add_evidence_file(pledge, progress, title, file.filename or "", file.read(), by=by)
    else:
        keeping.add_evidence_link(pledge, progress, title, form.url.data or "", by=by)


def _back_to(pledge_id: UUID, progress_id: UUID, words: str) -> Response:
    flash(words)
    address = url_for("pledges.commitment", pledge_id=pledge_id, progress_id=progress_id, _anchor="evidence")
    return redirect(address)
