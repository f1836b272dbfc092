"""How far a tenant has come with a commitment, in words, and when its yearly report is due."""

from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta


class Progress(StrEnum):
    """Where a commitment stands."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    IN_PLACE = "in-place"


PROGRESS_WORDS: dict[Progress, str] = {
    Progress.NOT_STARTED: "Not started",
    Progress.UNDER_WAY: "Under way",
    Progress.IN_PLACE: "In place",
}
#: A report covers a year unless the charter says otherwise.
USUAL_MONTHS = 12


def first_report_due_on(adopted_on: date, months: int, today: date) -> date:
    """The first time after today that so many months since the charter was taken on have gone by again.

    Years before the portal knew of the charter are not counted as missed.
    """
    rounds = 1
    while adopted_on + relativedelta(months=months * rounds) <= today:
        rounds += 1
    return adopted_on + relativedelta(months=months * rounds)


def usual_period(adopted_on: date | None, last_ended_on: date | None, today: date) -> tuple[date, date]:
    """What the next report covers unless somebody says otherwise: from the last one's end until today."""
    a_year_ago = today - relativedelta(months=USUAL_MONTHS) + timedelta(days=1)
    if last_ended_on is not None:
        return min(last_ended_on + timedelta(days=1), today), today
    return max(a_year_ago, min(adopted_on, today)) if adopted_on else a_year_ago, today


def movement(before: str, now: str) -> str:
    """What happened to a commitment since the report before, in words; "" when nothing is known of before."""
    if not before:
        return ""
    order = list(Progress)
    was, is_now = order.index(Progress(before)), order.index(Progress(now))
    if was == is_now:
        return "As before"
    words = PROGRESS_WORDS[Progress(before)].lower()
    return f"Moved on from “{words}”" if is_now > was else f"Fell back from “{words}”"
