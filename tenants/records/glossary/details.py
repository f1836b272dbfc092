"""What people type about an abbreviation, checked before anything is written."""

import re
from dataclasses import dataclass

from tenants.errors import FieldError
from tenants.records.glossary.models import Term

LONGEST = {"spelling": 20, "words": 160, "explanation": 500, "source": 300}
#: Letters and digits, with what may stand between them, as in "R&D".
_WRITTEN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9&/-]*[A-Za-z0-9])?", re.ASCII)
_CAPITALS = re.compile(r"[A-Z0-9]", re.ASCII)
_NOT_ONE = (
    "Enter the abbreviation as it is written: letters and digits without spaces, at least two of them "
    "capitals or digits, for example CSP, SPoC or 4P."
)


@dataclass(frozen=True, slots=True)
class TermDetails:
    """An abbreviation, what it stands for here, and what that is."""

    spelling: str
    words: str
    explanation: str = ""
    source: str = ""

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if not is_abbreviation(self.spelling.strip()):
            raise FieldError("spelling", _NOT_ONE)
        if not self.words.strip():
            raise FieldError("words", "Enter what it stands for.")
        for field, most in LONGEST.items():
            if len(getattr(self, field).strip()) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")

    def write_on(self, term: Term) -> None:
        """Copies it to the record."""
        term.title, term.words = self.spelling.strip(), self.words.strip()
        term.explanation, term.source = self.explanation.strip(), self.source.strip()


def is_abbreviation(text: str) -> bool:
    """Whether it looks like one: an ordinary word would be explained in every sentence."""
    found = _CAPITALS.findall(text)
    has_capital = any(each.isupper() for each in found)
    return bool(_WRITTEN.fullmatch(text)) and has_capital and len(found) > 1
