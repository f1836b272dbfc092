"""The pages of an exclusion: consider it, look at it, change it, decide it, note that it was told."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_belonging, current_person, may, requires
from portal.borough.activity.history import history_page
from portal.borough.exclusions.about import line_of
from portal.borough.exclusions.blueprint import exclusions
from portal.borough.exclusions.changing import Answer, change
from portal.borough.exclusions.forms import ConsiderForm, DecideForm, NoticeForm
from portal.borough.follow_ups.forms import check_words
from portal.forms.owner import owner_value
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.checks import exclusions as service
from tenants.records.checks.exclusion_owed import owed_now
from tenants.records.checks.exclusion_queries import get_exclusion, get_ground, supplier_of
from tenants.records.checks.follow_up_queries import owner_of
from tenants.records.checks.models import Exclusion, SupplierCheck
from tenants.records.checks.queries import checks_of, get_check
from tenants.records.checks.rules import Decision
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier


@exclusions.route("/<uuid:supplier_id>/exclusions/consider", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def consider(supplier_id: UUID) -> Answer:
    """Asks which procurement it is about, the ground, what was found and what was put right."""
    supplier, checks = get_supplier(supplier_id), checks_of(supplier_id)
    form = ConsiderForm(data=_begun(supplier, checks))
    form.offer(service.grounds_offered(), checks)
    added: list[Exclusion] = []
    status = attempt(form, lambda: added.append(_consider(supplier, form))) if form.is_submitted() else 0
    if status == DONE:
        flash("It is noted. Decide when you have heard the supplier and legal services.")
        page = url_for("exclusions.exclusion", supplier_id=supplier_id, exclusion_id=added[0].id)
        return redirect(page)
    form.offer(service.grounds_offered(), checks_of(supplier_id))
    shown = render_template(
        "borough/exclusions/consider.html", supplier=get_supplier(supplier_id), exclusion=None, form=form
    )
    return (shown, status) if status else shown


@exclusions.get("/exclusions/<uuid:exclusion_id>/")
@requires(Permission.SUPPLIER_READ)
def find(exclusion_id: UUID) -> Answer:
    """Leads from a reminder to the exclusion, under whichever supplier it stands today."""
    supplier_id = supplier_of(exclusion_id)
    return redirect(url_for("exclusions.exclusion", supplier_id=supplier_id, exclusion_id=exclusion_id))


@exclusions.get("/<uuid:supplier_id>/exclusions/<uuid:exclusion_id>/")
@requires(Permission.SUPPLIER_READ)
def exclusion(supplier_id: UUID, exclusion_id: UUID) -> str:
    """Everything about one exclusion."""
    supplier, found = get_supplier(supplier_id), get_exclusion(supplier_id, exclusion_id)
    base = f"/{current_belonging().slug}/suppliers/{supplier_id}/exclusions/"
    check, owed = get_check(found.check_id) if found.check_id else None, owed_now(exclusion_id)
    owner, owner_id = owner_of(owed or found)
    return render_template(
        "borough/exclusions/exclusion.html",
        supplier=supplier,
        exclusion=found,
        line=line_of(found, base, clock.today()),
        ground=get_ground(found.ground_key),
        check=check,
        check_words=check_words(check) if check else "",
        owed=owed,
        owner=owner.removesuffix(" (vacant)").replace("Nobody", "Nobody yet"),
        is_vacant=owner_id is None,
        may_write=may(Permission.SUPPLIER_WRITE),
    )


@exclusions.get("/<uuid:supplier_id>/exclusions/<uuid:exclusion_id>/history")
@requires(Permission.SUPPLIER_READ)
def history(supplier_id: UUID, exclusion_id: UUID) -> str:
    """Every change of the exclusion, newest first."""
    found = get_exclusion(supplier_id, exclusion_id)
    back = url_for("exclusions.exclusion", supplier_id=supplier_id, exclusion_id=exclusion_id)
    return history_page(exclusion_id, "exclusion", found.title, back)


@exclusions.route("/<uuid:supplier_id>/exclusions/<uuid:exclusion_id>/edit", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def edit(supplier_id: UUID, exclusion_id: UUID) -> Answer:
    """Changes what it is about, what was found, and who sees to it."""
    form = ConsiderForm(data=_typed_for(get_exclusion(supplier_id, exclusion_id)))
    return change(supplier_id, exclusion_id, form, "edit", _edit, "Your changes are saved.", offer=_offer)


@exclusions.route("/<uuid:supplier_id>/exclusions/<uuid:exclusion_id>/decide", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def decide(supplier_id: UUID, exclusion_id: UUID) -> Answer:
    """Asks what was decided, why, by whom and when."""
    found = get_exclusion(supplier_id, exclusion_id)
    is_decided = found.decision != Decision.UNDECIDED
    data = {
        "decision": found.decision if is_decided else None,
        "decided_by": found.decided_by_words,
        "decided_on": found.decided_on or clock.today(),
    }
    form = DecideForm(data=None if request.method == "POST" else data)
    return change(supplier_id, exclusion_id, form, "decide", _decide, "The decision is noted.")


@exclusions.route("/<uuid:supplier_id>/exclusions/<uuid:exclusion_id>/notice", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def notice(supplier_id: UUID, exclusion_id: UUID) -> Answer:
    """Asks when the Procurement Review Unit was told."""
    form = NoticeForm(data=None if request.method == "POST" else {"notified_on": clock.today()})
    done = "The notice is recorded. Nothing more is due about it."
    return change(supplier_id, exclusion_id, form, "notice", _notice, done)


def _begun(supplier: Supplier, checks: list[SupplierCheck]) -> dict[str, object]:
    """Whoever answers for the supplier, and the check that the address names, if it is this supplier's."""
    asked = next((each for each in checks if str(each.id) == request.args.get("check")), None)
    return {
        "owner": owner_value(supplier) or f"person:{current_person().id}",
        "check": str(asked.id) if asked else "",
        "what_was_found": asked.summary if asked else "",
    }


def _typed_for(found: Exclusion) -> dict[str, object]:
    return {
        "title": found.title,
        "ground": found.ground_key,
        "what_was_found": found.what_was_found,
        "self_cleaning": found.self_cleaning,
        "owner": owner_value(owed_now(found.id) or found),
        "check": str(found.check_id or ""),
    }


def _offer(found: Exclusion, form: ConsiderForm) -> None:
    """The grounds in force, and the one chosen when it still was; the check is not changed here."""
    offered = {each.key: each for each in service.grounds_offered()}
    offered.setdefault(found.ground_key, get_ground(found.ground_key))
    form.offer(offered.values(), checks_of(found.supplier_id))


def _consider(supplier: Supplier, form: ConsiderForm) -> Exclusion:
    check = get_check(form.check_id) if form.check_id else None
    return service.consider(supplier, form.grounds, form.owner.owner, by=current_person().id, check=check)


def _edit(found: Exclusion, supplier: Supplier, form: ConsiderForm) -> None:
    service.edit_exclusion(found, supplier, form.grounds, form.owner.owner, by=current_person().id)


def _decide(found: Exclusion, supplier: Supplier, form: DecideForm) -> None:
    service.decide(
        found,
        supplier,
        Decision(form.decision.data),
        reason=form.reason.data or "",
        decided_by_words=form.decided_by.data or "",
        on=form.decided_on.data,
        by=current_person().id,
    )


def _notice(found: Exclusion, _supplier: Supplier, form: NoticeForm) -> None:
    reference = form.notice_reference.data or ""
    service.record_notice(found, form.day(), reference, by=current_person().id)
