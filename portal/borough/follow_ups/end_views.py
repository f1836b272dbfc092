"""The pages on which a follow-up is changed, closed with what was seen, dropped, or opened again."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.follow_ups.blueprint import follow_ups
from portal.borough.follow_ups.changing import change
from portal.borough.follow_ups.forms import CloseForm, DropForm, EditForm, ReopenForm
from portal.borough.follow_ups.rights import must_end
from portal.forms.changing import Answer
from portal.forms.owner import owner_value
from tenants.people.permissions import Permission
from tenants.records.checks import follow_ups as service
from tenants.records.checks.follow_up_owed import owed_now
from tenants.records.checks.follow_up_queries import get_follow_up, open_plans_of
from tenants.records.checks.models import FollowUp
from tenants.records.checks.rules import FollowUpKind
from tenants.records.suppliers.queries import get_supplier


@follow_ups.route("/<uuid:follow_up_id>/edit", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def edit(follow_up_id: UUID) -> Answer:
    """Changes what is to be put right, who sees to it, and which plan it is part of."""
    form = EditForm(data=_typed_for(get_follow_up(follow_up_id)))
    return change(follow_up_id, form, "edit", _edit, "Your changes are saved.", offer=_offer)


@follow_ups.route("/<uuid:follow_up_id>/close", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_READ)
def close(follow_up_id: UUID) -> Answer:
    """Asks what was seen that shows it."""
    return change(follow_up_id, CloseForm(), "close", _close, "It is closed.", check=must_end)


@follow_ups.route("/<uuid:follow_up_id>/drop", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def drop(follow_up_id: UUID) -> Answer:
    """Asks why it is not asked for any more."""
    return change(follow_up_id, DropForm(), "drop", _drop, "It is dropped, and nobody is reminded any more.")


@follow_ups.route("/<uuid:follow_up_id>/reopen", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def reopen(follow_up_id: UUID) -> Answer:
    """Asks why it is opened again, and by when it is to be put right."""
    return change(follow_up_id, ReopenForm(), "reopen", _reopen, "It is open again.")


def _typed_for(found: FollowUp) -> dict[str, object]:
    return {
        "title": found.title,
        "details": found.details,
        "owner": owner_value(owed_now(found.id) or found),
        "plan": str(found.plan_id or ""),
    }


def _offer(found: FollowUp, form: EditForm) -> None:
    """The open plans, and the one that it is part of now."""
    offered = {each.id: each for each in open_plans_of(found.supplier_id) if each.id != found.id}
    if found.plan_id:
        offered.setdefault(found.plan_id, get_follow_up(found.plan_id))
    is_action = found.kind == FollowUpKind.CORRECTIVE_ACTION
    form.offer_plans(offered.values() if is_action else ())


def _edit(found: FollowUp, form: EditForm) -> None:
    plan = get_follow_up(form.plan_id) if form.plan_id else None
    words = form.title.data or "", form.details.data or ""
    supplier, by = get_supplier(found.supplier_id), current_person().id
    service.edit_follow_up(found, supplier, *words, form.owner.owner, by=by, plan=plan)


def _close(found: FollowUp, form: CloseForm) -> None:
    service.close(found, form.words.data or "", by=current_person().id)


def _drop(found: FollowUp, form: DropForm) -> None:
    service.drop(found, form.reason.data or "", by=current_person().id)


def _reopen(found: FollowUp, form: ReopenForm) -> None:
    supplier, by = get_supplier(found.supplier_id), current_person().id
    service.reopen(found, supplier, form.reason.data or "", form.due_on.data, by=by)
