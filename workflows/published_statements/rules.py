"""Pure decisions about published statements: what a year is called, and what a reason must be."""

import re
from datetime import date

from tenants.errors import FieldError

LONGEST_REASON = 300
#: A year as it stands in an address.
YEAR = re.compile(r"\d{4}(-\d{2})?", re.ASCII)


def year_label(starts_on: date, ends_on: date) -> str:
    """2025-26 for a year that ends in the next calendar year, else 2026."""
    if starts_on.year == ends_on.year:
        return f"{ends_on:%Y}"
    return f"{starts_on:%Y}-{ends_on:%y}"


def year_words(label: str) -> str:
    """2025/26, as people write it."""
    return label.replace("-", "/")


def checked_reason(because: str) -> str:
    """The reason as it is kept; FieldError("reason") when there is none or it is too long."""
    words = because.strip()
    if not words:
        raise FieldError(
            "reason", "Say why the statement is withdrawn. Everybody who looks for it reads this."
        )
    if len(words) > LONGEST_REASON:
        raise FieldError("reason", f"Shorten the reason to {LONGEST_REASON} characters or fewer.")
    return words
