"""What people type about a post, grant, budget or service, checked before anything is written."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.errors import FieldError
from tenants.records.resources.models import Resource
from tenants.records.resources.rules import ResourceKind, ResourceStatus

LONGEST = {"title": 160, "funder": 160, "note": 2000, "source": 300}
MOST_POUNDS = 1_000_000_000
_KEPT = (
    *("kind", "status", "post_id", "pounds_a_year", "percent_of_full_time"),
    *("starts_on", "ends_on", "vacant_since_on"),
)


@dataclass(frozen=True, slots=True)
class ResourceDetails:
    """What it is, who pays for it, and until when."""

    title: str
    kind: ResourceKind
    status: ResourceStatus = ResourceStatus.SECURED
    post_id: UUID | None = None
    funder: str = ""
    pounds_a_year: int | None = None  # None: not known
    percent_of_full_time: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None  # None: no end is set
    vacant_since_on: date | None = None
    note: str = ""
    source: str = ""

    def check(self, today: date) -> None:
        """FieldError when a value cannot be kept."""
        if not self.title.strip():
            raise FieldError("title", "Enter what it is called.")
        for field, most in LONGEST.items():
            if len(getattr(self, field).strip()) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        if self.status == ResourceStatus.ENDED:
            raise FieldError("status", "Choose whether it is secured or at risk. To end it, use “End it”.")
        if self.pounds_a_year is not None and not 0 <= self.pounds_a_year <= MOST_POUNDS:
            raise FieldError(
                "pounds_a_year", "Enter whole pounds a year, or leave it empty if you do not know."
            )
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise FieldError("ends_on", "Enter a last day that is not before the first one.")
        self._check_post(today)

    def _check_post(self, today: date) -> None:
        if self.percent_of_full_time is not None and not 1 <= self.percent_of_full_time <= 100:
            raise FieldError("percent_of_full_time", "Enter a whole number from 1 to 100.")
        if self.kind != ResourceKind.POST and self.percent_of_full_time is not None:
            raise FieldError("percent_of_full_time", "Only a post has hours. Leave it empty.")
        if self.kind != ResourceKind.POST and self.vacant_since_on is not None:
            raise FieldError("vacant_since_on", "Only a post can be vacant. Leave it empty.")
        if self.vacant_since_on is not None and self.vacant_since_on > today:
            raise FieldError("vacant_since_on", "This day has not come yet.")

    def write_on(self, resource: Resource) -> None:
        """Copies it to the record."""
        for field in LONGEST:
            setattr(resource, field, getattr(self, field).strip())
        for field in _KEPT:
            setattr(resource, field, getattr(self, field))
