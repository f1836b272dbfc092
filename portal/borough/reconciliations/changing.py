"""The pages with a form about a comparison with the figures of somebody else."""

from collections.abc import Callable
from uuid import UUID

from portal.borough.reconciliations.reading import open_comparison
from portal.forms.changing import PRESS, Answer, F, FormPages
from portal.forms.versioned import VersionedForm
from tenants.counting.standard import Standard
from tenants.errors import WrongState
from tenants.records.reconciliations.models import Reconciliation
from tenants.records.reconciliations.queries import get_reconciliation, get_reconciliation_to_change
from tenants.records.reconciliations.rules import ReconciliationStatus
from workflows.published_standards.queries import standard_on

PAGES = FormPages(
    "reconciliation",
    get_reconciliation,
    get_reconciliation_to_change,
    folder="borough/reconciliations",
    home="reconciliations.reconciliation",
    shown=lambda found: {"page": open_comparison(found.id)},
)


def change(
    reconciliation_id: UUID,
    form: F,
    page: str,
    work: Callable[[Reconciliation, F], object],
    done: str,
    *,
    offer: Callable[[Reconciliation, F], object] = lambda _found, _form: None,
    anchor: str | None = None,
) -> Answer:
    """The page with its form while the comparison is open, or the comparison after `work` was done to it."""
    return PAGES.change(
        reconciliation_id,
        form,
        page,
        work,
        done,
        check_shown=open_only,
        offer=offer,
        anchor=anchor,
    )


def press(reconciliation_id: UUID, work: Callable[[Reconciliation], object], done: str) -> Answer:
    """What a button without a page of its own does; a refusal is shown on a page with the same button."""
    return change(reconciliation_id, VersionedForm(), PRESS, lambda found, _form: work(found), done)


def open_only(found: Reconciliation) -> None:
    """WrongState, with what to do instead, for a comparison that is closed."""
    if found.status != ReconciliationStatus.OPEN:
        raise WrongState("This comparison is closed, so it stays as it is. Start another one.")


def standard_for(found: Reconciliation) -> Standard:
    """The standard whose types order its lines."""
    return standard_on(found.ends_on)
