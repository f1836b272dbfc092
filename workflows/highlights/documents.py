"""What the report says of documents: what is owed about them, and what was adopted in the period."""

from sqlalchemy import or_, select

from tenants.database import db
from tenants.dating import format_day
from tenants.records.documents.models import Document
from tenants.records.documents.queries import documents_due
from tenants.records.documents.rules import KIND_WORDS, DocumentKind
from tenants.records.highlights.rules import Period
from tenants.records.highlights.sections import ReportSection, ReportTable
from tenants.records.obligations.queries import Owed
from tenants.records.plans.rules import lateness_words
from workflows.highlights.scope import Scope
from workflows.highlights.words import capital, counted, is_or_are, post_alone, sentences


def documents(scope: Scope) -> ReportSection:
    """Reviews, drafts and approvals late or due by the end of the next period; what was adopted."""
    owed = documents_due(scope.coming.ends_on)
    due = ReportTable(
        f"Due by {format_day(scope.coming.ends_on)}, or late",
        ("What is due", "Owner", "Due", "State"),
        tuple(_due(each, scope) for each in owed),
        "No document is due or late.",
    )
    adopted = _adopted(scope.period)
    taken = ReportTable(
        "Adopted or published in the period",
        ("Document", "Kind", "Date"),
        tuple(_adoption(document, scope.period) for document in adopted),
        "No document was adopted or published in the period.",
    )
    late = sum(each.due_on < scope.figures_on for each in owed)
    note = sentences([f"{capital(counted(late, 'item'))} {is_or_are(late)} late." if late else ""])
    return ReportSection("documents", "Documents", note=note, tables=(due, taken))


def _due(owed: Owed, scope: Scope) -> tuple[str, ...]:
    state = lateness_words(owed.due_on, scope.figures_on)
    return owed.title, post_alone(owed.owner_words), format_day(owed.due_on), capital(state)


def _adopted(period: Period) -> list[Document]:
    between = (period.starts_on, period.ends_on)
    in_period = or_(Document.adopted_on.between(*between), Document.published_on.between(*between))
    return list(db.session.scalars(select(Document).where(in_period).order_by(Document.title)))


def _adoption(document: Document, period: Period) -> tuple[str, ...]:
    when = [
        f"{word} {format_day(day)}"
        for word, day in (("Adopted", document.adopted_on), ("Published", document.published_on))
        if day is not None and period.holds(day)
    ]
    return document.title, KIND_WORDS[DocumentKind(document.kind)], "\n".join(when)
