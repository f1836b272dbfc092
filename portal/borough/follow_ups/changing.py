"""The pages with a form about a follow-up."""

from portal.forms.changing import FormPages
from tenants.records.checks.follow_up_queries import get_follow_up, get_follow_up_to_change

PAGES = FormPages(
    "follow_up",
    get_follow_up,
    get_follow_up_to_change,
    folder="borough/follow_ups",
    home="follow_ups.follow_up",
)
change = PAGES.change
