"""The pages on which a spreadsheet of referrals is chosen, made from the template or not, and looked at."""

from io import BytesIO

from flask import render_template, send_file
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from portal.access import current_belonging, requires
from portal.borough.referral_import.blueprint import pages
from portal.borough.referral_import.forms import AddForm, UploadForm
from portal.borough.referral_import.parcel import Parcel, seal
from portal.borough.referral_import.previewing import preview_page
from tenants import clock
from tenants.errors import FieldError, Refusal
from tenants.guidance.queries import contact_services, first_responders
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.files.rules import LARGEST, safe_name
from tenants.records.referrals.settings import log_settings
from workflows.published_standards.queries import standard_on
from workflows.referral_import.columns import NOTE, find_columns, missing_words
from workflows.referral_import.lines import Reading
from workflows.referral_import.reading import read_rows
from workflows.referral_import.service import MOST_ROWS, digest_of, imports, must_be_new
from workflows.referral_import.template import as_template
from workflows.spreadsheets.reading import Limits, read_sheet

Answer = str | Response | tuple[str, int]
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_SHOWN = 10


@pages.get("/")
@requires(Permission.REFERRAL_WRITE)
def upload() -> str:
    """Asks for the spreadsheet."""
    return _page(UploadForm(formdata=None))


@pages.post("/")
@requires(Permission.REFERRAL_WRITE)
def look() -> Answer:
    """Shows what the spreadsheet would add; nothing is kept yet."""
    form = UploadForm()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        parcel = _parcel(form.file.data, with_notes=not form.without_notes.data)
        return preview_page(parcel, AddForm(formdata=None, data={"parcel": seal(parcel)}))
    except Refusal as refusal:
        form.show(refusal)
        return _page(form), 422


@pages.get("/template.xlsx")
@requires(Permission.REFERRAL_WRITE)
def template() -> Response:
    """The workbook to fill in, made from the standard in force today."""
    today = clock.today()
    content = as_template(
        standard_on(today),
        [each.title for each in first_responders(today)],
        [each.title for each in contact_services()],
        log_settings().left_out,
    )
    return send_file(
        BytesIO(content), mimetype=EXCEL, as_attachment=True, download_name="Referrals.xlsx", etag=False
    )


def _page(form: UploadForm) -> str:
    read_before = imports(_MOST_SHOWN)
    return render_template(
        "borough/referral_import/upload.html",
        form=form,
        standard=standard_on(clock.today()),
        read_before=read_before,
        names=names_of({each.added_by_id for each in read_before if each.added_by_id}),
    )


def _parcel(file: FileStorage, *, with_notes: bool) -> Parcel:
    content, name = file.read(), safe_name(file.filename or "")
    digest = digest_of(content)
    must_be_new(digest)
    return Parcel(current_belonging().tenant_id, name, digest, _read(name, content, with_notes))


def _read(name: str, content: bytes, with_notes: bool) -> Reading:
    """What the file says; FieldError("file") when a column that every entry needs is not there."""
    today = clock.today()
    standard, sheet = standard_on(today), read_sheet(name, content, Limits(MOST_ROWS, LARGEST))
    left_out = log_settings().left_out | (frozenset() if with_notes else {NOTE})
    found = find_columns(sheet.headings, standard, left_out)
    if missing := missing_words(found, standard):
        headings = ", ".join(heading for heading in sheet.headings if heading)[:300]
        raise FieldError(
            "file",
            f"{missing} The file has: {headings}. Rename the headings, or use the template, and try again.",
        )
    if not sheet.rows:
        raise FieldError("file", "There are headings in this file, and no row under them.")
    return read_rows(sheet, found, current_belonging().tenant_id, today)
