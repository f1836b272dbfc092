"""Documents as the lines of a list: every word of a row prepared, so that the template only places them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tenants.dating import format_day
from tenants.records.documents.lists import SOON, ListedDocument
from tenants.records.documents.rules import (
    IN_FORCE,
    KIND_WORDS,
    STATUS_WORDS,
    DocumentKind,
    DocumentStatus,
    ReviewRule,
    how_late,
)
from tenants.records.obligations.rules import Kind
from tenants.records.posts.queries import owner_words

#: The kind of a tag decides its colour; the words in it always say the same.
STATUS_KINDS: dict[DocumentStatus, str] = {
    DocumentStatus.PLANNED: "quiet",
    DocumentStatus.DRAFT: "soon",
    DocumentStatus.FOR_APPROVAL: "waiting",
    DocumentStatus.ADOPTED: "done",
    DocumentStatus.PUBLISHED: "done",
    DocumentStatus.SUPERSEDED: "quiet",
    DocumentStatus.WITHDRAWN: "quiet",
}
#: What is to be done by the day that stands beside it.
OWED_WORDS: dict[Kind, str] = {
    Kind.DOCUMENT_DRAFT: "Finish by",
    Kind.DOCUMENT_APPROVAL: "Decide by",
    Kind.DOCUMENT_REVIEW: "Review by",
}


class DocumentRow(NamedTuple):
    """One document as the list shows it, in words."""

    href: str
    title: str
    kind: str
    status: str
    status_kind: str
    in_force: str  # "Version 2" while it is readable, or nothing
    read_href: str  # where the version in force, or else the newest, can be read
    read_words: str
    is_outside: bool  # whether that leads out of the portal
    owner: str
    is_vacant: bool
    board: str
    due: str
    due_note: str
    is_late: bool
    invented: str


def document_rows(found: Iterable[ListedDocument], *, house: str, today: date) -> list[DocumentRow]:
    """The rows in words; `house` is the tenant's part of an address."""
    return [_row(each, f"/{house}/documents/{each.id}/", today) for each in found]


def _row(each: ListedDocument, href: str, today: date) -> DocumentRow:
    status = DocumentStatus(each.status)
    read_href, read_words = _where_to_read(each, href)
    due, note = due_words(each.owed_kind, each.due_on, status, each.review_rule, today)
    return DocumentRow(
        href=href,
        title=each.title,
        kind=_kind(each),
        status=STATUS_WORDS[status],
        status_kind=STATUS_KINDS[status],
        in_force=_in_force(each, status),
        read_href=read_href,
        read_words=read_words,
        is_outside=not read_href.startswith("/"),
        owner=_owner(each),
        is_vacant=each.owner_id is None,
        board=each.board_title or "",
        due=due,
        due_note=note,
        is_late=each.due_on is not None and each.due_on < today,
        invented=f"{each.invented} invented" if each.invented else "",
    )


def _kind(each: ListedDocument) -> str:
    words = KIND_WORDS[DocumentKind(each.kind)]
    return f"{words} of {each.organisation}" if each.organisation else words


def _in_force(each: ListedDocument, status: DocumentStatus) -> str:
    """Said only of a document whose status does not say so itself."""
    return version_words(each.version_label) if each.is_in_force and status not in IN_FORCE else ""


def version_words(label: str) -> str:
    """What a version is called; the only one may have no name."""
    return f"version {label}" if label else "the first version"


def _where_to_read(each: ListedDocument, href: str) -> tuple[str, str]:
    """The link or the file of the version that the row is about."""
    words = version_words(each.version_label) if each.version_label else "it"
    if each.file_id and each.version_id:
        return f"{href}versions/{each.version_id}", f"Download {words}"
    url = each.url or each.version_url or ""
    return (url, f"Read {words}") if url else ("", "")


def _owner(each: ListedDocument) -> str:
    if each.owner_id is None:
        return each.post_title or "Nobody yet"
    return owner_words(each.owner_name, each.post_title)


def due_words(
    owed: str | None, due_on: date | None, status: DocumentStatus, rule: str, today: date
) -> tuple[str, str]:
    """What is due when, and how late that is: ("Review by 1 May 2026", "6 months late")."""
    if owed is None or due_on is None:
        return _nothing_due(status, ReviewRule(rule)), ""
    is_near = (due_on - today).days <= SOON
    return f"{OWED_WORDS[Kind(owed)]} {format_day(due_on)}", how_late(due_on, today) if is_near else ""


def _nothing_due(status: DocumentStatus, rule: ReviewRule) -> str:
    if status in (DocumentStatus.PLANNED, DocumentStatus.DRAFT):
        return "No date yet"
    if status not in IN_FORCE:
        return ""
    if rule == ReviewRule.ON_CHANGE:
        return "Reviewed when something changes"
    return "Not reviewed" if rule == ReviewRule.NEVER else "No review date yet"
