"""The pages with a form about a service for survivors."""

from portal.borough.service_register.reading import page_of
from portal.forms.changing import FormPages
from tenants import clock
from tenants.records.survivor_services.queries import get_service, get_service_to_change

PAGES = FormPages(
    "service",
    get_service,
    get_service_to_change,
    folder="borough/service_register",
    home="service_register.service",
    shown=lambda found: {"page": page_of(found, clock.today())},
)
change = PAGES.change
