"""The register of suppliers as a sheet."""

from collections.abc import Mapping
from datetime import date

from tenants.guidance.queries import sector_titles
from tenants.records.suppliers.countries import country_names
from tenants.records.suppliers.export import SupplierRow, supplier_rows
from tenants.records.suppliers.lists import SupplierFilter
from tenants.records.suppliers.risk_queries import high_risk_keys
from workflows.workbooks.contracts import in_charge, tier_words
from workflows.workbooks.writing import Cell, Column, Kind, SheetTable

_COLUMNS = (
    Column("Supplier", "Its name in the register"),
    Column("Company number", "Its Companies House number, eight characters"),
    Column("Other names", "Trading names, old names and spellings in other registers"),
    Column("Sectors", "The lines of business it works in"),
    Column("High-risk sector", "Whether one of them is of high risk on the file’s day", Kind.YES_NO),
    Column("Countries", "Where it is based, makes, provides or buys"),
    Column("Parent company", "Who owns it, as far as known"),
    Column("Risk tier", "High, Medium or Low by the newest assessment"),
    Column("Tiered on", "The day of that assessment", Kind.DAY),
    Column("Contracts in force", "How many, on the day of this file", Kind.NUMBER),
    Column("Value a year", "Whole pounds a year of those contracts together", Kind.MONEY),
    Column("Last check", "The day on which a check of it was last done", Kind.DAY),
    Column("Next check due", "The day by which the next planned check is due", Kind.DAY),
    Column("Bought from directly", "No: it is only known as somebody’s supplier", Kind.YES_NO),
    Column("Small or medium-sized", "Whether it is a small or medium-sized enterprise", Kind.YES_NO),
    Column("Charity or social enterprise", "Voluntary, community or social enterprise", Kind.YES_NO),
    Column("Website", "Its own web address"),
    Column("Looked after by", "A post with its holder, or a person"),
    Column("Ended on", "From then on the council buys nothing from it", Kind.DAY),
    Column("Ended because", "Why"),
    Column("Source", "Where what is known of it comes from"),
    Column("Invented", "What of the row was made up for a demonstration; empty for real records"),
)


def supplier_table(wanted: SupplierFilter, today: date) -> SheetTable:
    """The suppliers of a list, by name."""
    sectors, high_risk, countries = sector_titles(), high_risk_keys(today), country_names()
    rows = (_row(each, sectors, high_risk, countries) for each in supplier_rows(wanted, today))
    return SheetTable("Suppliers", _COLUMNS, rows)


def _row(
    each: SupplierRow, sectors: Mapping[str, str], high_risk: set[str], countries: Mapping[str, str]
) -> tuple[Cell, ...]:
    return (
        each.title,
        each.company_number,
        "; ".join(each.aliases),
        "; ".join(sectors.get(key, key) for key in each.sector_keys),
        not high_risk.isdisjoint(each.sector_keys),
        "; ".join(countries.get(code, code) for code in each.country_codes),
        each.parent or each.parent_words,
        tier_words(each.tier),
        each.tiered_on,
        each.contracts,
        int(each.value),
        each.checked_on,
        each.check_due_on,
        each.is_direct,
        each.is_small,
        each.is_charity,
        each.website,
        in_charge(each.owner_name, each.owner_post),
        each.ended_on,
        each.ended_because,
        each.source,
        each.invented,
    )
