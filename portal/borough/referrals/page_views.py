"""The page of one referral, with everything that was changed on it."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.referrals.blueprint import referrals as pages
from portal.borough.referrals.reading import open_referral
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.referrals.queries import get_referral


@pages.get("/<uuid:referral_id>/")
@requires(Permission.REFERRAL_READ)
def referral(referral_id: UUID) -> str:
    """One entry: what it says, how it stands under the rules of its time, and what is missing."""
    page = open_referral(referral_id, clock.today())
    return render_template(
        "borough/referrals/referral.html",
        page=page,
        referral=page.referral,
        may_write=may(Permission.REFERRAL_WRITE),
    )


@pages.get("/<uuid:referral_id>/history")
@requires(Permission.REFERRAL_READ)
def history(referral_id: UUID) -> str:
    """Every change of one entry, newest first: when, by whom and of what, never what it said."""
    found = get_referral(referral_id)
    back = url_for("referrals.referral", referral_id=referral_id)
    return history_page(referral_id, "referral", found.title, back)
