"""What people type about a check, looked at before anything is written."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from tenants import clock
from tenants.errors import FieldError
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CheckKind, Outcome

_MOST_LETTERS = {"summary": 4000, "tender_words": 200, "answer_words": 4000}
#: The price of no tender that a council gets has more digits than this.
MOST_POUNDS = 99_999_999_999


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found; prices are in whole pounds, of a tender challenge; the score is of an MSAT."""

    kind: CheckKind
    done_on: date
    outcome: Outcome
    summary: str = ""
    score: int | None = None
    contract_id: UUID | None = None
    tender_words: str = ""
    price: int | None = None
    expected_price: int | None = None
    answer_words: str = ""  # how the bidder explained the price
    invented: str = ""
    is_demonstration: bool = False

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if self.done_on > clock.today():
            raise FieldError("done_on", "This day has not come yet. Enter the day it was done.")
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        if self.score is not None and not 0 <= self.score <= 100:
            raise FieldError("score", "Enter the score as a whole number from 0 to 100.")
        if self.kind == CheckKind.TENDER_CHALLENGE:
            self._check_prices()

    def _check_prices(self) -> None:
        if not self.tender_words.strip():
            raise FieldError("tender_words", "Enter which tender it was.")
        for field in ("price", "expected_price"):
            pounds: int | None = getattr(self, field)
            if pounds is not None and not 0 <= pounds <= MOST_POUNDS:
                raise FieldError(field, "Enter whole pounds, like 125,000.")

    def write_on(self, check: SupplierCheck) -> None:
        """Copies what was found to the record; what belongs to another kind stays empty."""
        is_challenge = self.kind == CheckKind.TENDER_CHALLENGE
        check.done_on, check.outcome, check.summary = self.done_on, self.outcome, self.summary.strip()
        check.score = self.score if self.kind == CheckKind.MSAT else None
        check.contract_id = self.contract_id or check.contract_id
        check.tender_words = self.tender_words.strip() if is_challenge else ""
        check.price = self.price if is_challenge else None
        check.expected_price = self.expected_price if is_challenge else None
        check.answer_words = self.answer_words.strip() if is_challenge else ""
        check.invented, check.is_demonstration = self.invented, self.is_demonstration


def web_address(url: str) -> str:
    """The address without spaces around it; FieldError("url") when it is not an ordinary web address."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if "." not in host or parts.scheme not in ("http", "https") or len(url) > 2000:
        raise FieldError(
            "url", "Enter a web address that begins with https://, for example https://supplier.example"
        )
    return url.strip()
