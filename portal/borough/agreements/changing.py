"""The pages with a form about an agreement."""

from portal.forms.changing import FormPages
from tenants.records.agreements.queries import get_agreement, get_agreement_to_change

PAGES = FormPages(
    "agreement",
    get_agreement,
    get_agreement_to_change,
    folder="borough/agreements",
    home="agreements.agreement",
)
change = PAGES.change
