"""The pages on which a difference is explained, called not known, and a reason taken away."""

from uuid import UUID

from flask import request

from portal.access import current_person, requires
from portal.borough.reconciliations.blueprint import reconciliations as pages
from portal.borough.reconciliations.changing import change, press
from portal.borough.reconciliations.forms import ReasonForm, reason_typed
from portal.borough.reconciliations.reading import category_of, open_comparison
from portal.forms.changing import Answer
from tenants.people.permissions import Permission
from tenants.records.reconciliations import service
from tenants.records.reconciliations.models import Reconciliation
from tenants.records.reconciliations.queries import get_line, get_reason


@pages.route("/<uuid:reconciliation_id>/explain", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def explain(reconciliation_id: UUID) -> Answer:
    """Adds a reason; ?line= names the line that it is about."""
    rows, wanted = open_comparison(reconciliation_id).rows, request.args.get("line", "")
    chosen = next((row for row in rows if row.key == wanted), None)
    form = ReasonForm(data=reason_typed(chosen))
    done = "The reason is added."
    return change(reconciliation_id, form, "explain", _explain, done, offer=_offer, anchor="reasons")


@pages.route("/<uuid:reconciliation_id>/not-known/<line>", methods=["POST"])
@requires(Permission.REFERRAL_WRITE)
def not_known(reconciliation_id: UUID, line: str) -> Answer:
    """Says of what is left over of a line that nobody knows why."""
    category, by = category_of(line), current_person().id
    get_line(reconciliation_id, category)
    done = "What was left over is “not known” now."
    return press(reconciliation_id, lambda found: service.say_not_known(found, category, by=by), done)


@pages.route("/<uuid:reconciliation_id>/reasons/<uuid:reason_id>/remove", methods=["POST"])
@requires(Permission.REFERRAL_WRITE)
def take_back(reconciliation_id: UUID, reason_id: UUID) -> Answer:
    """Takes a reason away."""
    by = current_person().id
    get_reason(reconciliation_id, reason_id)
    return press(
        reconciliation_id,
        lambda found: service.take_back(found, get_reason(reconciliation_id, reason_id), by=by),
        "The reason is taken away.",
    )


def _offer(found: Reconciliation, form: ReasonForm) -> None:
    form.offer(open_comparison(found.id).rows)


def _explain(found: Reconciliation, form: ReasonForm) -> None:
    service.explain(found, form.details(), by=current_person().id)
