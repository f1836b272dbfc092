"""The pages with a form about a supplier."""

from portal.forms.changing import FormPages
from tenants.records.suppliers.queries import get_supplier, get_supplier_to_change

PAGES = FormPages(
    "supplier", get_supplier, get_supplier_to_change, folder="borough/suppliers", home="suppliers.supplier"
)
change = PAGES.change
