"""The pages on which a download of the registry is chosen, looked at and recorded."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.registry.forms import RecordForm, RemoveForm, UploadForm
from portal.borough.registry.lines import AskedLine, asked_lines
from portal.borough.registry.parcel import Parcel, seal, unseal
from portal.formatting import plural
from portal.forms.refusals import DONE, attempt
from portal.paging import Page, page_asked_for
from tenants import clock
from tenants.errors import FieldError, Refusal
from tenants.people.permissions import Permission
from tenants.records.files.rules import MEGABYTE
from tenants.records.suppliers.queries import get_supplier
from workflows.registry_match import columns
from workflows.registry_match.matching import Matching, match
from workflows.registry_match.queries import (
    get_entry,
    known_suppliers,
    missing_in,
    readings,
    years_kept,
    years_read,
)
from workflows.registry_match.service import File, Match, digest_of, find_reading, remove_entry
from workflows.registry_match.service import record as keep
from workflows.spreadsheets.reading import Limits, read_sheet

Answer = str | Response | tuple[str, int]

pages = Blueprint("registry", __name__, url_prefix="/<tenant:slug>/suppliers/registry")

#: A year of the registry has more rows, and longer ones, than anything else that is read in.
LIMITS = Limits(rows=40_000, size=30 * MEGABYTE)
#: How many doubtful organisations a person is asked about in one go.
MOST_ASKED = 300
#: Contracts of so many pounds a year make a missing statement worth a look.
OVER = 1_000_000
_MOST_POUNDS = 99_999_999_999
_SIZE = 50


@pages.url_value_preprocessor
def _let_large_files_in(endpoint: str | None, _values: Any) -> None:
    """Before anything reads the form: what guards it against forgery would refuse it as too large."""
    if endpoint == "registry.look":
        request.max_content_length = LIMITS.size + MEGABYTE


@pages.get("/")
@requires(Permission.SUPPLIER_READ)
def registry() -> str:
    """What was read in so far, and, for those who may, the form for the next download."""
    return _upload_page(UploadForm(formdata=None))


@pages.post("/")
@requires(Permission.SUPPLIER_WRITE)
def look() -> Answer:
    """Shows what the download says of the suppliers; nothing is recorded yet."""
    form = UploadForm()
    if not form.validate_on_submit():
        return _upload_page(form), 422
    try:
        parcel = _read(form.file.data, form.year.number)
        sealed = RecordForm(formdata=None, data={"parcel": seal(parcel)})
    except Refusal as refusal:
        form.show(refusal)
        return _upload_page(form), 422
    return _preview_page(parcel, sealed, ticked=())


@pages.post("/record")
@requires(Permission.SUPPLIER_WRITE)
def record() -> Answer:
    """Keeps the statements that were found, and those of the organisations that were ticked."""
    form = RecordForm()
    parcel = unseal(str(form.parcel.data or ""), current_belonging().tenant_id)
    ticked, added = set(request.form.getlist("same")), [0]
    status = attempt(form, lambda: added.append(_record(parcel, ticked)))
    if status != DONE:
        return _preview_page(parcel, form, ticked), status
    flash(_done(added[-1]))
    return redirect(url_for("registry.missing", year=max(parcel.file.years, default=None)))


@pages.get("/missing")
@requires(Permission.SUPPLIER_READ)
def missing() -> str:
    """Suppliers of much worth or high risk that no statement was found of."""
    years = years_read()
    year = _number("year", max_value=columns.LAST_YEAR) or max(years, default=clock.today().year)
    over = _number("over", max_value=_MOST_POUNDS)
    over = OVER if over is None else over
    page = page_asked_for(request.args.get("page"))
    lines, total = missing_in(year, over, clock.today(), page=page, size=_SIZE)
    shown = Page(page, total, _SIZE)
    if shown.number != page:
        lines, total = missing_in(year, over, clock.today(), page=shown.number, size=_SIZE)
    return render_template(
        "borough/registry/missing.html",
        lines=lines,
        page=shown,
        year=year,
        years=years,
        over=over,
        is_read=year in years,
    )


@pages.route("/<uuid:entry_id>/remove", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def remove(entry_id: UUID) -> Answer:
    """Asks whether a statement is another organisation's, and takes it away."""
    entry = get_entry(entry_id)
    supplier, form = get_supplier(entry.supplier_id), RemoveForm()
    if form.is_submitted():
        remove_entry(entry, by=current_person().id)
        flash("The entry is taken away.")
        return redirect(url_for("suppliers.supplier", supplier_id=supplier.id))
    return render_template("borough/registry/remove.html", entry=entry, supplier=supplier, form=form)


def _upload_page(form: UploadForm) -> str:
    return render_template(
        "borough/registry/registry.html", form=form, years=years_kept(), readings=readings()
    )


def _read(file: FileStorage, year: int | None) -> Parcel:
    content, name = file.read(), file.filename or ""
    sheet = read_sheet(name, content, LIMITS)
    places = columns.find_columns(sheet.headings)
    if missing := columns.missing_words(places):
        headings = ", ".join(heading for heading in sheet.headings if heading)[:300]
        raise FieldError("file", f"{missing} The file has: {headings}. Rename the headings and try again.")
    reading = columns.read_rows((row.cells for row in sheet.rows), places, year)
    if not reading.entries and not reading.without_year:
        raise FieldError(
            "file", "No row of the file names an organisation. Choose the file with the statements."
        )
    if not reading.entries and reading.without_year:
        raise FieldError(
            "year", "The file does not say of which year it is. Enter the year of the statements."
        )
    file_read = File(name[-120:], digest_of(content), len(sheet.rows), tuple(reading.years))
    left_out = reading.without_name + reading.without_year
    return _parcel(file_read, match(reading.entries, known_suppliers()), left_out)


def _parcel(file: File, matching: Matching, left_out: int) -> Parcel:
    asked, more = matching.asked[:MOST_ASKED], matching.asked[MOST_ASKED:]
    return Parcel(current_belonging().tenant_id, file, matching.found, asked, len(more), left_out)


def _record(parcel: Parcel, ticked: Collection[str]) -> int:
    sure = [Match(each.entry, each.supplier_id, each.is_by_number) for each in parcel.found]
    same = [
        Match(each.entry, each.supplier_id, is_by_number=False)
        for place, each in enumerate(parcel.asked)
        if str(place) in ticked
    ]
    return keep(parcel.file, [*sure, *same], by=current_person().id, today=clock.today())


def _done(added: int) -> str:
    if not added:
        return "All of these statements were kept already. Nothing is kept twice."
    return f"{plural(added, 'statement')} {'is' if added == 1 else 'are'} kept with their suppliers."


def _preview_page(parcel: Parcel, form: RecordForm, ticked: Collection[str]) -> str:
    matching = Matching(parcel.found, parcel.asked)
    year = max(parcel.file.years, default=clock.today().year)
    but_for = frozenset(each.supplier_id for each in parcel.found if each.entry.year == year)
    lines, total = missing_in(year, OVER, clock.today(), but_for=but_for, size=20)
    asked: list[AskedLine] = asked_lines(parcel.asked, ticked)
    return render_template(
        "borough/registry/preview.html",
        form=form,
        parcel=parcel,
        years=", ".join(map(str, parcel.file.years)) or "no year",
        year=year,
        over=OVER,
        by_number=matching.count(by_number=True),
        by_name=matching.count(by_number=False),
        asked=asked,
        missing=lines,
        missing_count=total,
        before=find_reading(parcel.file.digest),
    )


def _number(name: str, *, max_value: int) -> int | None:
    """A whole number in the address; None when there is none that can be used."""
    typed = request.args.get(name, "").replace(",", "").removeprefix("£").strip()
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= len(str(max_value))
    return int(typed) if is_number and int(typed) <= max_value else None
