"""What people type about an edition of the counting standard as a whole, checked before it is written."""

from dataclasses import dataclass

from tenants.errors import FieldError
from tenants.records.standards.models import StandardEdition

LONGEST = {"title": 160, "changes": 2000}


@dataclass(frozen=True, slots=True)
class StandardDetails:
    """What it is called, and what is new in it since the edition before."""

    title: str
    changes: str = ""

    @classmethod
    def of(cls, edition: StandardEdition) -> "StandardDetails":
        """Those of an edition as it stands."""
        return cls(edition.title, edition.changes)

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if not self.title.strip():
            raise FieldError("title", "Enter what the edition is called.")
        for field, most in LONGEST.items():
            if len(getattr(self, field).strip()) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")

    def write_on(self, edition: StandardEdition) -> None:
        """Copies it to the record."""
        edition.title, edition.changes = self.title.strip(), self.changes.strip()
