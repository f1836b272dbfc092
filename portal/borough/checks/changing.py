"""The pages with a form about a check."""

from portal.forms.changing import FormPages
from tenants.records.checks.queries import get_check, get_check_to_change

PAGES = FormPages("check", get_check, get_check_to_change, folder="borough/checks", home="checks.check")
change = PAGES.change
