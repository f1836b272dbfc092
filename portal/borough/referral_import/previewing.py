"""The page that says what adding a spreadsheet would do: what counts as what, and what stands in the way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template

from portal.borough.referral_import.forms import AddForm
from portal.borough.referral_import.parcel import Parcel
from portal.formatting import day
from tenants import clock
from tenants.counting.standard import Standard
from tenants.records.referrals.details import ReferralDetails
from tenants.records.referrals.rules import TYPES
from workflows.published_standards.queries import standard_on
from workflows.referral_import.lines import Line, Problem
from workflows.referral_import.preview import look_at

#: How many rows a page names one by one.
MOST_PROBLEMS, MOST_LINES, MOST_GUESSES = 100, 500, 40


@dataclass(frozen=True, slots=True)
class Counted:
    """What one row would count as, in words."""

    row: int
    when: str
    route: str
    age: str
    types: str
    decided: str


def preview_page(parcel: Parcel, form: AddForm) -> str:
    """The page, as the log stands now."""
    reading, standard = parcel.reading, standard_on(clock.today())
    preview = look_at(reading.lines)
    form.ask_about_alike(bool(preview.alike))
    return render_template(
        "borough/referral_import/preview.html",
        form=form,
        parcel=parcel,
        preview=preview,
        alike_rows=_rows_in_words([line.row for line in preview.alike]),
        problems=reading.problems[:MOST_PROBLEMS],
        refused=len(reading.refused),
        by_column=_by_column(reading.problems),
        guesses=reading.guesses[:MOST_GUESSES],
        counted=[_counted(line, standard) for line in preview.lines[:MOST_LINES]],
        groups=_groups(preview.lines, standard),
        span=_span(preview.lines),
    )


def _counted(line: Line, standard: Standard) -> Counted:
    said = line.details
    return Counted(
        line.row,
        _when(said),
        standard.field("route").title_of(said.route),
        standard.field("age_band").title_of(said.age_band),
        ", ".join(map(standard.field(TYPES).title_of, said.types)),
        _decided(said, standard),
    )


def _when(said: ReferralDetails) -> str:
    if said.referred_on is None:
        return ""
    return f"{said.referred_on:%B %Y}" if said.is_month_only else day(said.referred_on)


def _decided(said: ReferralDetails, standard: Standard) -> str:
    outcome = standard.field("outcome")
    found = (("Reasonable", said.reasonable_outcome), ("Conclusive", said.conclusive_outcome))
    return ", ".join(f"{stage}: {outcome.title_of(key).casefold()}" for stage, key in found if key)


def _groups(lines: Sequence[Line], standard: Standard) -> list[tuple[str, list[tuple[str, int]]]]:
    """How many there are of each route, age and type; types overlap."""
    routes = Counter(line.details.route for line in lines)
    ages = Counter(line.details.age_band for line in lines)
    types = Counter(key for line in lines for key in line.details.types)
    found = (("route", routes), ("age_band", ages), (TYPES, types))
    return [(standard.field(name).title, _in_order(counts, standard, name)) for name, counts in found]


def _in_order(counts: Counter[str], standard: Standard, name: str) -> list[tuple[str, int]]:
    field = standard.field(name)
    return [(option.title, counts[option.key]) for option in field.options if counts[option.key]]


def _span(lines: Sequence[Line]) -> str:
    days = sorted(line.details.referred_on for line in lines if line.details.referred_on)
    if not days:
        return ""
    first, last = f"{days[0]:%B %Y}", f"{days[-1]:%B %Y}"
    return first if first == last else f"{first} to {last}"


def _by_column(problems: Sequence[Problem]) -> list[tuple[str, int]]:
    """Which columns have most problems, for a file whose every row has the same."""
    return Counter(each.heading for each in problems).most_common(6)


def _rows_in_words(rows: Sequence[int]) -> str:
    shown = ", ".join(map(str, rows[:20]))
    return f"{shown} and {len(rows) - 20:,} more" if len(rows) > 20 else shown
