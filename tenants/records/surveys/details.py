"""What people type about a survey, checked before anything is written."""

from dataclasses import dataclass

from tenants.errors import FieldError
from tenants.records.surveys.models import Survey

LONGEST_TITLE = 160
LONGEST_INTRODUCTION = 4000


@dataclass(frozen=True, slots=True)
class SurveyDetails:
    """What it is called, and what those who are asked read first."""

    title: str
    introduction: str = ""

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if not self.title.strip():
            raise FieldError("title", "Enter a title, so that people know what they are asked about.")
        if len(self.title) > LONGEST_TITLE:
            raise FieldError("title", f"Shorten the title to {LONGEST_TITLE} characters or fewer.")
        if len(self.introduction) > LONGEST_INTRODUCTION:
            raise FieldError("introduction", f"Shorten this to {LONGEST_INTRODUCTION:,} characters or fewer.")

    def write_on(self, survey: Survey) -> None:
        """Copies it to the record."""
        survey.title, survey.introduction = self.title.strip(), self.introduction.strip()
