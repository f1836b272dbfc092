"""Operations as a sheet: counts only, and what is not known stays empty."""

from collections.abc import Iterable, Mapping

from tenants.records.operations.details import NUMBERS
from tenants.records.operations.lists import ListedOperation, OperationFilter, all_operations
from tenants.records.operations.rules import ARREST_WORDS, OPERATION_WORDS, ArrestKind, OperationKind
from workflows.workbooks.writing import Cell, Column, Kind, SheetTable

CONFIDENTIAL = (
    "This file holds where and with whom operations were held, in counts. Keep it where only those who need "
    "it can read it, do not send it on without asking whoever looks after it, and delete it when it is no "
    "longer needed."
)
_EMPTY = "Empty when it is not known; 0 when there were none"
_COLUMNS = (
    Column("Operation", "The name by which the council knows it"),
    Column("Kind", "What sort of work it was"),
    Column("Held on", "The day on which it was held, or began", Kind.DAY),
    Column("Last day", "Only of those that took more than one day", Kind.DAY),
    Column("Ward", "Never an address"),
    Column("Exploitation", "All that it was about; it counts once under each"),
    Column("Premises", "Kinds of premises that were visited"),
    Column("Sectors", "Lines of business that it was about"),
    Column("Number of agencies", "How many took part", Kind.NUMBER),
    Column("Agencies", "Who took part, each with its interventions"),
    Column("Interventions", f"Of all agencies that said. {_EMPTY}", Kind.NUMBER),
    Column("Premises or firms visited", _EMPTY, Kind.NUMBER),
    Column("Potential victims: adults", _EMPTY, Kind.NUMBER),
    Column("Potential victims: children", _EMPTY, Kind.NUMBER),
    Column("Referred to the NRM", _EMPTY, Kind.NUMBER),
    Column("Duty to Notify", _EMPTY, Kind.NUMBER),
    Column("Referred to other services", _EMPTY, Kind.NUMBER),
    Column("Closures", _EMPTY, Kind.NUMBER),
    Column("Prohibitions", _EMPTY, Kind.NUMBER),
    *(Column(f"Arrests: {words}", _EMPTY, Kind.NUMBER) for words in ARREST_WORDS.values()),
    Column("Note", "In a few words"),
    Column("Invented", "Yes for what was made for a demonstration", Kind.YES_NO),
)
Titles = Mapping[str, str]


def operation_table(wanted: OperationFilter, types: Titles, premises: Titles, sectors: Titles) -> SheetTable:
    """The operations of a list, in its order; the titles say in words what an operation names by a key."""
    rows = (_row(each, types, premises, sectors) for each in all_operations(wanted))
    return SheetTable("Operations", _COLUMNS, rows)


def _row(each: ListedOperation, types: Titles, premises: Titles, sectors: Titles) -> tuple[Cell, ...]:
    operation = each.operation
    return (
        operation.title,
        OPERATION_WORDS[OperationKind(operation.kind)],
        operation.held_on,
        operation.ended_on,
        operation.ward,
        _words(each.types, types),
        _words(each.premises, premises),
        _words(each.sectors, sectors),
        len(each.parts) or None,
        "; ".join(
            f"{part.title} ({'not known' if part.interventions is None else part.interventions})"
            for part in each.parts
        ),
        each.interventions,
        *(getattr(operation, name) for name in NUMBERS),
        *(each.arrests.get(kind) for kind in ArrestKind),
        operation.note,
        operation.is_demonstration,
    )


def _words(keys: Iterable[str], titles: Titles) -> str:
    return "; ".join(titles.get(key, key) for key in keys)
