"""The pages on which papers are added to a meeting, taken away and downloaded."""

from io import BytesIO
from uuid import UUID

from flask import flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, may, requires
from portal.borough.meetings.agenda_forms import WHOLE_MEETING, PaperForm
from portal.borough.meetings.agenda_views import item_of
from portal.borough.meetings.blueprint import meetings as pages
from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.files.service import read_file
from tenants.records.meetings import papers as keeping
from tenants.records.meetings.models import Paper
from tenants.records.meetings.queries import get_meeting, get_paper, items_of
from tenants.records.meetings.rules import is_agenda_out

Answer = str | Response | tuple[str, int]


@pages.route("/<uuid:meeting_id>/papers/add", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def add_paper(meeting_id: UUID) -> Answer:
    """Adds a link or a file."""
    form = PaperForm(data={"item": request.args.get("item") or WHOLE_MEETING})
    form.offer(items_of(get_meeting(meeting_id).id))
    status = 200
    if form.is_submitted():
        status = attempt(form, lambda: _add(meeting_id, form))
        if status == DONE:
            return _back(meeting_id, "The paper is added.")
    meeting = get_meeting(meeting_id)
    return render_template("borough/meetings/add_paper.html", meeting=meeting, form=form), status


@pages.get("/<uuid:meeting_id>/papers/<uuid:paper_id>")
@requires(Permission.BOARD_READ)
def paper(meeting_id: UUID, paper_id: UUID) -> Response:
    """The file as it was given to us, to be saved and never opened inside the portal."""
    found, meeting = _paper_of(meeting_id, paper_id), get_meeting(meeting_id)
    is_out = is_agenda_out(meeting.stage, meeting.agenda_published_on)
    if found.file_id is None or not (is_out or may(Permission.MEETING_WRITE)):
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


@pages.route("/<uuid:meeting_id>/papers/<uuid:paper_id>/remove", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def remove_paper(meeting_id: UUID, paper_id: UUID) -> Answer:
    """Asks whether a paper is to be taken away, and takes it away."""
    found, form = _paper_of(meeting_id, paper_id), PortalForm()
    status = 200
    if form.is_submitted():
        status = attempt(form, lambda: keeping.remove_paper(found, by=current_person().id))
        if status == DONE:
            return _back(meeting_id, "The paper is taken away.")
    shown = {"meeting": get_meeting(meeting_id), "paper": _paper_of(meeting_id, paper_id)}
    return render_template("borough/meetings/remove_paper.html", form=form, **shown), status


def _add(meeting_id: UUID, form: PaperForm) -> None:
    meeting, title, by = get_meeting(meeting_id), form.title.data or "", current_person().id
    chosen = form.item.data
    item = None if chosen == WHOLE_MEETING else item_of(meeting_id, UUID(chosen))
    if form.file.data:
        content = form.file.data.read()
        keeping.add_file(meeting, item, title, form.file.data.filename or "", content, by=by)
    else:
        keeping.add_link(meeting, item, title, form.url.data or "", by=by)


def _paper_of(meeting_id: UUID, paper_id: UUID) -> Paper:
    found = get_paper(paper_id)
    if found.meeting_id != meeting_id:
        raise NotFound
    return found


def _back(meeting_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("meetings.items", meeting_id=meeting_id))
