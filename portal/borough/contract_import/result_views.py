"""The pages that say what came of a register, and give back the rows that were left out."""

from io import BytesIO
from uuid import UUID

from flask import redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.contract_import.blueprint import pages
from portal.borough.contract_import.changing import Answer
from portal.borough.contract_import.preview_views import looked_at
from portal.paging import Page, page_asked_for
from portal.papers import file_name
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.contracts.models import ContractImport
from workflows.contract_import.columns import are_corrections
from workflows.contract_import.corrections import Kept, as_csv, as_excel
from workflows.contract_import.holdings import supplier_titles
from workflows.contract_import.queries import (
    GoneContract,
    count_gone,
    count_new_suppliers,
    get_import,
    gone_contracts,
    new_suppliers,
)
from workflows.contract_import.recording import kept_rows
from workflows.contract_import.staging import unpacked

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LEFT_OUT_SHOWN = 50


@pages.get("/<uuid:import_id>/result")
@requires(Permission.SUPPLIER_WRITE)
def result(import_id: UUID) -> Answer:
    """What happened, in words, and what is to be done next."""
    reading = get_import(import_id)
    if reading.recorded_at is None:
        return redirect(url_for("contract_import.look", import_id=import_id))
    page = Page(page_asked_for(request.args.get("page")), count_new_suppliers(reading))
    return render_template(
        "borough/contract_import/result.html",
        reading=reading,
        page=page,
        suppliers=new_suppliers(reading, limit=page.size, offset=page.offset),
        untiered=count_new_suppliers(reading, is_untiered=True),
        left_out=reading.left_out[:LEFT_OUT_SHOWN],
        is_part=are_corrections(reading.headings),
    )


@pages.get("/<uuid:import_id>/gone")
@requires(Permission.SUPPLIER_WRITE)
def gone(import_id: UUID) -> Answer:
    """Contracts in force that the register does not have; they stay as they are."""
    reading, asked = get_import(import_id), page_asked_for(request.args.get("page"))
    page, contracts = (_gone_now if reading.recorded_at is None else _gone_since)(reading, asked)
    return render_template(
        "borough/contract_import/gone.html", reading=reading, page=page, contracts=contracts
    )


def _gone_now(reading: ContractImport, asked: int) -> tuple[Page, list[GoneContract]]:
    """Of a register that is being looked at."""
    found = sorted(looked_at(reading).gone, key=lambda contract: contract.title)
    page = Page(asked, len(found))
    shown = found[page.offset : page.offset + page.size]
    names = supplier_titles(contract.supplier_id for contract in shown)
    return page, [
        GoneContract(each.id, each.title, each.reference, names[each.supplier_id], each.ends_on)
        for each in shown
    ]


def _gone_since(reading: ContractImport, asked: int) -> tuple[Page, list[GoneContract]]:
    """Of a register that was recorded; rows that were corrected are no whole register."""
    if are_corrections(reading.headings):
        return Page(1, 0), []
    page = Page(asked, count_gone(reading, clock.today()))
    return page, gone_contracts(reading, clock.today(), limit=page.size, offset=page.offset)


@pages.get("/<uuid:import_id>/rows-to-correct.csv")
@requires(Permission.SUPPLIER_WRITE)
def corrections_csv(import_id: UUID) -> Response:
    """The rows that are not recorded, as a CSV file."""
    reading = get_import(import_id)
    return _sent(as_csv(reading.headings, _kept(reading)), "text/csv", reading, "csv")


@pages.get("/<uuid:import_id>/rows-to-correct.xlsx")
@requires(Permission.SUPPLIER_WRITE)
def corrections_excel(import_id: UUID) -> Response:
    """The rows that are not recorded, as an Excel workbook."""
    reading = get_import(import_id)
    content = as_excel(
        reading.headings,
        _kept(reading),
        name=reading.title,
        made_for=current_person().name,
        on=clock.today(),
    )
    return _sent(content, _EXCEL, reading, "xlsx")


def _kept(reading: ContractImport) -> list[Kept]:
    """The rows left out of a register that was recorded, or those with problems of one being looked at."""
    if reading.recorded_at is not None:
        return list(reading.left_out)
    if reading.given_up_at is not None:
        raise NotFound
    return list(kept_rows(unpacked(reading.sheet), reading, looked_at(reading).problems))


def _sent(content: bytes, kind: str, reading: ContractImport, ending: str) -> Response:
    name = f"{file_name(f'Rows to correct of {reading.title}')}.{ending}"
    return send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, etag=False)
