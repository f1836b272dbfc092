"""The council's own key on its way into the log: hashed, and looked for among the rest."""

from datetime import date
from uuid import UUID

from flask import current_app

from portal.access import current_belonging
from portal.borough.referrals.forms import ReferralForm
from portal.formatting import day
from tenants.errors import FieldError
from tenants.records.referrals.keys import find_same, hash_of


def keyed(key: str) -> str | None:
    """The hash under which a key is kept; None when none was typed."""
    if not key.strip():
        return None
    return hash_of(key, current_belonging().tenant_id, str(current_app.secret_key or ""))


def must_be_another(form: ReferralForm, key_hash: str | None, this: UUID | None = None) -> None:
    """FieldError("key") when an entry has this key already and nobody said that it is another referral.

    Two people may share a key, a family for instance, so that is for the person to say.
    """
    others = [each for each in find_same(key_hash) if each.id != this] if key_hash else []
    if not others or form.is_another.data:
        return
    form.same = tuple((each.id, _when(each.referred_on, each.is_month_only)) for each in others)
    raise FieldError(
        "key",
        "An entry has this key already. Look at it below; if this is another referral, "
        f"tick “{form.is_another.label.text}”.",
    )


def _when(referred_on: date, is_month_only: bool) -> str:
    return f"{referred_on:%B %Y}" if is_month_only else day(referred_on)
