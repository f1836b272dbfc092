"""Clauses: writing them down, from which value contracts have to hold them, and putting them in force."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.guidance.queries import sector_titles
from tenants.records.contracts.details import ClauseDetails
from tenants.records.contracts.models import Clause, ClauseRule, Contract, ContractClause
from tenants.records.contracts.pounds import MOST, pounds_words
from tenants.records.contracts.queries import find_held, thresholds

_DAY = timedelta(days=1)


def add_clause(details: ClauseDetails, *, by: UUID | None) -> Clause:
    """A clause of the tenant's contracts; nothing asks for it until it has a threshold."""
    _check(details)
    clause = Clause(id=uuid4())
    _write(details, clause)
    db.session.add(clause)
    audit.record("clause:added", clause, by=by)
    db.session.flush()
    return clause


def edit_clause(clause: Clause, details: ClauseDetails, *, by: UUID | None) -> None:
    """Changes what it is called, what it says, and where it can be read."""
    _check(details, clause)
    _write(details, clause)
    audit.record("clause:edited", clause, by=by)
    db.session.flush()


def end_clause(clause: Clause, ends_on: date, *, by: UUID | None) -> None:
    """Asks contracts that begin on `ends_on` or later for it no more; those that began before keep it."""
    if clause.ended_on is not None:
        raise WrongState("This clause has ended already.")
    clause.ended_on = ends_on
    audit.record("clause:ended", clause, by=by)
    for rule in thresholds(clause.id):
        _stop(rule, ends_on)
    db.session.flush()


def set_threshold(
    clause: Clause, min_value: int, sector_key: str | None, *, valid_from: date | None, by: UUID | None
) -> ClauseRule:
    """Asks contracts of `min_value` pounds or more for it that begin on `valid_from` or later.

    It is asked for until the next rule begins; contracts that began before keep the threshold of their
    own time. No sector means every sector, and no day means always.
    """
    _may_be_asked_for(clause, min_value, sector_key)
    before, same, after = _others(clause.id, sector_key, valid_from)
    rule = same or ClauseRule(id=uuid4(), clause_id=clause.id, sector_key=sector_key)
    rule.min_value, rule.valid_from = min_value, valid_from
    rule.valid_to = after.valid_from - _DAY if after is not None and after.valid_from else None
    db.session.add(rule)
    if before is not None and valid_from is not None:
        _stop(before, valid_from)
    _note("clause:threshold-set", clause, rule, by)
    db.session.flush()
    return rule


def end_threshold(clause: Clause, rule: ClauseRule, ends_on: date, *, by: UUID | None) -> None:
    """Asks contracts that begin on `ends_on` or later for the clause no more by this threshold."""
    if rule.valid_to is not None and rule.valid_to < ends_on:
        raise WrongState("This threshold has ended already.")
    _note("clause:threshold-ended", clause, rule, by)
    _stop(rule, ends_on)
    db.session.flush()


def put_in_force(contract: Contract, clause: Clause, since_on: date | None, *, by: UUID | None) -> None:
    """Says that the contract holds the clause; saying it again changes no more than since when."""
    held = find_held(contract.id, clause.id)
    if held is not None and since_on in (None, held.since_on):
        return
    if held is None:
        held = ContractClause(contract_id=contract.id, clause_id=clause.id)
        db.session.add(held)
    held.since_on = since_on
    contract.updated_at = clock.now()
    audit.record("contract:clause-put-in-force", contract, by=by, clause=clause.title, in_force_from=since_on)
    db.session.flush()


def take_out(contract: Contract, clause: Clause, *, by: UUID | None) -> None:
    """Says that the contract does not hold the clause after all."""
    held = find_held(contract.id, clause.id)
    if held is None:
        raise WrongState("This contract does not hold that clause.")
    db.session.delete(held)
    contract.updated_at = clock.now()
    audit.record("contract:clause-taken-out", contract, by=by, clause=clause.title)
    db.session.flush()


def _write(details: ClauseDetails, clause: Clause) -> None:
    clause.title, clause.text = details.title.strip(), details.text.strip()
    clause.url = details.url.strip()


def _check(details: ClauseDetails, clause: Clause | None = None) -> None:
    details.check()
    found = db.session.scalar(select(Clause).where(Clause.title == details.title.strip()))
    if found is not None and found is not clause:
        ended = ", though it has ended" if found.ended_on else ""
        raise FieldError("title", f"There is a clause of this name already{ended}. Call this one otherwise.")


def _may_be_asked_for(clause: Clause, min_value: int, sector_key: str | None) -> None:
    if clause.ended_on is not None:
        raise WrongState("This clause has ended, so nothing can ask for it.")
    if not 0 <= min_value <= MOST:
        raise FieldError("min_value", f"Enter a value from £0 to {pounds_words(MOST)}.")
    if sector_key and sector_key not in sector_titles():
        raise FieldError("sector", "Choose a sector from the list.")


def _others(
    clause_id: UUID, sector_key: str | None, valid_from: date | None
) -> tuple[ClauseRule | None, ClauseRule | None, ClauseRule | None]:
    """The rules of the same clause and sector that begin last before a day, on it, and first after it."""
    begins = valid_from or date.min
    found = [rule for rule in thresholds(clause_id) if rule.sector_key == sector_key]
    before = next((rule for rule in found if (rule.valid_from or date.min) < begins), None)
    same = next((rule for rule in found if rule.valid_from == valid_from), None)
    after = next((rule for rule in reversed(found) if (rule.valid_from or date.min) > begins), None)
    return before, same, after


def _stop(rule: ClauseRule, stops_on: date) -> None:
    """Closes a rule the day before, or takes it out when it would never have begun."""
    if rule.valid_from is not None and rule.valid_from >= stops_on:
        db.session.delete(rule)
    elif rule.valid_to is None or rule.valid_to >= stops_on:
        rule.valid_to = stops_on - _DAY


def _note(event: str, clause: Clause, rule: ClauseRule, by: UUID | None) -> None:
    sector = sector_titles()[rule.sector_key] if rule.sector_key else "every sector"
    audit.record(
        event,
        clause,
        by=by,
        min_value=pounds_words(rule.min_value),
        sector=sector,
        valid_from=rule.valid_from,
    )
    flag_modified(clause, "title")  # raises its version, so that two people at once notice each other
