"""The page on which the risk of a supplier is judged: answers, the tier that follows, and keeping it."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.risk.blueprint import risk
from portal.borough.risk.forms import RiskForm, form_for, typed_for
from portal.borough.risk.hints import hints_for
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import FieldError, NotFound
from tenants.guidance.models import RiskFramework
from tenants.guidance.queries import risk_frameworks
from tenants.people.permissions import Permission
from tenants.records.suppliers import risk as service
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier, get_supplier_to_change
from tenants.records.suppliers.risk_hints import known_of
from tenants.records.suppliers.risk_queries import findings_of
from tenants.records.suppliers.rules import TIER_WORDS, Tier

Answer = str | Response | tuple[str, int]


@risk.route("/<uuid:supplier_id>/risk/assess", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def assess(supplier_id: UUID) -> Answer:
    """Asks for the answers, shows the tier that follows, and keeps both."""
    framework = _framework_asked_for()
    supplier = get_supplier(supplier_id)
    form = form_for(framework)(data=None if request.method == "POST" else _begun(supplier_id))
    if not form.is_submitted():
        return _page(supplier, framework, form)
    if "look" in request.form:
        return _look(supplier, framework, form)
    supplier = get_supplier_to_change(supplier_id)
    status = attempt(form, lambda: _assess(supplier, framework, form))
    if status != DONE:
        return _page(get_supplier(supplier_id), framework, form), status
    flash("The risk is judged, and kept with its reasons.")
    return redirect(url_for("risk.risk", supplier_id=supplier_id))


def _framework_asked_for() -> RiskFramework:
    """The newest framework, or another one in force that the address names."""
    offered = risk_frameworks(clock.today())
    asked = request.args.get("framework")
    found = next((each for each in offered if asked is None or each.code == asked), None)
    if found is None:
        raise NotFound("We could not find that way of judging risk.")
    return found


def _begun(supplier_id: UUID) -> dict[str, object]:
    newest = next(iter(service.assessments_of(supplier_id)), None)
    return typed_for(newest, findings_of([newest.id])[newest.id] if newest else {})


def _look(supplier: Supplier, framework: RiskFramework, form: RiskForm) -> Answer:
    """The same page with the tier that follows from the answers; nothing is kept yet."""
    is_valid = form.validate()
    tier = form.proposed(framework)
    if not is_valid or tier is None:
        return _page(supplier, framework, form), 422
    form.show_tier(tier)
    return _page(supplier, framework, form)


def _assess(supplier: Supplier, framework: RiskFramework, form: RiskForm) -> None:
    form.must_be_fresh(supplier)
    _must_be_seen(form, form.proposed(framework))
    service.assess(
        supplier,
        framework,
        form.findings(),
        tier=Tier(form.tier.data) if form.tier.data else None,
        why_other=form.why_other.data or "",
        on=form.assessed_on.data or clock.today(),
        by=current_person().id,
    )


def _must_be_seen(form: RiskForm, tier: Tier | None) -> None:
    """Nobody keeps a tier that they have not seen: an answer may have changed since it was shown."""
    if tier is not None and form.seen.data and form.seen.data != tier.value:
        words = (
            f"With what you changed, the tier that follows is {TIER_WORDS[tier]}. Check it and save again."
        )
        raise FieldError("tier", words)


def _page(supplier: Supplier, framework: RiskFramework, form: RiskForm) -> str:
    tier = form.proposed(framework) if form.seen.data else None
    if tier is not None:
        form.show_tier(tier)
    form.catch_up(supplier)
    today = clock.today()
    return render_template(
        "borough/risk/assess.html",
        supplier=supplier,
        form=form,
        framework=framework,
        others=[each for each in risk_frameworks(today) if each.code != framework.code],
        hints=hints_for(known_of(supplier.id, today)),
        tier=tier,
        tier_words=TIER_WORDS[tier] if tier else "",
    )
