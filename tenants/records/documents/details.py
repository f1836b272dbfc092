"""What people type about a document or a version of one, checked before anything is written."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from tenants.errors import FieldError
from tenants.records.boards.queries import get_board
from tenants.records.documents.models import Document
from tenants.records.documents.rules import (
    MOST_MONTHS,
    USUAL_REVIEW,
    DocumentKind,
    DocumentStatus,
    ReviewRule,
)

_MOST_LETTERS = {
    "title": 200,
    "organisation": 120,
    "version_label": 20,
    "audience": 200,
    "languages": 200,
    "formats": 200,
    "url": 2000,
    "source": 300,
    "notes": 4000,
}


@dataclass(frozen=True, slots=True)
class DocumentDetails:
    """Everything said of a document but its owner; the part from `status` on is of what exists already."""

    title: str
    kind: DocumentKind
    organisation: str = ""  # whose it is, when not the tenant's
    board_id: UUID | None = None  # the board that approves it
    audience: str = ""
    languages: str = "English"
    formats: str = ""
    ends_on: date | None = None
    review_rule: ReviewRule = ReviewRule.EVERY
    review_months: int | None = USUAL_REVIEW
    source: str = ""
    notes: str = ""
    invented: str = ""
    is_demonstration: bool = False
    status: DocumentStatus = DocumentStatus.ADOPTED
    version_label: str = ""
    url: str = ""
    adopted_on: date | None = None
    published_on: date | None = None
    reviewed_on: date | None = None

    def check(self) -> None:
        """FieldError when a value cannot be kept; NotFound for a board that is not the tenant's."""
        if not self.title.strip():
            raise FieldError("title", "Enter the document’s title.")
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        self._check_review()
        if self.url:
            web_address(self.url)
        if self.board_id:
            get_board(self.board_id)

    def _check_review(self) -> None:
        is_counted = self.review_rule == ReviewRule.EVERY
        if is_counted and not 1 <= (self.review_months or 0) <= MOST_MONTHS:
            raise FieldError("review_months", f"Enter a whole number of months from 1 to {MOST_MONTHS}.")

    def write_on(self, document: Document) -> None:
        """Copies what may change at any time to the record."""
        document.title, document.kind = self.title.strip(), self.kind
        document.organisation = self.organisation.strip()
        document.board_id = self.board_id
        document.audience, document.languages = self.audience.strip(), self.languages.strip()
        document.formats, document.ends_on = self.formats.strip(), self.ends_on
        document.review_rule = self.review_rule
        document.review_months = self.review_months if self.review_rule == ReviewRule.EVERY else None
        document.source, document.notes = self.source.strip(), self.notes.strip()
        document.invented = self.invented

    def write_history_on(self, document: Document) -> None:
        """Copies what is said of a document that exists already."""
        document.version_label, document.url = self.version_label.strip(), self.url.strip()
        document.adopted_on, document.published_on = self.adopted_on, self.published_on
        document.reviewed_on = self.reviewed_on


@dataclass(frozen=True, slots=True)
class NewVersion:
    """One version: its label, what changed, and a link or a file."""

    label: str
    what_changed: str = ""
    url: str = ""
    file_name: str = ""
    content: bytes = b""

    def check(self) -> None:
        """FieldError when there is no label, or neither a link nor a file, or both."""
        if not self.label.strip() or len(self.label) > 20:
            raise FieldError("label", "Enter what this version is called in 20 characters or fewer, like 2.")
        if len(self.what_changed) > 500:
            raise FieldError("what_changed", "Shorten this to 500 characters or fewer.")
        if bool(self.url) == bool(self.file_name):
            raise FieldError("url", "Enter a web address, or choose a file: one of the two.")
        if self.url:
            web_address(self.url)


def web_address(url: str) -> str:
    """The address without spaces around it; FieldError("url") when it is not an ordinary web address."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if "." not in host or parts.scheme not in ("http", "https") or len(url) > 2000:
        raise FieldError(
            "url", "Enter a web address that begins with https://, for example https://council.gov.uk"
        )
    return url.strip()
