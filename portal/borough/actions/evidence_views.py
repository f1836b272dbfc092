"""The pages on which evidence is added, taken away and downloaded."""

from io import BytesIO
from uuid import UUID

from flask import flash, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.actions.action_forms import EvidenceForm
from portal.borough.actions.blueprint import actions
from portal.borough.actions.rights import must_be_answerable
from portal.forms.refusals import DONE, attempt
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.files.service import read_file
from tenants.records.plans import evidence as keeping
from tenants.records.plans.models import Action, Evidence
from tenants.records.plans.queries import get_action, get_evidence

Answer = str | Response | tuple[str, int]


@actions.route("/<uuid:action_id>/evidence/add", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
def add_evidence(action_id: UUID) -> Answer:
    """Adds a link or a file."""
    found = get_action(action_id)
    must_be_answerable(found)
    form = EvidenceForm()
    status = 200
    if form.is_submitted():
        status = attempt(form, lambda: _add(found, form))
        if status == DONE:
            return _back_to(action_id, "The evidence is added.")
    page = render_template("borough/actions/add_evidence.html", action=get_action(action_id), form=form)
    return page, status


@actions.get("/<uuid:action_id>/evidence/<uuid:evidence_id>")
@requires(Permission.PLAN_READ)
def download(action_id: UUID, evidence_id: UUID) -> Response:
    """The file as it was given to us, to be saved and never opened inside the portal."""
    found = _evidence_of(action_id, evidence_id)
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


@actions.route("/<uuid:action_id>/evidence/<uuid:evidence_id>/remove", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
def remove_evidence(action_id: UUID, evidence_id: UUID) -> Answer:
    """Asks whether a piece of evidence is to be taken away, and takes it away."""
    action = get_action(action_id)
    must_be_answerable(action)
    found = _evidence_of(action_id, evidence_id)
    form = EvidenceForm()
    if form.is_submitted():
        keeping.remove_evidence(found, by=current_person().id)
        return _back_to(action_id, "The evidence is taken away.")
    return render_template("borough/actions/remove_evidence.html", action=action, evidence=found, form=form)


def _add(found: Action, form: EvidenceForm) -> None:
    title, by = form.title.data or "", current_person().id
    if form.file.data:
        keeping.add_file(found, title, form.file.data.filename or "", form.file.data.read(), by=by)
    else:
        keeping.add_link(found, title, form.url.data or "", by=by)


def _evidence_of(action_id: UUID, evidence_id: UUID) -> Evidence:
    found = get_evidence(evidence_id)
    if found.action_id != action_id:
        raise NotFound
    return found


def _back_to(action_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("actions.action", action_id=action_id, _anchor="evidence"))
