"""The national pathway of a day, as the steps that a tenant's own one starts from and follows."""

from datetime import date

from tenants.errors import NotFound
from tenants.guidance.queries import pathway_guidance
from tenants.pathways.steps import Pathway


def national_on(day: date) -> Pathway:
    """The steps in force on a day; NotFound when none are loaded."""
    return Pathway.of(pathway_guidance(day).content)


def find_national_on(day: date) -> Pathway | None:
    """The same, or None."""
    try:
        return national_on(day)
    except NotFound:
        return None
