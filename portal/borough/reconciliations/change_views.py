"""The pages on which a comparison is edited, counted again, given their figures, and closed."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.reconciliations.blueprint import reconciliations as pages
from portal.borough.reconciliations.changing import change, press, standard_for
from portal.borough.reconciliations.forms import (
    ComparisonForm,
    FiguresForm,
    NoteForm,
    typed_for,
    with_figures,
)
from portal.borough.reconciliations.reading import open_comparison
from portal.forms.changing import Answer
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.reconciliations import service
from tenants.records.reconciliations.details import ReconciliationDetails
from tenants.records.reconciliations.models import Reconciliation
from tenants.records.reconciliations.queries import get_reconciliation
from workflows.published_standards.queries import standard_on


@pages.route("/<uuid:reconciliation_id>/edit", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def edit(reconciliation_id: UUID) -> Answer:
    """Changes the period and the definition; with a publication that the portal knows, the note alone."""
    found = get_reconciliation(reconciliation_id)
    kind = NoteForm if found.source_code else ComparisonForm
    done = "Your changes are saved, and our side is counted again."
    return change(reconciliation_id, kind(data=typed_for(found)), "edit", _edit, done)


@pages.route("/<uuid:reconciliation_id>/figures", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def figures(reconciliation_id: UUID) -> Answer:
    """Takes their figures in."""
    form = with_figures(open_comparison(reconciliation_id))
    return change(reconciliation_id, form, "figures", _take_in, "Their figures are saved.")


@pages.route("/<uuid:reconciliation_id>/count", methods=["POST"])
@requires(Permission.REFERRAL_WRITE)
def count(reconciliation_id: UUID) -> Answer:
    """Counts our side again."""
    return press(reconciliation_id, _count, "Our side is counted again.")


@pages.route("/<uuid:reconciliation_id>/close", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def close(reconciliation_id: UUID) -> Answer:
    """Closes it for good."""
    done = "The comparison is closed. It stays as it is."
    return change(reconciliation_id, VersionedForm(), "close", _close, done)


def _edit(found: Reconciliation, form: NoteForm) -> None:
    details = ReconciliationDetails.of(found)
    details = form.details() if isinstance(form, ComparisonForm) else details.noting(form.note.data or "")
    today = clock.today()
    standard = standard_on(details.ends_on or today)
    service.edit(found, details, standard, by=current_person().id, today=today)


def _take_in(found: Reconciliation, form: FiguresForm) -> None:
    service.take_in(found, form.theirs(), by=current_person().id)


def _count(found: Reconciliation) -> None:
    service.count_again(found, standard_for(found), by=current_person().id)


def _close(found: Reconciliation, _form: VersionedForm) -> None:
    service.close(found, by=current_person().id, today=clock.today())
