"""Checks that every table keeps the rules that keep tenants apart, and the house's names."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Boolean, Column, Date, ForeignKeyConstraint, Table, UniqueConstraint
from sqlalchemy.orm import Mapper, configure_mappers

from portal import tables
from tenants.database import Base, Moment
from tenants.fence import TenantOwned, fenced_tables
from tenants.statements import is_fenced

#: Models that belong to no tenant, each with the reason why nobody's records can be learnt from it.
SHARED = {
    "Tenant": "the list of members is public",
    "TenantAlias": "what members are called is public",
    "ThemeSet": "published reference data",
    "Theme": "published reference data",
    "NetworkPriority": "published by the network",
    "PlanTemplate": "published plans",
    "TrainingFramework": "published reference data",
    "TrainingTier": "published reference data",
    "Clock": "published law and guidance",
    "Sector": "published reference data",
    "HighRiskSector": "published guidance",
    "RiskFramework": "published guidance",
    "RiskCharacteristic": "published guidance",
    "StatementGuidance": "published guidance",
    "StatementCriterion": "published guidance",
    "ExclusionGround": "published law",
    "Charter": "a published charter",
    "Commitment": "a published charter",
    "StandardQuestions": "published questions, which a tenant takes over",
    "PublishedCheck": "that somebody checked a company; whose check it is, only when they chose to say so",
    "CheckEnquiry": "a question from one authority to another, read only by the two",
    "PublishedStatement": "a statement that a tenant published for everybody",
    "ContactService": "published reference data",
    "SurvivorNeed": "published reference data",
    "FirstResponder": "published guidance",
    "ReferralAdvice": "published guidance",
    "PathwayGuidance": "published guidance",
    "CountingStandard": "a published standard",
    "PublishedStandard": "a standard that the network agreed for everybody",
    "PublishedSource": "published reference data",
    "PublishedFigure": "figures that somebody published",
    "Abbreviation": "published reference data",
    "RetentionRule": "published guidance",
    "DisclosureRule": "published guidance",
    "ContributionReceipt": "who gave figures to the network, never the figures",
    "Release": "that figures were released, by whom and when",
    "ReleasedMeasure": "protected figures that two people let out",
    "ReleasedTable": "protected figures that two people let out",
    "ReleaseProof": "near the truth without any name of it, and closed to the square",
    "ReleaseDoubt": "near the truth of a draft, gone with it, and closed to the square",
    "OutsideFact": "figures that somebody published",
    "Coalition": "which members might show each other their figures",
    "DirectoryEntry": "what a tenant published of a post, field by field for those who may see it",
    "DirectoryCover": "which authorities a published entry answers for",
    "DirectoryWord": "words of a published entry, each with who may find it by that",
    "LookUp": "who opened the directory, never what they typed",
    "PublishedService": "a survivor service that the secretariat approved for everybody",
    "PublishedPathway": "a pathway that a tenant published for everybody",
    "ApprovedDomain": "which partner's staff may sign in, asked before any scope can be open",
    "MailedLink": "a sign-in that was asked for, as a hash",
    "SharedBoard": "what a tenant published of a board to the tenants that it shares it with",
    "SharedSeat": "which tenants a board was offered to, asked for by home or guest",
    "CalendarFeed": "a secret address of one person, as a hash",
    "Person": "one person may work in several tenants",
    "Membership": "says who belongs where, and is asked before any scope can be open",
    "SignIn": "a session, before it is known for which tenant",
    "SignInCounter": "counts hashes of addresses",
    "PortalEvent": "about the portal and people's accounts, never about a record",
    "OutboxMessage": "one digest a day for each person, whatever the tenants; emptied once sent",
    "JobRun": "runs of the timetable",
    "Lease": "which scheduler leads",
}
MOMENT_NAMES = {"at"}  # of an entry or a note: there is only one
DATE_NAMES = {"valid_from", "valid_to", "day"}
TRUE_OR_FALSE = ("is_", "has_", "may_", "tells_")

TABLES = tables.ALL  # imported for what importing them does
configure_mappers()
MAPPERS = sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)
COLUMNS = [column for table in Base.metadata.sorted_tables for column in table.c]


def _is_owned(mapper: Mapper[object]) -> bool:
    return issubclass(mapper.class_, TenantOwned)


def test_a_model_is_a_tenants_when_it_is_not_on_the_short_list() -> None:
    assert {mapper.class_.__name__ for mapper in MAPPERS if not _is_owned(mapper)} == set(SHARED)


def test_a_table_is_fenced_when_its_model_is_a_tenants() -> None:
    assert {mapper.local_table for mapper in MAPPERS if _is_owned(mapper)} == set(fenced_tables())
    assert {mapper.local_table for mapper in MAPPERS} == set(Base.metadata.tables.values())


def test_the_tenant_is_always_there_when_a_table_is_fenced() -> None:
    for table in fenced_tables():
        column = table.c.tenant_id
        assert not column.nullable, table.name
        assert (column.default, column.server_default) == (None, None), table.name
        assert {key.target_fullname for key in column.foreign_keys} >= {"tenant.id"}, table.name


def _unique_keys(table: Table) -> Iterator[list[str]]:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield [column.name for column in constraint.columns]
    for index in table.indexes:
        if index.unique:
            yield [column.name for column in index.columns]


@pytest.mark.parametrize("table", fenced_tables(), ids=str)
def test_a_unique_key_begins_with_the_tenant_when_its_table_is_fenced(table: Table) -> None:
    """Otherwise an insert that is refused would tell one tenant what another has."""
    assert not [key for key in _unique_keys(table) if key[0] != "tenant_id"]


def _references(table: Table) -> Iterator[tuple[list[str], list[str], Table]]:
    for constraint in table.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            targets = [element.column for element in constraint.elements]
            yield list(constraint.column_keys), [target.name for target in targets], targets[0].table


@pytest.mark.parametrize("table", fenced_tables(), ids=str)
def test_a_reference_carries_the_tenant_when_both_its_ends_are_fenced(table: Table) -> None:
    for columns, targets, other in _references(table):
        if is_fenced(other):
            assert columns[0] == "tenant_id" and targets[0] == "tenant_id", f"{table.name}.{columns}"


def test_no_shared_table_refers_to_a_fenced_one_when_references_are_listed() -> None:
    shared = [mapper for mapper in MAPPERS if not _is_owned(mapper)]
    for mapper in shared:
        assert not [table for _, _, table in _references(mapper.local_table) if is_fenced(table)]  # type: ignore[arg-type]
        assert not [each for each in mapper.relationships if _is_owned(each.mapper)], mapper


def test_an_id_looks_like_a_reference_when_it_is_one() -> None:
    """A column called …_id either refers to a row or is listed here with the reason why it cannot."""
    loose = {
        str(column)
        for column in COLUMNS
        if column.name.endswith("_id") and not column.foreign_keys and is_fenced(column.table)
    }
    assert loose == {
        "audit_entry.subject_id",  # an entry outlives what it is about
        "board.shared_from_id",  # a board in another tenant's house, known by what that tenant publishes
        "obligation.record_id",  # a board, meeting, document, check …, as kind says
        "reminder.subject_id",  # an action or a milestone, as subject_kind says
        "snooze.subject_id",
        "supplier_check.published_id",  # a row of the square, which knows nothing of the house
    }


def _kind(column: Column[object]) -> str:
    if isinstance(column.type, Moment):
        return "moment"
    return "date" if isinstance(column.type, Date) else "truth" if isinstance(column.type, Boolean) else ""


@pytest.mark.parametrize("column", [column for column in COLUMNS if _kind(column)], ids=str)
def test_a_column_says_what_kind_of_value_it_holds_when_it_is_named(column: Column[object]) -> None:
    well_named = {
        "moment": column.name.endswith("_at") or column.name in MOMENT_NAMES,
        "date": column.name.endswith("_on") or column.name in DATE_NAMES,
        "truth": column.name.startswith(TRUE_OR_FALSE),
    }
    assert well_named[_kind(column)]
