"""What is known of a supplier already that helps to judge its risk."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.guidance.queries import sector_titles
from tenants.records.suppliers.countries import country_name
from tenants.records.suppliers.models import Supplier, SupplyLink
from tenants.records.suppliers.queries import countries_of, sectors_of
from tenants.records.suppliers.risk_queries import high_risk_keys
from tenants.records.suppliers.rules import PRESENCE_WORDS


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds; `links` counts who supplies it, `labour` names those who supply workers."""

    high_sectors: tuple[str, ...]
    other_sectors: tuple[str, ...]
    places: tuple[str, ...]  # "Based there: United Kingdom"
    links: int
    labour: tuple[str, ...]


def known_of(supplier_id: UUID, on: date) -> Known:
    """What is known of a supplier that bears on its risk on a day."""
    titles, high = sector_titles(), high_risk_keys(on)
    sectors = sectors_of(supplier_id)
    links = _links_of(supplier_id)
    return Known(
        high_sectors=tuple(titles[key] for key in sectors if key in high),
        other_sectors=tuple(titles[key] for key in sectors if key not in high),
        places=_places(supplier_id),
        links=len(links),
        labour=tuple(name for name, is_labour in links if is_labour),
    )


def _places(supplier_id: UUID) -> tuple[str, ...]:
    """Each thing that it does somewhere, with the countries, as in "Makes or provides there: India"."""
    countries: dict[str, list[str]] = {}
    for code, presence in countries_of(supplier_id):
        countries.setdefault(PRESENCE_WORDS[presence], []).append(country_name(code))
    return tuple(f"{words}: {', '.join(names)}" for words, names in sorted(countries.items()))


def _links_of(supplier_id: UUID) -> list[tuple[str, bool]]:
    """Who supplies it, by name, and whether that is workers."""
    statement = (
        select(Supplier.title, SupplyLink.words, SupplyLink.is_labour)
        .select_from(SupplyLink)
        .outerjoin(Supplier, Supplier.id == SupplyLink.supplier_id)
        .where(SupplyLink.customer_id == supplier_id)
        .order_by(SupplyLink.noted_on, SupplyLink.id)
    )
    return [(title or words, is_labour) for title, words, is_labour in db.session.execute(statement)]
