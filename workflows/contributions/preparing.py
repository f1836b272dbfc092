"""Prepares the figures of a quarter that is over, in the open tenant's house, for its leads to look at."""

from datetime import date
from uuid import UUID

from tenants.counts import Counts
from tenants.errors import WrongState
from tenants.records.contributions import service
from tenants.records.contributions.models import Contribution
from tenants.records.contributions.owed import default_day, owe_look
from tenants.records.contributions.queries import find_contribution, find_given, measures_left_out
from tenants.records.contributions.rules import ContributionStatus
from workflows.contributions.counting import count, period_of
from workflows.contributions.receipts import write_receipt
from workflows.register.periods import Quarter, newest_whole, quarter_of
from workflows.releases.measures import MEASURES, Measure, measure


def prepare_quarter(quarter: Quarter, today: date) -> list[Contribution]:
    """Counts every measure that was not prepared yet, and lets the leads know until when they can look.

    What stands as it does today is only counted for the newest quarter that is over.
    """
    default_on = default_day(today)
    wanted = [each for each in MEASURES if is_counted(each, quarter, today)]
    found = [_prepare(each, quarter, default_on, today) for each in wanted]
    made = [each for each in found if each is not None]
    if any(each.status == ContributionStatus.PREPARED for each in made):
        owe_look(quarter.starts_on, quarter.key, quarter.words, default_on)
    return made


def is_counted(each: Measure, quarter: Quarter, today: date) -> bool:
    """Whether a measure can be counted for a quarter on a day."""
    newest = newest_whole(today)
    return quarter == newest if each.is_stock else quarter <= newest


def title_of(each: Measure, quarter: Quarter) -> str:
    """What lists and the activity log call a contribution."""
    return f"{each.title}, {quarter.words}"


def prepare_again(measure_key: str, quarter: Quarter, vintage: int, today: date) -> Contribution | None:
    """Counts anew for a release that is to replace an earlier one of the quarter.

    None when nothing was given the first time, the records give the same as was given, or it was prepared
    already: then what was given stands. Its leads look at it as they did the first time.
    """
    wanted = measure(measure_key)
    if wanted.is_stock:
        raise WrongState(f"{wanted.title}: how it stood then cannot be counted again.")
    given = find_given(measure_key, quarter.starts_on, vintage=vintage - 1)
    counts = count(wanted, quarter, today)
    if given is None or counts is None or service.digest_of(counts) == given.digest:
        return None
    if find_contribution(measure_key, quarter.starts_on, vintage) is not None:
        return None
    default_on = default_day(today)
    made = _keep(wanted, quarter, counts, default_on, today, vintage)
    owe_look(quarter.starts_on, quarter.key, quarter.words, default_on)
    return made


def count_again(contribution: Contribution, *, by: UUID | None, today: date) -> None:
    """Takes the records as they stand now, after a lead has put something right in them."""
    wanted = measure(contribution.measure_key)
    counts = count(wanted, quarter_of(contribution.starts_on), today)
    if counts is None:
        raise WrongState("There are no records of this any more. Leave the figures out for this quarter.")
    service.count_again(contribution, counts, by=by)


def _prepare(each: Measure, quarter: Quarter, default_on: date, today: date) -> Contribution | None:
    """Once only; nothing when the tenant does not keep such records, since that is not none."""
    if find_contribution(each.key, quarter.starts_on, 1) is not None:
        return None
    counts = count(each, quarter, today)
    if counts is None and each.key in measures_left_out():
        counts = Counts(tuple(part.name for part in each.parts), {})  # so that the network knows that it is
    return None if counts is None else _keep(each, quarter, counts, default_on, today, 1)


def _keep(
    each: Measure, quarter: Quarter, counts: Counts, default_on: date, today: date, vintage: int
) -> Contribution:
    made = service.prepare(
        each.key,
        title_of(each, quarter),
        period_of(quarter),
        counts,
        default_on=default_on,
        today=today,
        vintage=vintage,
    )
    if made.status == ContributionStatus.KEPT:
        write_receipt(made)
    return made
