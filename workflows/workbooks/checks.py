"""Checks of suppliers, and what follows from them, as sheets."""

from tenants.records.checks.export import CheckRow, FollowUpRow, check_rows, follow_up_rows
from tenants.records.checks.rules import (
    CHECK_WORDS,
    FOLLOW_UP_STATUS_WORDS,
    FOLLOW_UP_WORDS,
    OUTCOME_WORDS,
    SANCTION_WORDS,
    STATUS_WORDS,
    CheckKind,
    CheckStatus,
    FollowUpKind,
    FollowUpStatus,
    Outcome,
    Sanction,
)
from workflows.workbooks.contracts import in_charge, tier_words
from workflows.workbooks.writing import Cell, Column, Kind, SheetTable

_OF_SUPPLIER = (
    Column("Supplier", "The supplier’s name in the register"),
    Column("Company number", "The supplier’s Companies House number, eight characters"),
    Column("Supplier’s risk tier", "High, Medium or Low by the newest assessment of the supplier"),
)
_INVENTED = Column("Invented", "What of the row was made up for a demonstration; empty for real records")
_CHECK_COLUMNS = (
    *_OF_SUPPLIER,
    Column("Check", "What sort of check it is"),
    Column("Status", "Planned, with the supplier, done or called off"),
    Column("Due", "The day by which it is due, while it is not done", Kind.DAY),
    Column("Done on", "The day on which it was done", Kind.DAY),
    Column("Done by", "Who did it"),
    Column("Outcome", "What it found"),
    Column("Score", "Per cent, where the check gives one", Kind.NUMBER),
    Column("Summary", "What it found, in words"),
    Column("Contract", "The contract that it is about, if it is about one"),
    Column("Owner", "A post with its holder, or a person, who is reminded of it"),
    Column("Why called off", "The reason, if it was called off"),
    _INVENTED,
)
_FOLLOW_UP_COLUMNS = (
    *_OF_SUPPLIER,
    Column("Kind", "Corrective action, improvement plan or sanction"),
    Column("Sanction", "How far a sanction goes"),
    Column("Stands from", "The day from which a sanction stands", Kind.DAY),
    Column("What is to be done", "In a few words"),
    Column("Details", "In full"),
    Column("Status", "Open, done or dropped"),
    Column("Due", "The day by which it is due, while it is open", Kind.DAY),
    Column("Owner", "A post with its holder, or a person, who is reminded of it"),
    Column("Check", "The check that it follows from"),
    Column("Closed on", "The day on which it was done or dropped", Kind.DAY),
    Column("Closed by", "Who closed it"),
    Column("How it was closed", "In their words"),
    _INVENTED,
)


def check_table() -> SheetTable:
    """Every check of the council."""
    return SheetTable("Checks", _CHECK_COLUMNS, map(_check, check_rows()))


def follow_up_table() -> SheetTable:
    """Every follow-up of the council."""
    return SheetTable("Follow-ups", _FOLLOW_UP_COLUMNS, map(_follow_up, follow_up_rows()))


def _check(each: CheckRow) -> tuple[Cell, ...]:
    return (
        each.supplier,
        each.company_number,
        tier_words(each.tier),
        CHECK_WORDS[CheckKind(each.kind)],
        STATUS_WORDS[CheckStatus(each.status)],
        each.due_on,
        each.done_on,
        each.done_by,
        OUTCOME_WORDS[Outcome(each.outcome)] if each.outcome else "",
        each.score,
        each.summary,
        each.contract,
        in_charge(each.owner_name, each.owner_post),
        each.status_reason,
        each.invented,
    )


def _follow_up(each: FollowUpRow) -> tuple[Cell, ...]:
    return (
        each.supplier,
        each.company_number,
        tier_words(each.tier),
        FOLLOW_UP_WORDS[FollowUpKind(each.kind)],
        SANCTION_WORDS[Sanction(each.sanction)] if each.sanction else "",
        each.imposed_on,
        each.title,
        each.details,
        FOLLOW_UP_STATUS_WORDS[FollowUpStatus(each.status)],
        each.due_on,
        in_charge(each.owner_name, each.owner_post),
        each.check,
        each.closed_on,
        each.closed_by,
        each.closing_words,
        each.invented,
    )
