"""The pages that add what a spreadsheet says, give back its rows with problems, and tell what was added."""

from collections import Counter
from io import BytesIO
from uuid import UUID

from flask import flash, redirect, render_template, request, send_file, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.referral_import.blueprint import pages
from portal.borough.referral_import.forms import AddForm, MendForm
from portal.borough.referral_import.parcel import Parcel, unseal
from portal.borough.referral_import.previewing import preview_page
from portal.borough.referral_import.upload_views import EXCEL
from portal.formatting import plural
from portal.forms.refusals import DONE, attempt
from portal.papers import file_name
from tenants import clock
from tenants.database import db
from tenants.errors import WrongState
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.referrals.models import Referral, ReferralImport
from workflows.published_standards.queries import standard_on
from workflows.referral_import.corrections import as_csv, as_excel, rows_to_correct
from workflows.referral_import.preview import look_at
from workflows.referral_import.service import add_all, get_import

Answer = str | Response | tuple[str, int]


@pages.post("/add")
@requires(Permission.REFERRAL_WRITE)
def add() -> Answer:
    """Adds all of it, or shows again what stands in the way."""
    form = AddForm()
    parcel = unseal(str(form.parcel.data or ""), current_belonging().tenant_id)
    form.ask_about_alike(bool(look_at(parcel.reading.lines).alike))
    added: list[ReferralImport] = []
    status = attempt(form, lambda: added.append(_add(parcel, form)))
    if status != DONE:
        return preview_page(parcel, form), status
    flash(f"{plural(added[0].rows, 'entry was', 'entries were')} added to the log.")
    return redirect(url_for("referral_import.result", import_id=added[0].id))


@pages.post("/rows-to-correct")
@requires(Permission.REFERRAL_WRITE)
def mend() -> Response:
    """The rows with problems as a file: Excel, or CSV when that was pressed."""
    parcel = unseal(str(MendForm().parcel.data or ""), current_belonging().tenant_id)
    reading = parcel.reading
    if not reading.refused:
        raise WrongState("No row of this spreadsheet has a problem.")
    rows, name = rows_to_correct(reading.problems, reading.refused), f"Rows to correct of {parcel.file_name}"
    if request.form.get("kind") == "csv":
        return _sent(as_csv(reading.headings, rows), "text/csv", f"{file_name(name)}.csv")
    by, today = current_person().name, clock.today()
    content = as_excel(reading.headings, rows, name=parcel.file_name, made_for=by, on=today)
    return _sent(content, EXCEL, f"{file_name(name)}.xlsx")


@pages.get("/<uuid:import_id>/")
@requires(Permission.REFERRAL_READ)
def result(import_id: UUID) -> str:
    """What was added, and what to do next."""
    reading = get_import(import_id)
    kept = db.session.execute(
        select(Referral.referred_on, Referral.route, Referral.completeness).where(
            Referral.import_id == import_id
        )
    ).all()
    routes = Counter(row.route for row in kept)
    titles = standard_on(clock.today()).field("route")
    return render_template(
        "borough/referral_import/result.html",
        reading=reading,
        kept=len(kept),
        first=min((row.referred_on for row in kept), default=None),
        last=max((row.referred_on for row in kept), default=None),
        routes=[(titles.title_of(key), count) for key, count in routes.most_common()],
        percent=round(sum(row.completeness for row in kept) / len(kept)) if kept else None,
        names=names_of({reading.added_by_id} if reading.added_by_id else set()),
    )


def _add(parcel: Parcel, form: AddForm) -> ReferralImport:
    preview = look_at(parcel.reading.lines)
    lines = preview.chosen(with_alike=form.adds_alike)
    by = current_person().id
    return add_all(lines, parcel.file_name, parcel.digest, by=by, today=clock.today())


def _sent(content: bytes, kind: str, name: str) -> Response:
    response = send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response
