"""The pages on which versions of a document are added and downloaded."""

from io import BytesIO
from uuid import UUID

from flask import send_file
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.documents.blueprint import documents
from portal.borough.documents.changing import change
from portal.borough.documents.forms import NextVersionForm, ReasonForm, VersionForm
from portal.borough.documents.rights import must_work_on
from portal.forms.changing import Answer
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.documents import service
from tenants.records.documents.models import Document
from tenants.records.documents.queries import get_document, get_version, versions_of
from tenants.records.documents.rules import IN_FORCE, next_label
from tenants.records.files.service import read_file


@documents.route("/<uuid:document_id>/versions/add", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_READ)
def add_version(document_id: UUID) -> Answer:
    """Adds a version of a draft, or begins the next version of a document in force."""
    found = get_document(document_id)
    begins = found.status in IN_FORCE
    data = {"label": _suggested(found)}
    form = NextVersionForm(data=data) if begins else VersionForm(data=data)
    done = "The new version is begun. What is in force stays so until it is approved." if begins else _ADDED
    return change(document_id, form, "add_version", _add, done, check=must_work_on, anchor="versions")


@documents.route("/<uuid:document_id>/versions/in-force", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def keep_version(document_id: UUID) -> Answer:
    """Adds the link or the file of the version that is in force already."""
    label = get_document(document_id).version_label or "1"
    form = VersionForm(data={"label": label})
    return change(document_id, form, "keep_version", _keep, _ADDED, anchor="versions")


@documents.route("/<uuid:document_id>/versions/stop", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def stop_version(document_id: UUID) -> Answer:
    """Gives up the new version; the one in force stays."""
    done = "The new version is given up. The version in force stays."
    return change(document_id, ReasonForm(), "stop_version", _stop, done)


@documents.get("/<uuid:document_id>/versions/<uuid:version_id>")
@requires(Permission.DOCUMENT_READ)
def download(document_id: UUID, version_id: UUID) -> Response:
    """The file as it was given to us, to be saved and never opened inside the portal."""
    found = get_version(document_id, version_id)
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


_ADDED = "The version is added."


def _suggested(found: Document) -> str:
    known = {each.label for each in versions_of(found.id)} | {found.version_label}
    return next_label([label for label in known if label])


def _add(found: Document, form: VersionForm) -> None:
    due_on = form.due_on.data if isinstance(form, NextVersionForm) else None
    service.add_version(found, form.version_typed(), due_on=due_on, by=current_person().id)


def _keep(found: Document, form: VersionForm) -> None:
    service.keep_version_in_force(found, form.version_typed(), by=current_person().id)


def _stop(found: Document, form: ReasonForm) -> None:
    service.stop_new_version(found, form.reason.data or "", by=current_person().id)
