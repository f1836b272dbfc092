"""The contract register as a sheet."""

from collections.abc import Iterator, Mapping
from datetime import date

from tenants.guidance.queries import sector_titles
from tenants.records.contracts.export import ContractRow, contract_rows
from tenants.records.contracts.lists import ContractFilter
from tenants.records.contracts.rules import STANDING_WORDS, standing
from tenants.records.posts.queries import owner_words
from tenants.records.suppliers.rules import NOT_TIERED, TIER_WORDS, Tier
from workflows.workbooks.writing import Cell, Column, Kind, SheetTable

_COLUMNS = (
    Column("Reference", "The council’s own reference of the contract"),
    Column("Title", "What is bought"),
    Column("Supplier", "The supplier’s name in the register"),
    Column("Company number", "The supplier’s Companies House number, eight characters"),
    Column("Supplier’s risk tier", "High, Medium or Low by the newest assessment of the supplier"),
    Column("Sector", "By which clauses are asked for and high risk is told"),
    Column("Category", "As the council’s contract register says it"),
    Column("Department", "The part of the council that buys"),
    Column("Contract manager", "A post with its holder, a person, or a name as the register gives it"),
    Column("Standing", "Whether the contract is in force on the day this file was made"),
    Column("Value", "Whole pounds over the contract’s life, without extensions", Kind.MONEY),
    Column("Value a year", "The value spread over the years of the contract", Kind.MONEY),
    Column("Starts", "First day", Kind.DAY),
    Column("Ends", "Last day without extensions", Kind.DAY),
    Column("Last day if extended", "Last day if every extension is used", Kind.DAY),
    Column("Re-let date", "When buying it anew, or extending it, has to be decided", Kind.DAY),
    Column("Clauses in force", "Clauses about modern slavery that the contract holds"),
    Column("Clauses missing", "Clauses that its value, sector and beginning ask for and it does not hold"),
    Column("Number missing", "How many those are", Kind.NUMBER),
    Column("Description", "What is bought, in full"),
    Column("Invented", "What of the row was made up for a demonstration; empty for real records"),
)


def contract_table(wanted: ContractFilter, today: date) -> SheetTable:
    """The contracts of a list, in its order."""
    sectors = sector_titles()
    return SheetTable("Contracts", _COLUMNS, _rows(wanted, today, sectors))


def _rows(wanted: ContractFilter, today: date, sectors: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    return (_row(each, today, sectors) for each in contract_rows(wanted, today))


def _row(each: ContractRow, today: date, sectors: Mapping[str, str]) -> tuple[Cell, ...]:
    return (
        each.reference,
        each.title,
        each.supplier,
        each.company_number,
        tier_words(each.tier),
        sectors.get(each.sector_key or "", ""),
        each.category_words,
        each.department,
        in_charge(each.manager_name, each.manager_post) or each.manager_words,
        STANDING_WORDS[standing(each.starts_on, each.ends_on, today)],
        each.value,
        each.annual_value,
        each.starts_on,
        each.ends_on,
        each.extends_to_on,
        each.relet_on,
        "; ".join(each.clauses),
        "; ".join(each.lacked),
        len(each.lacked),
        each.description,
        each.invented,
    )


def tier_words(tier: str | None) -> str:
    """High, Medium, Low, or that nobody has said yet."""
    return TIER_WORDS[Tier(tier)] if tier else NOT_TIERED


def in_charge(name: str | None, post: str | None) -> str:
    """Who answers for something; nothing when nobody does."""
    return owner_words(name, post) if name or post else ""
