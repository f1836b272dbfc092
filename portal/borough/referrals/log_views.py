"""The page on which a referral is logged in under a minute."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_person, requires
from portal.borough.referrals.blueprint import referrals as pages
from portal.borough.referrals.forms import ReferralForm
from portal.borough.referrals.keyed import keyed, must_be_another
from portal.borough.referrals.wording import wording
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.counting.standard import Standard
from tenants.people.permissions import Permission
from tenants.records.referrals import service
from tenants.records.referrals.models import Referral
from tenants.records.referrals.settings import log_settings
from workflows.published_standards.queries import standard_on

#: What the second button does besides saving.
ANOTHER = "another"
#: What the next entry most often says as well.
_KEPT = ("responder_key", "service_key")


@pages.route("/log", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def log() -> Answer:
    """Logs one referral; the rest can be said now or later."""
    form, status = ReferralForm(data={name: request.args.get(name, "") for name in _KEPT}), 200
    standard = _offer(form)
    if form.is_submitted():
        made: list[Referral] = []
        status = attempt(form, lambda: made.append(_log(form, standard)))
        if status == DONE:
            return _after(made[0], form)
        _offer(form)
    return render_template("borough/referrals/log.html", form=form, referral=None, standard=standard), status


def _offer(form: ReferralForm) -> Standard:
    """What was counted on the day of the referral is what can be chosen."""
    standard = standard_on(form.referred_on.data or clock.today())
    form.offer(standard, wording(), log_settings())
    return standard


def _log(form: ReferralForm, standard: Standard) -> Referral:
    details = form.details()
    details.check(
        standard, today=clock.today()
    )  # before the key is looked for, so that all else is said first
    key_hash = keyed(details.key)
    must_be_another(form, key_hash)
    by, today = current_person().id, clock.today()
    return service.log_referral(details, standard=standard, by=by, today=today, key_hash=key_hash)


def _after(made: Referral, form: ReferralForm) -> Answer:
    flash(f"Logged: {made.title[:1].lower()}{made.title[1:]}, {made.completeness}% complete.")
    if request.form.get("doing") != ANOTHER:
        return redirect(url_for("referrals.referral", referral_id=made.id))
    kept: dict[str, Any] = {name: form[name].data for name in _KEPT if form[name].data}
    return redirect(url_for("referrals.log", **kept))
