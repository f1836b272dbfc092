"""The pages with a form about a plan for a reception."""

from portal.forms.changing import FormPages
from tenants.records.receptions.queries import get_reception, get_reception_to_change

PAGES = FormPages(
    "reception",
    get_reception,
    get_reception_to_change,
    folder="borough/receptions",
    home="receptions.reception",
)
change = PAGES.change
