"""The page on which any reader says that an entry of the directory is wrong."""

from uuid import UUID

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import find_current_person, public
from portal.directory.blueprint import directory
from portal.directory.limits import current_audience, must_not_be_too_many, note_look_up
from portal.directory.report_forms import ReportForm
from portal.extensions import csrf
from portal.forms.refusals import DONE, attempt
from tenants import clock
from workflows.directory.entries import EntryView, get_entry
from workflows.directory.reporting import report_entry
from workflows.directory.rules import Looked


# No CSRF token is asked for: it lives in a cookie, which a reader's browser may refuse, and it would guard
# nothing here. Anybody may send this form, and what is sent is never taken as the word of a person signed in.
@directory.route("/<uuid:entry_id>/wrong", methods=["GET", "POST"])
@csrf.exempt
@public
def report(entry_id: UUID) -> str | Response | tuple[str, int]:
    """Asks what is wrong with an entry that the reader may see, and tells whoever answers for it."""
    must_not_be_too_many()
    entry, form = get_entry(entry_id, current_audience()), _form()
    note_look_up(Looked.ENTRY, service_key=entry.service_key, entry_id=entry_id, shown=1)
    if not form.is_submitted():
        return _page(entry, form)
    status = attempt(form, lambda: _report(entry_id, form))
    if status != DONE:
        return _page(get_entry(entry_id, current_audience()), form), status
    return redirect(url_for("directory.reported", entry_id=entry_id))


@directory.get("/<uuid:entry_id>/wrong/thank-you")
@public
def reported(entry_id: UUID) -> str:
    """Says that the owner has been told, and where to turn meanwhile."""
    entry = get_entry(entry_id, current_audience())
    return render_template("directory/reported.html", entry=entry)


def _form() -> ReportForm:
    person = find_current_person()
    return ReportForm(data={"reporter": f"{person.name}, {person.email}"[:200] if person else ""})


def _report(entry_id: UUID, form: ReportForm) -> None:
    report_entry(entry_id, form.words.data or "", form.reporter.data or "", today=clock.today())


def _page(entry: EntryView, form: ReportForm) -> str:
    return render_template("directory/report.html", entry=entry, form=form)
