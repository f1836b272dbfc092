"""The page on which a register is chosen, with those that were begun or recorded before."""

from datetime import datetime

from flask import flash, redirect, render_template, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.contract_import.blueprint import pages
from portal.borough.contract_import.changing import Answer
from portal.borough.contract_import.forms import UploadForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.database import db
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.contracts.models import ContractImport
from tenants.records.files.rules import safe_name
from workflows.contract_import.queries import find_open, open_imports, recorded_imports
from workflows.contract_import.service import KEPT_FOR, begin, digest_of, must_be_new
from workflows.spreadsheets.reading import read_sheet

_MOST_SHOWN = 10


@pages.get("/")
@requires(Permission.SUPPLIER_WRITE)
def upload() -> str:
    """Asks for the register."""
    return _page(UploadForm(formdata=None))


@pages.post("/")
@requires(Permission.SUPPLIER_WRITE)
def choose() -> Answer:
    """Keeps the register to be looked at; nothing is recorded yet."""
    form = UploadForm()
    begun: list[ContractImport] = []
    status = attempt(form, lambda: begun.append(_begin(form.file.data)))
    if status != DONE:
        return _page(form), status
    return _onwards(begun[0])


def _begin(file: FileStorage) -> ContractImport:
    content, name = file.read(), safe_name(file.filename or "")
    digest = digest_of(content)
    must_be_new(digest)
    if (found := find_open(digest)) is not None:
        flash("You had begun with this file already. Here you can go on.")
        return found
    db.session.rollback()  # reading a long workbook takes seconds, in which others may want to write
    return begin(read_sheet(name, content), name, digest, by=current_person().id)


def _onwards(reading: ContractImport) -> Response:
    endpoint = "contract_import.look" if reading.mapping else "contract_import.columns"
    return redirect(url_for(endpoint, import_id=reading.id))


def _page(form: UploadForm) -> str:
    opened, recorded = open_imports(), recorded_imports(_MOST_SHOWN)
    people = {each.added_by_id for each in (*opened, *recorded) if each.added_by_id}
    return render_template(
        "borough/contract_import/upload.html",
        form=form,
        opened=opened,
        recorded=recorded,
        names=names_of(people),
        kept_until=_kept_until,
    )


def _kept_until(added_at: datetime) -> object:
    return clock.london(added_at + KEPT_FOR).date()
