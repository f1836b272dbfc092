"""When and where a meeting is, as people type it, checked before anything is written."""

from dataclasses import dataclass
from datetime import date, time
from urllib.parse import urlsplit

from tenants.errors import FieldError

FIRST_YEAR, LAST_YEAR = 2015, 2060  # the years whose working days are known
_MOST_LETTERS = {"title": 160, "place": 200, "url": 2000}


@dataclass(frozen=True, slots=True)
class Particulars:
    """A meeting's title, day, London times, place, and the link with which to join from afar."""

    title: str
    meets_on: date
    starts_at: time
    ends_at: time
    place: str = ""
    url: str = ""

    def checked(self) -> "Particulars":
        """The same without stray spaces; FieldError when a value cannot be kept."""
        tidy = Particulars(
            self.title.strip(),
            self.meets_on,
            self.starts_at,
            self.ends_at,
            self.place.strip(),
            web_address("url", self.url),
        )
        tidy.check()
        return tidy

    def check(self) -> None:
        """FieldError for what is missing, too long, or makes no sense."""
        if not self.title:
            raise FieldError("title", "Enter what the meeting is called.")
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        if not FIRST_YEAR < self.meets_on.year < LAST_YEAR:
            raise FieldError("meets_on", f"Enter a date between {FIRST_YEAR + 1} and {LAST_YEAR - 1}.")
        if self.ends_at <= self.starts_at:
            raise FieldError("ends_at", "The meeting must end after it starts. Check the two times.")


def web_address(field: str, typed: str) -> str:
    """An ordinary web address without stray spaces, or nothing; FieldError at `field` for anything else."""
    text = typed.strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        is_ordinary = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        is_ordinary = False
    if not is_ordinary:
        raise FieldError(
            field, "Enter a web address that begins with https://, for example https://council.gov.uk"
        )
    return text
