"""Makes spreadsheets of referrals as councils keep them."""

from collections.abc import Iterator
from datetime import date, timedelta

from tenants import clock
from tests.factories.referrals import make_details
from tests.factories.world import Borough
from workflows.referral_import.lines import Line
from workflows.referral_import.service import add_all

HEADINGS = (
    *(
        "Date of referral",
        "Route",
        "Age",
        "Exploitation type",
        "Gender",
        "Where it happened",
        "First responder",
    ),
    *("Service", "Consent", "RG date", "RG outcome", "Note", "Our reference"),
)
_TYPES = ("Labour", "county lines", "Sexual, Criminal", "Domestic servitude", "labor")
_DAYS = ("{0:%d/%m/%Y}", "{0:%Y-%m-%d}", "{0.day} {0:%B %Y}", "{0:%B %Y}")


def referral_rows(count: int, today: date) -> Iterator[tuple[str, ...]]:
    """So many rows that can be added, each with a key of its own, written in several ways."""
    for number in range(count):
        on = today - timedelta(days=90 + number)
        is_child = number % 3 == 0
        yield (
            _DAYS[number % 4].format(on),
            "nrm" if is_child or number % 5 else "Duty to Notify",
            "under 18" if is_child else "ADULT",
            _TYPES[number % len(_TYPES)],
            ("F", "m", "unknown")[number % 3],
            ("in borough", "Outside London", "")[number % 3],
            ("Met Police", "council", "UKVI")[number % 3],
            ("children", "Housing and homelessness", "")[number % 3],
            "",
            f"{on + timedelta(days=40):%d/%m/%Y}" if is_child else "",
            "positive" if is_child else "",
            "two adults, car wash" if number % 50 == 7 else "",
            f"A-{10_000 + number}",
        )


def furnish_referral_imports(borough: Borough) -> None:
    """A spreadsheet that was read in, with one entry."""
    today, line = clock.today(), Line(2, make_details(route="dtn"))
    add_all((line,), "Referrals.xlsx", "0" * 64, by=borough.lead.id, today=today)
