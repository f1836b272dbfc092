"""What people type about an agreement, checked before anything is written."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.errors import FieldError
from tenants.records.agreements.models import Agreement
from tenants.records.agreements.rules import AgreementKind
from tenants.records.pledges.details import web_address

LONGEST = {
    "title": 160,
    "scope": 2000,
    "legal_basis": 300,
    "url": 2000,
    "note": 2000,
    "source": 300,
}
NOT_YET = "This day has not come yet. Leave it empty until it is signed."


@dataclass(frozen=True, slots=True)
class AgreementDetails:
    """What it is about, since when and until when it holds, and where it can be read."""

    title: str
    kind: AgreementKind
    scope: str = ""
    legal_basis: str = ""
    signed_on: date | None = None  # None: it is still being agreed
    review_on: date | None = None
    ends_on: date | None = None  # None: no end is set
    document_id: UUID | None = None
    url: str = ""
    note: str = ""
    source: str = ""
    may_lack_basis: bool = False  # somebody knows that a sharing agreement says nothing of its basis

    def check(self, today: date) -> None:
        """FieldError when a value cannot be kept."""
        if not self.title.strip():
            raise FieldError("title", "Enter what the agreement is called.")
        for field, most in LONGEST.items():
            if len(getattr(self, field).strip()) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        self._check_days(today)
        if self.lacks_basis() and not self.may_lack_basis:
            raise FieldError(
                "legal_basis",
                "Enter the law on which you share information, or tick “It names no legal basis”.",
            )
        if self.url.strip():
            web_address(self.url)

    def _check_days(self, today: date) -> None:
        if self.signed_on is not None and self.signed_on > today:
            raise FieldError("signed_on", NOT_YET)
        if self.signed_on is not None and self.review_on is None:
            raise FieldError(
                "review_on", "Enter the day on which it is looked at next, so that it is not forgotten."
            )
        for field in ("review_on", "ends_on"):
            day = getattr(self, field)
            if day is not None and self.signed_on is not None and day < self.signed_on:
                raise FieldError(field, "Enter a day after the agreement was signed.")

    def lacks_basis(self) -> bool:
        """Whether information is shared under it, from now on, by no law that it names."""
        is_shared = self.kind == AgreementKind.SHARING and self.signed_on is not None
        return is_shared and not self.legal_basis.strip()

    def write_on(self, agreement: Agreement) -> None:
        """Copies it to the record."""
        for field in LONGEST:
            setattr(agreement, field, getattr(self, field).strip())
        for field in ("kind", "signed_on", "review_on", "ends_on", "document_id"):
            setattr(agreement, field, getattr(self, field))


@dataclass(frozen=True, slots=True)
class PartyDetails:
    """An organisation that is a party, which post signs for it, and whether it has."""

    title: str
    signs_as: str = ""
    signed_on: date | None = None

    def check(self, today: date) -> None:
        """FieldError when a value cannot be kept."""
        if not self.title.strip():
            raise FieldError("title", "Enter the organisation.")
        for field in ("title", "signs_as"):
            if len(getattr(self, field).strip()) > 160:
                raise FieldError(field, "Shorten this to 160 characters or fewer.")
        if self.signed_on is not None and self.signed_on > today:
            raise FieldError("signed_on", NOT_YET)
