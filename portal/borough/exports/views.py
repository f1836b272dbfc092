"""The pages on which a list is taken out: what will be in the file, and then the file itself."""

from dataclasses import replace
from io import BytesIO

from flask import redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.exports.blueprint import exports as pages
from portal.borough.exports.listed import listed
from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from portal.papers import file_name
from tenants import clock
from tenants.people.permissions import Permission
from workflows.workbooks.operations import CONFIDENTIAL as OPERATIONS_CONFIDENTIAL
from workflows.workbooks.taking_out import LIST_WORDS, List, Taking, take_out, what_opens
from workflows.workbooks.writing import About, as_workbook

Answer = str | Response | tuple[str, int]
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The page of each list, within the house.
_BACK = {
    List.CONTRACTS: "contracts/",
    List.SUPPLIERS: "suppliers/",
    List.CHECKS: "checks/",
    List.FOLLOW_UPS: "checks/follow-ups/",
    List.OPERATIONS: "operations/",
}
#: Where the usual words about suppliers do not fit.
_CONFIDENTIAL = {List.OPERATIONS: OPERATIONS_CONFIDENTIAL}


class TakeOutForm(PortalForm):
    """Nothing but the press: whoever takes a list out is written down."""


@pages.route("/contracts/export", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_READ)
def contracts() -> Answer:
    """Takes out the list of contracts, narrowed as its address says."""
    return _page(List.CONTRACTS)


@pages.route("/suppliers/export", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_READ)
def suppliers() -> Answer:
    """Takes out the register of suppliers, narrowed as its address says."""
    return _page(List.SUPPLIERS)


@pages.route("/checks/export", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_READ)
def checks() -> Answer:
    """Takes out every check."""
    return _page(List.CHECKS)


@pages.route("/checks/follow-ups/export", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_READ)
def follow_ups() -> Answer:
    """Takes out everything that follows from checks."""
    return _page(List.FOLLOW_UPS)


@pages.route("/operations/export", methods=["GET", "POST"])
@requires(Permission.OPERATION_READ)
def operations() -> Answer:
    """Takes out the list of operations, narrowed as its address says."""
    return _page(List.OPERATIONS)


@pages.get("/exports/<key>")
@requires(Permission.SUPPLIER_READ)
def file(key: str) -> Response:
    """The file, for whoever has just taken the list out."""
    taking, today = what_opens(key, by=current_person().id), clock.today()
    found, house = listed(taking.what, taking.query, today), current_belonging()
    title = f"{LIST_WORDS[taking.what]} of {house.tenant_name}"
    source = f"{title}, from the portal of the London Modern Slavery Leads Network"
    about = About(source, current_person().name, today, holds=found.holds)
    about = replace(about, confidentiality=_CONFIDENTIAL.get(taking.what, about.confidentiality))
    content = as_workbook([found.table()], title=title, about=about)
    name = file_name(f"{title} {today.isoformat()}")
    response = send_file(
        BytesIO(content), mimetype=_EXCEL, as_attachment=True, download_name=f"{name}.xlsx", etag=False
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response


def _page(what: List) -> Answer:
    """What the file will hold; sent, it writes down who takes it out, and leads to the file."""
    form, keys = TakeOutForm(), list[str]()
    found = listed(what, request.query_string.decode("ascii", "replace"), clock.today())
    taking, by = Taking(what, found.query), current_person().id
    status = 0
    if form.is_submitted():
        status = attempt(form, lambda: keys.append(take_out(taking, found.holds, by=by)))
    if status == DONE:
        return redirect(url_for("exports.file", key=keys[0]))
    back = f"/{current_belonging().slug}/{_BACK[what]}"
    shown = render_template(
        "borough/exports/take_out.html",
        form=form,
        title=LIST_WORDS[what],
        found=found,
        back=f"{back}?{found.query}".rstrip("?"),
        is_narrowed=bool(found.query),
        plain=request.path,
    )
    return (shown, status) if status else shown
