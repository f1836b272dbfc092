"""What people type about an edition of a pathway as a whole, checked before anything is written."""

from dataclasses import dataclass

from tenants.errors import FieldError
from tenants.records.pathways.models import Pathway

LONGEST = {"title": 160, "source": 300, "caveat": 1000}


@dataclass(frozen=True, slots=True)
class PathwayDetails:
    """What it is called, what it is taken from, and what its readers should know of that."""

    title: str
    source: str = ""  # "Modern slavery strategy 2024 to 2027, referral pathway"
    caveat: str = ""
    is_demonstration: bool = False

    @classmethod
    def of(cls, pathway: Pathway) -> "PathwayDetails":
        """Those of an edition as it stands."""
        return cls(pathway.title, pathway.source, pathway.caveat, pathway.is_demonstration)

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if not self.title.strip():
            raise FieldError("title", "Enter what the pathway is called.")
        for field, most in LONGEST.items():
            if len(getattr(self, field).strip()) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")

    def write_on(self, pathway: Pathway) -> None:
        """Copies it to the record."""
        pathway.title, pathway.source = self.title.strip(), self.source.strip()
        pathway.caveat, pathway.is_demonstration = self.caveat.strip(), self.is_demonstration
