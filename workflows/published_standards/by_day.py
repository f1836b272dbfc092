"""Gives the counting standard of each of many days without asking for each anew."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date

from tenants.counting.standard import Standard
from workflows.published_standards.queries import editions, standard_on


def standards_between(first: date, last: date) -> Callable[[date], Standard]:
    """The standard in force on any day from the first to the last; read once."""
    begun = {each.valid_from for each in editions() if each.valid_from}
    begin = sorted(day for day in begun if first < day <= last)
    in_turn = [standard_on(day) for day in (first, *begin)]
    return lambda day: in_turn[bisect_right(begin, day)]
