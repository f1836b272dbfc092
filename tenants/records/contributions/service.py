"""Preparing figures for the network, giving them, and leaving them out; what is given is never changed."""

import json
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.counts import Counts, Period
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.holding_nobody import must_hold_nobody
from tenants.records.contributions.models import Contribution, MeasureChoice
from tenants.records.contributions.queries import measures_left_out
from tenants.records.contributions.rules import ContributionStatus, must_be_open

LONGEST_REASON = 300


def prepare(
    measure_key: str,
    title: str,
    period: Period,
    counts: Counts,
    *,
    default_on: date,
    today: date,
    vintage: int = 1,
    is_demonstration: bool = False,
) -> Contribution:
    """Figures that can be looked at until a day; of a measure that is left out, only that it is."""
    contribution = Contribution(
        id=uuid4(),
        measure_key=measure_key,
        title=title[:200],
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        vintage=vintage,
        status=ContributionStatus.PREPARED,
        prepared_on=today,
        default_on=default_on,
        is_demonstration=is_demonstration,
        created_at=clock.now(),
    )
    _write(contribution, counts)
    if measure_key in measures_left_out():
        _forget(contribution, today)
    db.session.add(contribution)
    _keep("contribution:prepared", contribution, None)
    return contribution


def count_again(contribution: Contribution, counts: Counts, *, by: UUID | None) -> None:
    """Takes the log as it stands now, while nothing was given yet."""
    must_be_open(contribution.status)
    if digest_of(counts) == contribution.digest:
        raise WrongState("The log gives the same figures as before, so nothing has changed.")
    _write(contribution, counts)
    _keep("contribution:counted-again", contribution, by)


def give(contribution: Contribution, *, by: UUID | None, today: date, is_by_default: bool = False) -> None:
    """Lets the figures go: from now on they count for London, and stay as they are."""
    must_be_open(contribution.status)
    contribution.status, contribution.is_by_default = ContributionStatus.GIVEN, is_by_default
    contribution.decided_on, contribution.decided_by_id = today, by
    _keep("contribution:given", contribution, by)


def keep_back(contribution: Contribution, *, by: UUID | None, today: date) -> None:
    """Leaves the figures out for this quarter, and forgets them."""
    must_be_open(contribution.status)
    _forget(contribution, today)
    contribution.decided_by_id = by
    _keep("contribution:kept-back", contribution, by)


def choose(
    measure_key: str, title: str, is_left_out: bool, reason: str, *, by: UUID | None, today: date
) -> MeasureChoice:
    """Leaves a measure out from now on, with the reason, or takes part in it again."""
    if is_left_out == (measure_key in measures_left_out()):
        words = "left out already" if is_left_out else "given already"
        raise WrongState(f"This measure is {words}. Load the page again to see how it stands.")
    _check_reason(reason, is_needed=is_left_out)
    choice = MeasureChoice(
        id=uuid4(),
        measure_key=measure_key,
        title=title[:200],
        is_left_out=is_left_out,
        reason=reason.strip(),
        since_on=today,
        chosen_by_id=by,
        created_at=clock.now(),
    )
    db.session.add(choice)
    audit.record("measure:left-out" if is_left_out else "measure:taken-up", choice, by=by)
    db.session.flush()
    return choice


def digest_of(counts: Counts) -> str:
    """The SHA-256 by which anybody can tell that given figures are still the same."""
    return digest_of_rows(list(counts.dimensions), counts.rows())


def digest_of_rows(dimensions: list[Any], rows: list[Any]) -> str:
    """The same, of the plain values in which they are kept."""
    content = json.dumps([dimensions, rows], separators=(",", ":"), sort_keys=True)
    return sha256(content.encode()).hexdigest()


def _write(contribution: Contribution, counts: Counts) -> None:
    contribution.dimensions, contribution.rows = list(counts.dimensions), counts.rows()
    contribution.digest = digest_of(counts)


def _forget(contribution: Contribution, today: date) -> None:
    contribution.status, contribution.decided_on = ContributionStatus.KEPT, today
    contribution.rows, contribution.digest = [], ""


def _check_reason(reason: str, *, is_needed: bool) -> None:
    if is_needed and not reason.strip():
        raise FieldError(
            "reason", "Say why it is left out. Your council sees the reason; the network does not."
        )
    if len(reason.strip()) > LONGEST_REASON:
        raise FieldError("reason", f"Shorten the reason to {LONGEST_REASON} characters or fewer.")
    must_hold_nobody("reason", reason)


def _keep(event: str, contribution: Contribution, by: UUID | None) -> None:
    audit.record(event, contribution, by=by)
    db.session.flush()
