"""Reading what abbreviations stand for: a tenant's own meaning before everybody's."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import literal, select, union_all

from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.models import Abbreviation
from tenants.records.glossary.models import Term


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an abbreviation stands for in the tenant in view."""

    title: str
    words: str
    explanation: str
    is_own: bool


def terms() -> list[Term]:
    """Every abbreviation that the tenant explains itself, in order of the alphabet."""
    return list(db.session.scalars(select(Term).order_by(Term.title)))


def get_term(term_id: UUID) -> Term:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    term = db.session.scalar(select(Term).where(Term.id == term_id))
    if term is None:
        raise NotFound("We could not find that abbreviation among yours.")
    return term


def get_term_to_change(term_id: UUID) -> Term:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Term).where(Term.id == term_id).with_for_update()
    term = db.session.scalar(statement.execution_options(populate_existing=True))
    if term is None:
        raise NotFound("We could not find that abbreviation among yours.")
    return term


def find_term_titled(title: str) -> Term | None:
    """The tenant's own with exactly this spelling."""
    return db.session.scalar(select(Term).where(Term.title == title))


# Asked for by nearly every page, so it is one question, and no records are made of the answer.
_MEANINGS = union_all(
    select(Abbreviation.title, Abbreviation.words, Abbreviation.explanation, literal(False).label("is_own")),
    select(Term.title, Term.words, Term.explanation, literal(True)),
)


def meanings() -> dict[str, Meaning]:
    """What every known abbreviation stands for in the open house, by its spelling."""
    found = [Meaning(*row) for row in db.session.execute(_MEANINGS)]
    return {meaning.title: meaning for meaning in sorted(found, key=lambda each: each.is_own)}
