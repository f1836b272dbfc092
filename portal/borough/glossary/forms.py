"""What people type about an abbreviation."""

from typing import Any

from portal.forms.fields import LongText, PlainText
from portal.forms.versioned import VersionedForm
from tenants.records.glossary.details import LONGEST, TermDetails
from tenants.records.glossary.models import Term


class TermForm(VersionedForm):
    """An abbreviation, and what it stands for here."""

    spelling = PlainText(
        "Abbreviation",
        missing="Enter the abbreviation",
        longest=LONGEST["spelling"],
        hint="As it is written, without spaces. Capitals count: DtN and DTN are two.",
        render_kw={"params": {"classes": "govuk-input--width-10", "spellcheck": False}},
    )
    words = PlainText(
        "What does it stand for?",
        missing="Enter what it stands for",
        longest=LONGEST["words"],
        hint="For example: children’s safeguarding partnership",
    )
    explanation = LongText(
        "What is that?",
        longest=LONGEST["explanation"],
        rows=3,
        hint="A sentence for somebody who is new. You can leave it empty.",
    )
    source = PlainText("Where does it come from?", longest=LONGEST["source"], hint="You can leave it empty.")
    guarded = ("words", "explanation", "source")

    def details(self) -> TermDetails:
        """What was typed, once the form is valid."""
        return TermDetails(**{name: self[name].data or "" for name in LONGEST})


class SureForm(VersionedForm):
    """Nothing but the press."""


def typed_for(term: Term) -> dict[str, Any]:
    """What the form shows of an abbreviation as it stands."""
    kept = {name: getattr(term, name) for name in ("words", "explanation", "source")}
    return {"spelling": term.title, **kept}
