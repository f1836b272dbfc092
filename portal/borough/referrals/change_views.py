"""The pages on which an entry is edited, its decisions are written down, and it is taken out."""

from uuid import UUID

from flask import url_for

from portal.access import current_person, requires
from portal.borough.referrals.blueprint import referrals as pages
from portal.borough.referrals.changing import change
from portal.borough.referrals.forms import ReferralForm, typed_for
from portal.borough.referrals.keyed import keyed, must_be_another
from portal.borough.referrals.short_forms import DecisionForm, DeclineForm, RemoveForm, decisions_of
from portal.borough.referrals.wording import wording
from portal.forms.changing import Answer
from tenants import clock
from tenants.counting.standard import Standard
from tenants.people.permissions import Permission
from tenants.records.referrals import service
from tenants.records.referrals.details import ReferralDetails, details_of
from tenants.records.referrals.models import Referral
from tenants.records.referrals.owed import decline_reconsideration
from tenants.records.referrals.queries import get_referral, get_types
from tenants.records.referrals.settings import log_settings
from workflows.published_standards.queries import standard_on, standards_by_key


@pages.route("/<uuid:referral_id>/edit", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def edit(referral_id: UUID) -> Answer:
    """Changes what an entry says, all but its decisions."""
    found = get_referral(referral_id)
    form = ReferralForm(data=typed_for(_details(found)))
    if found.is_month_only:
        form.referred_on.show_month()
    return change(referral_id, form, "edit", _edit, None, offer=_offer)


@pages.route("/<uuid:referral_id>/decisions", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def decisions(referral_id: UUID) -> Answer:
    """Writes down what was decided, and whether it is to be looked at again."""
    form = DecisionForm(data=decisions_of(get_referral(referral_id)))
    return change(
        referral_id,
        form,
        "decisions",
        _decide,
        None,
        offer=lambda found, each: each.offer(_standard_of(found)),
    )


@pages.route("/<uuid:referral_id>/decline", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def decline(referral_id: UUID) -> Answer:
    """Decides not to ask that a negative decision is looked at again."""
    return change(referral_id, DeclineForm(), "decline", _decline, None)


@pages.route("/<uuid:referral_id>/remove", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def remove(referral_id: UUID) -> Answer:
    """Takes an entry out for good."""
    return change(
        referral_id, RemoveForm(), "remove", _remove, None, lands=lambda: url_for("referrals.referrals")
    )


def _details(found: Referral) -> ReferralDetails:
    return details_of(found, get_types(found.id))


def _standard_of(found: Referral) -> Standard:
    """The edition under which the entry was made."""
    return standards_by_key().get(found.standard_key) or standard_on(found.referred_on)


def _standard_for(form: ReferralForm, found: Referral) -> Standard:
    """The same while the day stays the same; another day may have had another edition."""
    day = form.referred_on.data
    return _standard_of(found) if day in (None, found.referred_on) else standard_on(day)


def _offer(found: Referral, form: ReferralForm) -> None:
    form.offer(_standard_for(form, found), wording(), log_settings(), _details(found))


def _edit(found: Referral, form: ReferralForm) -> str:
    details, standard = form.details(_details(found)), _standard_for(form, found)
    key_hash = keyed(details.key)
    must_be_another(form, key_hash, found.id)
    by, today = current_person().id, clock.today()
    service.change_referral(found, details, standard=standard, by=by, today=today, key_hash=key_hash)
    return f"Your changes are saved. The entry is {found.completeness}% complete."


def _decide(found: Referral, form: DecisionForm) -> str:
    by, today = current_person().id, clock.today()
    service.record_decision(found, form.decisions(), standard=_standard_of(found), by=by, today=today)
    return "The decisions are saved."


def _decline(found: Referral, form: DeclineForm) -> str:
    decline_reconsideration(found, form.reason.data or "", by=current_person().id)
    return "It is noted that nobody asks again. Nobody is reminded of it any more."


def _remove(found: Referral, form: RemoveForm) -> str:
    service.remove_referral(found, form.reason.data or "", by=current_person().id)
    return "The entry is deleted. The activity log keeps when and why, and nothing of what it said."
