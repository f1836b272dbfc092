"""Who supplies whom, as far as known: adding a step and taking one out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, NotFound
from tenants.records.suppliers.countries import country_names
from tenants.records.suppliers.following import Branch, Chain, chain_of, is_upstream
from tenants.records.suppliers.models import Supplier, SupplyLink
from tenants.records.suppliers.queries import get_supplier

#: Everything about the chain is asked for here; following it has a file of its own.
__all__ = ["Branch", "Chain", "LinkDetails", "add_link", "chain_of", "get_link", "is_upstream", "remove_link"]
_MOST_LETTERS = {"words": 200, "provides": 200, "source": 300}
_CIRCLE = "This would lead round in a circle: “{0}” is supplied by “{1}” already, directly or through others."


@dataclass(frozen=True, slots=True)
class LinkDetails:
    """Who supplies (one of the register, or in words), with what, from where, and how we know."""

    supplier_id: UUID | None = None
    words: str = ""
    provides: str = ""
    is_labour: bool = False
    country_code: str = ""
    source: str = ""

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if self.supplier_id is None and not self.words.strip():
            raise FieldError("words", "Enter who supplies it, or what is known, like “agencies, not named”.")
        for name, most in _MOST_LETTERS.items():
            if len(getattr(self, name)) > most:
                raise FieldError(name, f"Shorten this to {most} characters or fewer.")
        if self.country_code and self.country_code not in country_names():
            raise FieldError("country_code", "Choose a country from the list.")


def add_link(customer: Supplier, details: LinkDetails, *, by: UUID | None, today: date) -> SupplyLink:
    """Notes who supplies a supplier."""
    details.check()
    if details.supplier_id is not None:
        _check_other(customer, get_supplier(details.supplier_id))
    link = SupplyLink(
        id=uuid4(),
        customer_id=customer.id,
        supplier_id=details.supplier_id,
        words="" if details.supplier_id else details.words.strip(),
        provides=details.provides.strip(),
        is_labour=details.is_labour,
        country_code=details.country_code,
        source=details.source.strip(),
        noted_on=today,
    )
    db.session.add(link)
    customer.updated_at = clock.now()
    audit.record("supplier:link-added", customer, by=by, supplied_by=_name_of(link))
    db.session.flush()
    return link


def remove_link(customer: Supplier, link: SupplyLink, *, by: UUID) -> None:
    """It was noted by mistake, or is so no longer; the history keeps that it was there."""
    customer.updated_at = clock.now()
    audit.record("supplier:link-removed", customer, by=by, supplied_by=_name_of(link))
    db.session.delete(link)
    db.session.flush()


def get_link(customer_id: UUID, link_id: UUID) -> SupplyLink:
    """One step up from one supplier; NotFound otherwise."""
    wanted = (SupplyLink.customer_id == customer_id, SupplyLink.id == link_id)
    link = db.session.scalar(select(SupplyLink).where(*wanted))
    if link is None:
        raise NotFound("We could not find that step of the supply chain.")
    return link


def _check_other(customer: Supplier, other: Supplier) -> None:
    if other.id == customer.id:
        raise FieldError("words", "A company does not supply itself. Choose another.")
    is_here = (SupplyLink.customer_id == customer.id, SupplyLink.supplier_id == other.id)
    if db.session.scalar(select(SupplyLink.id).where(*is_here).limit(1)) is not None:
        raise FieldError("words", f"“{other.title}” is in the list of who supplies it already.")
    if is_upstream(customer.id, of=other.id):
        raise FieldError("words", _CIRCLE.format(other.title, customer.title))


def _name_of(link: SupplyLink) -> str:
    return get_supplier(link.supplier_id).title if link.supplier_id else link.words
