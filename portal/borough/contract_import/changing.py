"""The way of every page that takes a register one step further: one register, seen at one version."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from flask import redirect, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.contracts.models import ContractImport
from workflows.contract_import.queries import get_import, get_import_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def elsewhere(reading: ContractImport) -> Response | None:
    """Where to go when the register is not being looked at any more; None when it is."""
    if reading.recorded_at is not None:
        return redirect(url_for("contract_import.result", import_id=reading.id))
    if reading.given_up_at is not None:
        return redirect(url_for("contract_import.upload"))
    return None


def change(
    import_id: UUID,
    form: F,
    work: Callable[[ContractImport], object],
    page: Callable[[ContractImport], str],
    then: Callable[[], Response],
) -> Answer:
    """Does `work`, and goes on with `then`; or shows the page again with what stands in the way.

    Sent twice, the second is taken to what the first has done.
    """
    found = get_import_to_change(import_id)

    def do() -> None:
        form.must_be_fresh(found)
        work(found)

    status = attempt(form, do)
    if status == DONE:
        return then()
    found = get_import(import_id)
    if (over := elsewhere(found)) is not None:
        return over  # recorded, or given up, by somebody else or by the same press sent twice
    form.catch_up(found)
    return page(found), status
