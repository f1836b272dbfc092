"""Comparing the log with figures of others: counting, taking theirs in, explaining, closing."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.counting.standard import Standard
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.reconciliations.counting import Category, Definition, categories, count
from tenants.records.reconciliations.details import FIRST_DAY, ReasonDetails, ReconciliationDetails
from tenants.records.reconciliations.models import (
    Reconciliation,
    ReconciliationLine,
    ReconciliationReason,
)
from tenants.records.reconciliations.queries import compared, get_line, lines_of
from tenants.records.reconciliations.rules import Basis, Reason, ReconciliationStatus
from tenants.records.referrals.entries import entries_between
from tenants.records.referrals.rules import TYPES

NOTHING: Mapping[Category, int | None] = {}


def start(
    details: ReconciliationDetails,
    standard: Standard,
    theirs: Mapping[Category, int | None] = NOTHING,
    *,
    by: UUID | None,
    today: date,
) -> Reconciliation:
    """Counts our side of a period and puts their figures beside it, as far as they are known.

    `standard` is the one in force at the end of the period: it orders the types.
    """
    details.check(today=today)
    now = clock.now()
    found = Reconciliation(id=uuid4(), status=ReconciliationStatus.OPEN, counted_at=now, created_at=now)
    details.write_on(found)
    db.session.add(found)
    audit.record("reconciliation:started", found, by=by)
    db.session.flush()
    _count(found, standard, theirs)
    return found


def edit(
    found: Reconciliation,
    details: ReconciliationDetails,
    standard: Standard,
    *,
    by: UUID | None,
    today: date,
) -> None:
    """Changes whose figures they are, the period or the definition, and counts our side again."""
    _must_be_open(found)
    details.check(today=today)
    details.write_on(found)
    found.counted_at = clock.now()
    audit.record("reconciliation:edited", found, by=by)
    db.session.flush()
    _count(found, standard)


def count_again(found: Reconciliation, standard: Standard, *, by: UUID | None) -> None:
    """Counts our side anew, after entries were added or mended; theirs and the reasons stay."""
    _must_be_open(found)
    found.counted_at = clock.now()
    audit.record("reconciliation:counted-again", found, by=by)
    db.session.flush()
    _count(found, standard)


def take_in(found: Reconciliation, theirs: Mapping[Category, int | None], *, by: UUID | None) -> None:
    """Writes their figures down; None is one that they do not say."""
    _must_be_open(found)
    lines = {(line.type_key, line.age_band): line for line in lines_of(found.id)}
    for category, number in theirs.items():
        if category in lines:
            lines[category].theirs = number
    audit.record("reconciliation:figures-taken-in", found, by=by)
    db.session.flush()


def explain(found: Reconciliation, details: ReasonDetails, *, by: UUID | None) -> ReconciliationReason:
    """Adds a reason for so many people of a line's difference; FieldError where they do not say theirs."""
    _must_be_open(found)
    details.check()
    line = get_line(found.id, (details.type_key, details.age_band))
    if line.theirs is None:
        raise FieldError("category", "Their figure is not known here, so there is no difference to explain.")
    reason = ReconciliationReason(
        id=uuid4(),
        reconciliation_id=found.id,
        type_key=details.type_key,
        age_band=details.age_band,
        reason=details.reason,
        people=details.people,
        words=details.words.strip(),
        added_by_id=by,
        added_at=clock.now(),
    )
    db.session.add(reason)
    _note_reason("reconciliation:explained", found, reason, by)
    db.session.flush()
    return reason


def say_not_known(found: Reconciliation, category: Category, *, by: UUID | None) -> None:
    """Says of what is left over of a line that nobody knows why; WrongState when nothing is."""
    line = get_line(found.id, category)
    rest = next(each.left_over for each in compared(found.id) if (each.type_key, each.age_band) == category)
    if not rest:
        raise WrongState("Nothing is left over here. Look at the comparison again.")
    explain(found, ReasonDetails(line.type_key, line.age_band, Reason.UNKNOWN, rest), by=by)


def take_back(found: Reconciliation, reason: ReconciliationReason, *, by: UUID | None) -> None:
    """Takes a reason away."""
    _must_be_open(found)
    _note_reason("reconciliation:reason-taken-away", found, reason, by)
    db.session.delete(reason)
    db.session.flush()


def close(found: Reconciliation, *, by: UUID, today: date) -> None:
    """Closes it for good; WrongState while a difference has neither a reason nor "not known"."""
    _must_be_open(found)
    lines = compared(found.id)
    if all(line.theirs is None for line in lines):
        raise WrongState(
            "None of their figures is known yet, so there is nothing to close. Enter them first."
        )
    unsettled = [line for line in lines if not line.is_settled]
    if unsettled:
        number = "One line still has" if len(unsettled) == 1 else f"{len(unsettled)} lines still have"
        raise WrongState(f"{number} a difference without a reason. Add one, or say that it is not known.")
    found.status, found.closed_on, found.closed_by_id = ReconciliationStatus.CLOSED, today, by
    audit.record("reconciliation:closed", found, by=by)
    db.session.flush()


def definition_of(found: Reconciliation) -> Definition:
    """Which entries it counts."""
    return Definition(found.starts_on, found.ends_on, Basis(found.basis), found.has_dtn)


def _count(
    found: Reconciliation, standard: Standard, theirs: Mapping[Category, int | None] = NOTHING
) -> None:
    """Writes our side of every line and adds new ones; none goes, because reasons may stand at it."""
    definition = definition_of(found)
    begins = found.starts_on if definition.basis == Basis.REFERRED else FIRST_DAY  # a decision comes later
    counted = count(entries_between(begins, found.ends_on), definition)
    lines = {(line.type_key, line.age_band): line for line in lines_of(found.id)}
    types = [option.key for option in standard.field(TYPES).options]
    for position, category in enumerate(categories(types, {*counted, *theirs, *lines})):
        line = lines.get(category) or _new_line(found, category, theirs)
        line.ours, line.position = counted[category], position
    db.session.flush()


def _new_line(
    found: Reconciliation, category: Category, theirs: Mapping[Category, int | None]
) -> ReconciliationLine:
    line = ReconciliationLine(
        reconciliation_id=found.id,
        type_key=category[0],
        age_band=category[1],
        theirs=theirs.get(category),
    )
    db.session.add(line)
    return line


def _note_reason(event: str, found: Reconciliation, reason: ReconciliationReason, by: UUID | None) -> None:
    """On the comparison itself, so that its history is whole."""
    category = ", ".join(filter(None, (reason.type_key, reason.age_band))) or "all people"
    said = {"category": category, "people": reason.people, "reason": reason.reason, "words": reason.words}
    audit.record(event, found, by=by, **said)


def _must_be_open(found: Reconciliation) -> None:
    if found.status != ReconciliationStatus.OPEN:
        raise WrongState("This comparison is closed, so it stays as it is. Start another one.")
