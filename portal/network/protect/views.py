"""The page on which somebody has a table of counts protected, and takes it back with its certificate."""

import json
from io import BytesIO
from typing import Any

from flask import render_template, request, send_file
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from portal.access import signed_in
from portal.network.protect.blueprint import protect as pages
from portal.network.protect.forms import TableForm, TakeForm
from portal.network.protect.parcel import pack, seal, unseal
from tenants.database import db
from tenants.errors import FieldError, Refusal, WrongState
from workflows.releases.disclosure.errors import NotProtectable, TableRefused
from workflows.releases.disclosure.own_rows import text_of
from workflows.releases.disclosure.own_table import ProtectedTable, protect_table

Answer = str | Response | tuple[str, int]
#: What a page can wait for; the command takes larger tables and more time.
MOST_CELLS, SECONDS = 2_500, 20.0
MOST_SHOWN = 400
TABLE_ALONE = "table"
_CLOSED = "default-src 'none'; frame-ancestors 'none'; sandbox"


@pages.get("/")
@signed_in
def ask() -> str:
    """Asks for the table."""
    return _page(TableForm(formdata=None, data={"threshold": "5"}))


@pages.post("/")
@signed_in
def give_back() -> Answer:
    """Shows the protected table with the way to take it away; nothing is kept."""
    form = TableForm()
    if not form.validate_on_submit():
        return _page(form), 422
    db.session.rollback()  # the work takes seconds, in which nobody else's saving should have to wait
    try:
        protected = _protected(form)
        parcel = seal(pack(protected, _read_me(protected)))
    except Refusal as refusal:
        form.show(refusal)
        return _page(form), 422
    return render_template(
        "network/protect/protected.html",
        table=protected,
        form=TakeForm(formdata=None, data={"parcel": parcel}),
        most_shown=MOST_SHOWN,
        words=in_words(protected),
    )


@pages.post("/take")
@signed_in
def take() -> Answer:
    """The table alone, which may be passed on; or with its certificate, which is kept as the counts are."""
    form = TakeForm()
    try:
        if not form.validate_on_submit():
            raise WrongState("Choose the table again.")
        parcel = unseal(form.parcel.data or "")
    except Refusal as refusal:
        again = TableForm(formdata=None, data={"threshold": "5"})
        again.show(refusal)
        return _page(again), 409
    if request.form.get("what") == TABLE_ALONE:
        return _file(parcel.table(), "text/csv", "Protected table.csv")
    return _file(parcel.archive, "application/zip", "Protected table.zip")


def _page(form: TableForm) -> str:
    return render_template("network/protect/ask.html", form=form, most_cells=MOST_CELLS)


def _protected(form: TableForm) -> ProtectedTable:
    groups = _groups(form.hierarchy.data)
    try:
        text = text_of(form.table.data.read())
        return protect_table(text, form.threshold.number or 0, groups, most_cells=MOST_CELLS, seconds=SECONDS)
    except (TableRefused, NotProtectable) as refusal:
        raise FieldError("table", str(refusal)) from refusal


def _groups(file: FileStorage | None) -> Any:
    """What the file of groups says; None without one."""
    if not file or not file.filename:
        return None
    try:
        return json.loads(text_of(file.read()))
    except (TableRefused, ValueError, RecursionError) as problem:
        raise FieldError(
            "hierarchy", "The file of groups is not JSON. Correct it, or leave it out."
        ) from problem


def in_words(table: ProtectedTable) -> str:
    """What was done, and what is proved."""
    if not table.hidden:
        return (
            f"No count of this table lies between 1 and {table.threshold - 1}, so nothing had to be hidden."
        )
    return (
        f"{table.hidden:,} of {len(table.cells):,} figures are hidden, totals among them. Every count from 1 "
        f"to {table.threshold - 1} could be anything from 1 to {table.threshold} for whoever reads it: "
        f"{len(table.certificate.witnesses):,} other tables agree with everything it shows."
    )


def _read_me(table: ProtectedTable) -> str:
    return (
        f"protected.csv may be published. {in_words(table)}\n"
        "An empty count with the status c is hidden, p is published. “Total” stands for all together.\n"
        "certificate.json is the proof. It tells more than the table: keep it as you keep the counts.\n"
        "The proof holds for this table alone. Do not publish another table of the same people and time.\n"
    )


def _file(content: bytes, kind: str, name: str) -> Response:
    response = send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = _CLOSED
    return response
