"""Makes abbreviations: everybody's, and a borough's own."""

from uuid import UUID

from tenants.database import db
from tenants.guidance.models import Abbreviation
from tenants.records.glossary.details import TermDetails
from tenants.records.glossary.models import Term
from tenants.records.glossary.service import add_term
from tests.factories.world import Borough

EVERYBODYS = (
    ("NRM", "National Referral Mechanism", "How potential victims are identified and supported."),
    ("CSP", "community safety partnership", ""),
    ("SPoC", "single point of contact", ""),
)
OWN_WORDS = "children’s safeguarding partnership"


def make_abbreviations() -> None:
    """Adds a few that everybody uses, unless they are there."""
    for title, words, explanation in EVERYBODYS:
        if db.session.get(Abbreviation, title) is None:
            db.session.add(Abbreviation(title=title, words=words, explanation=explanation))
    db.session.flush()


def make_term(*, by: UUID | None = None, **changes: str) -> Term:
    """What CSP stands for in the open house, unless something else is given."""
    given = {"spelling": "CSP", "words": OWN_WORDS, "explanation": "It meets every quarter.", **changes}
    return add_term(TermDetails(**given), by=by)


def furnish_glossary(borough: Borough) -> Term:
    """One abbreviation of the borough's own that everybody else uses otherwise; inside its scope."""
    make_abbreviations()
    return make_term(by=borough.lead.id)
