"""What a supplier's page says of the contracts with it."""

from dataclasses import dataclass
from datetime import date

from portal.access import may
from portal.borough.contracts.rows import STANDING_KINDS, annual_words, when_words
from tenants.people.permissions import Permission
from tenants.records.contracts.models import Contract
from tenants.records.contracts.pounds import pounds_words
from tenants.records.contracts.queries import contracts_of
from tenants.records.contracts.rules import STANDING_WORDS, Standing, standing
from tenants.records.suppliers.models import Supplier

MOST_SHOWN = 8
_FIRST = (Standing.IN_FORCE, Standing.TO_COME, Standing.ENDED)


@dataclass(frozen=True, slots=True)
class ContractLine:
    """One contract with the supplier."""

    href: str
    title: str
    reference: str
    value: str
    annual: str
    standing: str
    standing_kind: str
    when: str


@dataclass(frozen=True, slots=True)
class SuppliersContracts:
    """The contracts with one supplier, those in force first."""

    lines: tuple[ContractLine, ...]
    total: int
    sentence: str  # "3 contracts, 2 of them in force, worth £400,000 a year"
    add_href: str  # empty for whoever may not add one
    all_href: str


def about_supplier(supplier: Supplier, house: str, today: date) -> SuppliersContracts:
    """The contracts with a supplier; `house` is the tenant's part of an address."""
    found = contracts_of(supplier.id)
    found.sort(key=lambda each: _FIRST.index(_standing(each, today)))
    path = f"/{house}/contracts/"
    return SuppliersContracts(
        lines=tuple(_line(each, path, today) for each in found[:MOST_SHOWN]),
        total=len(found),
        sentence=_sentence(found, today),
        add_href=f"{path}add?supplier={supplier.id}" if may(Permission.SUPPLIER_WRITE) else "",
        all_href=f"{path}?standing=all&supplier={supplier.id}",
    )


def _standing(contract: Contract, today: date) -> Standing:
    return standing(contract.starts_on, contract.ends_on, today)


def _line(each: Contract, path: str, today: date) -> ContractLine:
    seen = _standing(each, today)
    return ContractLine(
        href=f"{path}{each.id}/",
        title=each.title,
        reference=each.reference,
        value=pounds_words(each.value) or "Not known",
        annual=annual_words(each.value, each.annual_value),
        standing=STANDING_WORDS[seen],
        standing_kind=STANDING_KINDS[seen],
        when=when_words(each.starts_on, each.ends_on, seen, today),
    )


def _sentence(found: list[Contract], today: date) -> str:
    if not found:
        return "No contract with this supplier is in the register."
    in_force = [each for each in found if _standing(each, today) is Standing.IN_FORCE]
    count = "1 contract" if len(found) == 1 else f"{len(found)} contracts"
    worth = sum(each.annual_value or 0 for each in in_force)
    spend = f", worth {pounds_words(worth)} a year" if worth else ""
    return f"{count}, {len(in_force) or 'none'} in force{spend}."
