"""The page on which somebody says which heading of a register is which column."""

from uuid import UUID

from flask import redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.contract_import.blueprint import pages
from portal.borough.contract_import.changing import Answer, change, elsewhere
from portal.borough.contract_import.forms import ColumnsForm
from tenants.people.permissions import Permission
from tenants.records.contracts.models import ContractImport
from workflows.contract_import.columns import NEEDED, Column
from workflows.contract_import.queries import get_import
from workflows.contract_import.service import choose_columns, columns_to_offer
from workflows.contract_import.staging import unpacked

_EXAMPLES = 3
_LONGEST_EXAMPLE = 60


@pages.route("/<uuid:import_id>/columns", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def columns(import_id: UUID) -> Answer:
    """Asks which heading is which column, with a guess for each."""
    reading = get_import(import_id)
    if (over := elsewhere(reading)) is not None:
        return over
    form = ColumnsForm()
    form.offer(reading.headings, columns_to_offer(reading))
    if not form.is_submitted():
        form.catch_up(reading)
        return _page(reading, form)
    return change(
        import_id,
        form,
        lambda found: choose_columns(found, form.mapping(), by=current_person().id),
        lambda found: _page(found, form),
        lambda: redirect(url_for("contract_import.look", import_id=import_id)),
    )


def _page(reading: ContractImport, form: ColumnsForm) -> str:
    rows = unpacked(reading.sheet).rows[:_EXAMPLES]
    shown = [
        (heading or f"Column {place + 1}, without a heading", [_short(cells[place]) for _, cells in rows])
        for place, heading in enumerate(reading.headings)
    ]
    return render_template(
        "borough/contract_import/columns.html",
        form=form,
        reading=reading,
        numbers=[number for number, _ in rows],
        shown=shown,
        needed=[form[column.value] for column in NEEDED],
        others=[form[column.value] for column in Column if column not in NEEDED],
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_EXAMPLE else text[: _LONGEST_EXAMPLE - 1].rstrip() + "…"
