"""What a list holds, in a sentence, and its sheet: the same for the page that asks and for the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl

from portal.borough.contracts import filters as contract_filters
from portal.borough.contracts.sentence import sentence as contract_sentence
from portal.borough.operations import filters as operation_filters
from portal.borough.operations.words import words_on
from portal.borough.suppliers import filters as supplier_filters
from portal.borough.suppliers.sentence import sentence as supplier_sentence
from portal.formatting import plural
from tenants.guidance.queries import sector_titles
from tenants.records.checks.export import count_checks, count_follow_ups
from tenants.records.contracts.lists import count_contracts
from tenants.records.operations.lists import count_listed
from tenants.records.suppliers.lists import count_suppliers
from tenants.records.suppliers.queries import find_suppliers_by_ids
from workflows.workbooks.checks import check_table, follow_up_table
from workflows.workbooks.contracts import contract_table
from workflows.workbooks.operations import operation_table
from workflows.workbooks.suppliers import supplier_table
from workflows.workbooks.taking_out import List
from workflows.workbooks.writing import SheetTable


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as its address narrows it."""

    query: str  # the address's own, made plain
    holds: str  # "12 contracts in force or to come, for Cleaning"
    total: int
    table: Callable[[], SheetTable]


def listed(what: List, query: str, today: date) -> Listed:
    """The list; what its address says that cannot be read is left out, as on the list's own page."""
    return _MAKERS[what](dict(parse_qsl(query)), today)


def _contracts(args: Mapping[str, str], today: date) -> Listed:
    asked, _notes = contract_filters.read(args, today)
    wanted = asked.wanted()
    total = count_contracts(wanted, today)
    supplier = find_suppliers_by_ids([asked.supplier] if asked.supplier else [])
    title = next((each.title for each in supplier.values()), "")
    return Listed(
        query=asked.query(page=1),
        holds=contract_sentence(asked, total, sector_titles(), title),
        total=total,
        table=lambda: contract_table(wanted, today),
    )


def _suppliers(args: Mapping[str, str], today: date) -> Listed:
    sectors = sector_titles()
    asked, _notes = supplier_filters.read(args, sectors.keys())
    wanted = asked.wanted()
    total = count_suppliers(wanted, today)
    return Listed(
        query=asked.query(page=1),
        holds=supplier_sentence(asked, total, sectors),
        total=total,
        table=lambda: supplier_table(wanted, today),
    )


def _checks(_args: Mapping[str, str], _today: date) -> Listed:
    total = count_checks()
    holds = f"{plural(total, 'check')}: planned, with the supplier, done and called off"
    return Listed("", holds, total, check_table)


def _follow_ups(_args: Mapping[str, str], _today: date) -> Listed:
    total = count_follow_ups()
    return Listed("", f"{plural(total, 'follow-up')}: open, done and dropped", total, follow_up_table)


def _operations(args: Mapping[str, str], today: date) -> Listed:
    words = words_on(today)
    asked = operation_filters.read(args, words, today)
    wanted = asked.wanted()
    total = count_listed(wanted)
    return Listed(
        query=asked.query(page=1),
        holds=operation_filters.sentence(asked, total, words),
        total=total,
        table=lambda: operation_table(wanted, words.types, words.premises, words.sectors),
    )


_MAKERS: dict[List, Callable[[Mapping[str, str], date], Listed]] = {
    List.CONTRACTS: _contracts,
    List.SUPPLIERS: _suppliers,
    List.CHECKS: _checks,
    List.FOLLOW_UPS: _follow_ups,
    List.OPERATIONS: _operations,
}
