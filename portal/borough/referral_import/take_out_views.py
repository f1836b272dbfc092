"""The page on which the referral log is taken out as a file, narrowed as the list was."""

from dataclasses import dataclass
from io import BytesIO

from flask import render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.referral_import.blueprint import pages
from portal.borough.referral_import.forms import TakeOutForm
from portal.borough.referral_import.upload_views import EXCEL
from portal.borough.referrals.filters import Asked, periods, read
from portal.formatting import plural
from portal.forms.refusals import DONE, attempt
from portal.papers import file_name
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.referrals.entries import Entry
from tenants.records.referrals.lists import clock_rules, entries_wanted
from workflows.referral_import.taking_out import (
    CONFIDENTIAL,
    TITLE,
    as_csv,
    as_excel,
    log_table,
    note_taking_out,
)
from workflows.workbooks.writing import About

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Log:
    """What the address asks for."""

    asked: Asked
    entries: list[Entry]  # oldest first
    holds: str


@pages.route("/take-out", methods=["GET", "POST"])
@requires(Permission.REFERRAL_READ)
def take_out() -> Answer:
    """Says what the file will hold; pressed, writes down who takes it out, and gives it."""
    form, log, by = TakeOutForm(), _log(), current_person().id
    if not form.is_submitted():
        return _page(form, log)
    status = attempt(form, lambda: note_taking_out(log.holds, by=by))
    return _file(log) if status == DONE else (_page(form, log), status)


def _log() -> _Log:
    today = clock.today()
    asked, _notes = read(request.args.to_dict(), today)
    found = entries_wanted(asked.wanted(today), clock_rules(), today)[::-1]
    narrowed = ", narrowed as the list was" if asked.narrowed or asked.state else ""
    period = dict(periods(today))[asked.period]
    return _Log(asked, found, f"{plural(len(found), 'referral')}: {period.casefold()}{narrowed}")


def _page(form: TakeOutForm, log: _Log) -> str:
    back = url_for("referrals.referrals")
    return render_template(
        "borough/referral_import/take_out.html",
        form=form,
        log=log,
        back=f"{back}?{log.asked.query(page=1)}".rstrip("?"),
        everything=url_for("referral_import.take_out", period="all"),
    )


def _file(log: _Log) -> Response:
    today, house = clock.today(), current_belonging().tenant_name
    table = log_table(log.entries, today)
    title = f"{TITLE} of {house}"
    if request.form.get("kind") == "csv":
        content, kind, ending = as_csv(table), "text/csv", "csv"
    else:
        source = f"{title}, from the portal of the London Modern Slavery Leads Network"
        about = About(source, current_person().name, today, log.holds, CONFIDENTIAL)
        content, kind, ending = as_excel(table, about), EXCEL, "xlsx"
    name = f"{file_name(f'{title} {today.isoformat()}')}.{ending}"
    response = send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response
