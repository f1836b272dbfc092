"""The pages with a form about an entry of the log."""

from portal.forms.changing import FormPages
from tenants.records.referrals.queries import get_referral, get_referral_to_change

PAGES = FormPages(
    "referral", get_referral, get_referral_to_change, folder="borough/referrals", home="referrals.referral"
)
change = PAGES.change
