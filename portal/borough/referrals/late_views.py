"""The page that shows which decisions are late, each under the rule in force on its own day."""

from collections.abc import Iterable
from datetime import date

from flask import render_template, request

from portal.access import requires
from portal.borough.referrals.blueprint import referrals as pages
from portal.borough.referrals.filters import EVERYTHING, LAST_YEAR, days_of, periods
from portal.borough.referrals.reading import ReferralLine, line_of
from portal.borough.referrals.wording import Wording, wording
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.referrals.clocks import CODES, Rules
from tenants.records.referrals.entries import Entry, entries_between
from tenants.records.referrals.lateness import early_of, judged, late_of, waiting_for_conclusive
from tenants.records.referrals.lists import clock_rules
from tenants.records.referrals.standing import Line

#: Of those that wait for something without a limit, the longest are enough.
MOST_SHOWN = 25

Told = list[tuple[ReferralLine, Line]]


@pages.get("/late")
@requires(Permission.REFERRAL_READ)
def late() -> str:
    """What is still waited for, whenever it began, then what came late in a period; the longest first."""
    today, words, rules = clock.today(), wording(), clock_rules()
    offered, period = periods(today), request.args.get("period", LAST_YEAR)
    period = period if period in dict(offered) else LAST_YEAR
    every = entries_between(*days_of(EVERYTHING, today))
    starts_on, ends_on = days_of(period, today)
    entries = [each for each in every if starts_on <= each.referred_on <= ends_on]
    waiting = [(entry, line) for entry, line in late_of(every, rules, today) if line.is_waiting]
    came = [(entry, line) for entry, line in late_of(entries, rules, today) if not line.is_waiting]
    open_ended = waiting_for_conclusive(every, rules, today)
    return render_template(
        "borough/referrals/late.html",
        waiting=_told(waiting, words, rules, today),
        came=_told(came, words, rules, today),
        decided=judged(entries, rules, today),
        early=_told(early_of(entries, rules, today), words, rules, today),
        open_ended=_told(open_ended[:MOST_SHOWN], words, rules, today),
        open_ended_count=len(open_ended),
        rules=[rule for code in CODES for rule in rules.all if rule.code == code],
        period_words=dict(offered)[period],
        periods=[(key, title, key == period) for key, title in offered],
        in_log=len(every),
    )


def _told(found: Iterable[tuple[Entry, Line]], words: Wording, rules: Rules, today: date) -> Told:
    return [(line_of(entry, words, rules, today), line) for entry, line in found]
