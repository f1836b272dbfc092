"""The pages with a form about a review of what was learned, or about a part of it."""

from portal.forms.changing import FormPages
from tenants.records.learning.queries import get_review, get_review_to_change

PAGES = FormPages(
    "review",
    get_review,
    get_review_to_change,
    folder="borough/learning",
    home="learning.review",
    parts_may_go=True,
)
change = PAGES.change
