"""Saying what an abbreviation stands for in a tenant's house."""

from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.records.glossary.details import TermDetails
from tenants.records.glossary.models import Term
from tenants.records.glossary.queries import find_term_titled


def add_term(details: TermDetails, *, by: UUID | None) -> Term:
    """Explains an abbreviation on every page of the tenant; FieldError("spelling") for one listed already."""
    details.check()
    _must_be_new(details.spelling.strip())
    term = Term(id=uuid4())
    db.session.add(term)
    _keep("term:added", term, details, by)
    return term


def change_term(term: Term, details: TermDetails, *, by: UUID | None) -> None:
    """Says something else about it."""
    details.check()
    if details.spelling.strip() != term.title:
        _must_be_new(details.spelling.strip())
    _keep("term:edited", term, details, by)


def remove_term(term: Term, *, by: UUID) -> None:
    """Takes it away: what everybody means by it, if anything, is explained again."""
    audit.record("term:removed", term, by=by, words=term.words)
    db.session.delete(term)
    db.session.flush()


def _must_be_new(title: str) -> None:
    if find_term_titled(title) is not None:
        raise FieldError("spelling", f"“{title}” is on your list already. Change it there.")


def _keep(event: str, term: Term, details: TermDetails, by: UUID | None) -> None:
    details.write_on(term)
    term.updated_at = clock.now()
    audit.record(event, term, by=by)
    db.session.flush()
