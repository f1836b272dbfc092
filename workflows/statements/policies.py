"""What the portal can say of the policies that are in force."""

from sqlalchemy import select

from tenants.database import db
from tenants.dating import format_day
from tenants.records.documents.models import Document
from tenants.records.documents.owed import next_review_on
from tenants.records.documents.rules import KIND_WORDS, DocumentKind
from workflows.statements.year import Offered, Year, listed, offered

_KINDS = (DocumentKind.STRATEGY, DocumentKind.POLICY, DocumentKind.PROTOCOL, DocumentKind.STATEMENT)


def policies(year: Year) -> Offered:
    """The documents in force, each with its version, when it was adopted, and when it is reviewed."""
    found = _in_force()
    kinds = {document.kind for document in found}
    late = [each for each in found if (due := next_review_on(each)) and due < year.figures_on]
    heading = f"{year.as_at} these strategies, policies, protocols and statements are in force:"
    return offered(
        listed(heading, [_line(each) for each in found]),
        wanting=(
            "" if found else "No policy, strategy or protocol is recorded as in force.",
            "" if not found or DocumentKind.POLICY in kinds else "No policy is recorded as in force.",
            *(f"The review of “{each.title}” is late." for each in late),
            "The portal holds no words on raising a concern or whistleblowing: add those.",
        ),
    )


def _in_force() -> list[Document]:
    wanted = (Document.is_in_force, Document.kind.in_(_KINDS))
    return list(db.session.scalars(select(Document).where(*wanted).order_by(Document.kind, Document.title)))


def _line(document: Document) -> str:
    review = next_review_on(document)
    named = KIND_WORDS[DocumentKind(document.kind)].lower()
    parts = [
        f"{document.title} ({named}{f' of {document.organisation}' if document.organisation else ''})",
        f"version {document.version_label}" if document.version_label else "",
        f"adopted on {format_day(document.adopted_on)}" if document.adopted_on else "",
        f"next review by {format_day(review)}" if review else "",
    ]
    return ", ".join(part for part in parts if part)
