"""The pages on which a spreadsheet of attendance is chosen, looked at and recorded."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.training_import.forms import RecordForm, UploadForm
from portal.borough.training_import.parcel import Parcel, seal, unseal
from portal.formatting import plural
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import FieldError, Refusal, WrongState
from tenants.people.permissions import Permission
from tenants.records.training.queries import courses, groups, has_names
from workflows.attendance_import import rules
from workflows.attendance_import.preview import LEAVE_OUT, OUTSIDE, Choices, look_at
from workflows.attendance_import.service import digest_of, must_be_new, record_all
from workflows.spreadsheets.reading import read_sheet

Answer = str | Response | tuple[str, int]

pages = Blueprint("training_import", __name__, url_prefix="/<tenant:slug>/training/import")

#: How many rows with problems a page names one by one.
MOST_PROBLEMS = 50


@pages.get("/")
@requires(Permission.TRAINING_WRITE)
def upload() -> str:
    """Asks for the spreadsheet."""
    return _upload_page(UploadForm(formdata=None))


@pages.post("/")
@requires(Permission.TRAINING_WRITE)
def look() -> Answer:
    """Shows what the spreadsheet would record; nothing is recorded yet."""
    form = UploadForm()
    if not form.validate_on_submit():
        return _upload_page(form), 422
    try:
        parcel = _read(form.file.data)
        return _preview_page(
            parcel, RecordForm(formdata=None, data={"parcel": seal(parcel)}), Choices({}, {})
        )
    except Refusal as refusal:
        form.show(refusal)
        return _upload_page(form), 422


@pages.post("/record")
@requires(Permission.TRAINING_WRITE)
def record() -> Answer:
    """Records all of it, or shows again what stands in the way."""
    form = RecordForm()
    parcel = unseal(str(form.parcel.data or ""), current_belonging().tenant_id)
    chosen = _chosen(request.form)
    recorded: list[str] = []
    status = attempt(form, lambda: recorded.append(_record(parcel, form, chosen)))
    if status != DONE:
        return _preview_page(parcel, form, chosen), status
    flash(recorded[0])
    return redirect(url_for("training.training"))


def _upload_page(form: UploadForm) -> str:
    return render_template("borough/training_import/upload.html", form=form, has_names=has_names())


def _read(file: FileStorage) -> Parcel:
    content = file.read()
    name = file.filename or ""
    must_be_new(digest_of(content))
    sheet = read_sheet(name, content)
    columns = rules.find_columns(sheet.headings)
    if missing := rules.missing_words(columns):
        headings = ", ".join(heading for heading in sheet.headings if heading)[:300]
        raise FieldError("file", f"{missing} The file has: {headings}. Rename the headings and try again.")
    rows = ((row.number, row.cells) for row in sheet.rows)
    reading = rules.read_rows(rows, columns, clock.today(), with_names=has_names())
    tenant_id = current_belonging().tenant_id
    return Parcel(
        tenant_id, name[-120:], digest_of(content), reading.lines, reading.problems, reading.not_finished
    )


def _chosen(sent: Mapping[str, str]) -> Choices:
    """What was chosen on the page for each name that we do not know."""
    return Choices(_named(sent, "course"), _named(sent, "group"))


def _named(sent: Mapping[str, str], kind: str) -> dict[str, str]:
    """Pairs of hidden name and select: course-name-0 beside course-0."""
    found = {}
    for place in range(500):
        name = sent.get(f"{kind}-name-{place}")
        if name is None:
            break
        found[name] = sent.get(f"{kind}-{place}", "")
    return found


def _record(parcel: Parcel, form: RecordForm, chosen: Choices) -> str:
    must_be_new(parcel.digest)
    preview = look_at(parcel.lines, chosen)
    if not preview.is_settled:
        raise WrongState(
            "Choose what each of the names below is, so that nobody is counted in the wrong place."
        )
    if (parcel.problems or preview.problems) and not form.leaves_out.data:
        raise FieldError("leaves_out", "Correct the rows in the spreadsheet, or tick this to leave them out.")
    record_all(preview, parcel.file_name, parcel.digest, by=current_person().id)
    sessions = plural(len(preview.sessions), "session")
    return f"Recorded {plural(preview.people, 'person', 'people')} in {sessions} from {parcel.file_name}."


def _preview_page(parcel: Parcel, form: RecordForm, chosen: Choices) -> str:
    preview = look_at(parcel.lines, chosen)
    problems = sorted((*parcel.problems, *preview.problems), key=lambda each: each.row)
    return render_template(
        "borough/training_import/preview.html",
        form=form,
        parcel=parcel,
        preview=preview,
        problems=problems[:MOST_PROBLEMS],
        problem_count=len(problems),
        asked=[
            *_asked("course", chosen.courses, preview.unknown_courses),
            *_asked("group", chosen.groups, preview.unknown_groups),
        ],
        group_titles={each.id: each.title for each in groups(with_ended=True)},
    )


def _asked(kind: str, choices: Mapping[str, str], unknown: Sequence[str]) -> list[dict[str, Any]]:
    """One question for each unknown name, with the answers offered and what was chosen so far."""
    names = list(dict.fromkeys([*choices, *unknown]))
    offered = _offered(kind)
    return [
        {
            "kind": kind,
            "place": place,
            "name": name,
            "offered": offered,
            "chosen": choices.get(name, ""),
            "is_unsettled": name in unknown and bool(choices),
        }
        for place, name in enumerate(names)
    ]


def _offered(kind: str) -> list[tuple[str, str]]:
    if kind == "course":
        known = [(str(each.id), each.title) for each in courses()]
        return [("", "Choose a course"), *known, (LEAVE_OUT, "Leave its rows out")]
    known = [(str(each.id), ": ".join(filter(None, (each.department, each.title)))) for each in groups()]
    outside = (OUTSIDE, "An organisation outside the council")
    return [("", "Choose a group"), *known, outside, (LEAVE_OUT, "Leave its rows out")]
