"""What people type about a charter or one of its commitments, checked before anything is written."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from tenants import clock
from tenants.errors import FieldError
from tenants.records.pledges.models import Pledge
from tenants.records.pledges.rules import Progress

MOST_WORDS = 4000
_MOST_LETTERS = {"adopted_by": 160, "url": 2000}


@dataclass(frozen=True, slots=True)
class PledgeDetails:
    """When and by which decision the tenant took a charter on."""

    adopted_on: date | None
    adopted_by: str = ""  # "Full council"
    url: str = ""  # the decision

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if self.adopted_on is None:
            raise FieldError("adopted_on", "Enter the day on which it was taken on.")
        if self.adopted_on > clock.today():
            raise FieldError("adopted_on", "This day has not come yet. Enter the day of the decision.")
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        if self.url.strip():
            web_address(self.url)

    def write_on(self, pledge: Pledge) -> None:
        """Copies it to the record."""
        pledge.adopted_on, pledge.adopted_by = self.adopted_on, self.adopted_by.strip()
        pledge.url = self.url.strip()


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the tenant has come with one commitment, and the day on which somebody last looked at it."""

    progress: Progress
    words: str = ""  # what has been done
    reviewed_on: date | None = None

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if len(self.words) > MOST_WORDS:
            raise FieldError("words", f"Shorten this to {MOST_WORDS:,} characters or fewer.")
        if self.progress != Progress.NOT_STARTED and not self.words.strip():
            raise FieldError("words", "Say what has been done: the yearly report is made of this.")
        if self.reviewed_on and self.reviewed_on > clock.today():
            raise FieldError(
                "reviewed_on", "This day has not come yet. Enter the day on which you looked at it."
            )


def web_address(url: str) -> str:
    """The address without spaces around it; FieldError("url") when it is not an ordinary web address."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if "." not in host or parts.scheme not in ("http", "https") or len(url) > 2000:
        raise FieldError(
            "url", "Enter a web address that begins with https://, for example https://council.gov.uk"
        )
    return url.strip()
