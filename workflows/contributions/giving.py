"""Lets figures go to the network or leaves them out, and writes the receipts that the network reads."""

from datetime import date
from uuid import UUID

from tenants.records.contributions import service
from tenants.records.contributions.models import Contribution
from tenants.records.contributions.owed import settle_look
from tenants.records.contributions.queries import open_contributions
from tenants.records.contributions.rules import ContributionStatus
from workflows.contributions.receipts import write_receipt
from workflows.releases.measures import measure


def give(contribution: Contribution, *, by: UUID | None, today: date, is_by_default: bool = False) -> None:
    """Gives the figures of one measure for one quarter."""
    service.give(contribution, by=by, today=today, is_by_default=is_by_default)
    write_receipt(contribution)
    _settle(contribution.starts_on, by, "Given")


def give_quarter(starts_on: date, *, by: UUID, today: date) -> int:
    """Gives everything of a quarter that nobody has decided on; says how many measures."""
    found = open_contributions(starts_on)
    for contribution in found:
        give(contribution, by=by, today=today)
    return len(found)


def give_by_default(today: date) -> int:
    """Gives what nobody has said anything about until its day; says how many measures."""
    due = [each for each in open_contributions() if each.default_on <= today]
    for contribution in due:
        give(contribution, by=None, today=today, is_by_default=True)
    return len(due)


def keep_back(contribution: Contribution, *, by: UUID, today: date) -> None:
    """Leaves the figures of one measure out for one quarter."""
    service.keep_back(contribution, by=by, today=today)
    write_receipt(contribution)
    _settle(contribution.starts_on, by, "Decided")


def leave_out(measure_key: str, reason: str, *, by: UUID, today: date) -> None:
    """Leaves a measure out until further notice, with what is ready and not given; what was given stays."""
    service.choose(measure_key, measure(measure_key).title, True, reason, by=by, today=today)
    for contribution in open_contributions():
        if contribution.measure_key == measure_key:
            keep_back(contribution, by=by, today=today)


def take_up(measure_key: str, *, by: UUID, today: date) -> None:
    """Takes part in a measure again, from the next quarter that is prepared."""
    service.choose(measure_key, measure(measure_key).title, False, "", by=by, today=today)


def _settle(starts_on: date, by: UUID | None, because: str) -> None:
    """The deadline of the quarter ends with the last of its figures."""
    if not any(each.status == ContributionStatus.PREPARED for each in open_contributions(starts_on)):
        settle_look(starts_on, by=by, because=because)
