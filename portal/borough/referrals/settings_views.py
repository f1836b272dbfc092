"""The page on which a council says how it keeps its log."""

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.referrals.blueprint import referrals as pages
from portal.borough.referrals.short_forms import SettingsForm
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants.people.permissions import Permission
from tenants.records.referrals.settings import log_settings, set_log


@pages.route("/settings", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def settings() -> Answer:
    """What the log leaves out, and which post is reminded."""
    stands = log_settings()
    form = SettingsForm(
        data={
            "has_gender": stands.has_gender,
            "has_nationality": stands.has_nationality,
            "owner_post": str(stands.owner_post_id or ""),
        }
    )
    form.offer()
    status = 200
    if form.is_submitted():
        status = attempt(form, lambda: set_log(form.chosen(), by=current_person().id))
        if status == DONE:
            flash("The settings of the log are saved. Entries that are there already stay as they are.")
            return redirect(url_for("referrals.referrals"))
        form.offer()
    return render_template("borough/referrals/settings.html", form=form), status
