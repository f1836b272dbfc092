"""Pure decisions about documents: their kinds, their ways from one status to the next, their review."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID

from dateutil.relativedelta import relativedelta

from tenants.editions.rules import Way
from tenants.records.plans.rules import lateness_words


class DocumentKind(StrEnum):
    """What sort of document it is."""

    STRATEGY = "strategy"
    POLICY = "policy"
    PROTOCOL = "protocol"
    PATHWAY = "pathway"
    TOOLKIT = "toolkit"
    STATEMENT = "statement"
    NEEDS_ASSESSMENT = "needs-assessment"
    GUIDANCE = "guidance"
    TERMS = "terms-of-reference"
    REPORT = "report"
    AWARENESS = "awareness"  # leaflets, posters, web pages, campaigns
    OTHER = "other"


class DocumentStatus(StrEnum):
    """How far a document has come."""

    PLANNED = "planned"
    DRAFT = "draft"
    FOR_APPROVAL = "for-approval"
    ADOPTED = "adopted"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class ReviewRule(StrEnum):
    """When a document in force is looked at again."""

    EVERY = "every"  # so many months after it was adopted or last reviewed
    ON_CHANGE = "on-change"  # in light of change: no date until somebody says that something changed
    NEVER = "never"


class Answer(StrEnum):
    """What became of a request for approval."""

    WAITING = "waiting"
    APPROVED = "approved"
    SENT_BACK = "sent-back"


KIND_WORDS: dict[DocumentKind, str] = {
    DocumentKind.STRATEGY: "Strategy",
    DocumentKind.POLICY: "Policy",
    DocumentKind.PROTOCOL: "Protocol",
    DocumentKind.PATHWAY: "Pathway",
    DocumentKind.TOOLKIT: "Toolkit",
    DocumentKind.STATEMENT: "Statement",
    DocumentKind.NEEDS_ASSESSMENT: "Needs assessment",
    DocumentKind.GUIDANCE: "Guidance",
    DocumentKind.TERMS: "Terms of reference",
    DocumentKind.REPORT: "Report",
    DocumentKind.AWARENESS: "Awareness material",
    DocumentKind.OTHER: "Other document",
}
STATUS_WORDS: dict[DocumentStatus, str] = {
    DocumentStatus.PLANNED: "Planned",
    DocumentStatus.DRAFT: "In draft",
    DocumentStatus.FOR_APPROVAL: "For approval",
    DocumentStatus.ADOPTED: "Adopted",
    DocumentStatus.PUBLISHED: "Published",
    DocumentStatus.SUPERSEDED: "Superseded",
    DocumentStatus.WITHDRAWN: "Withdrawn",
}


class Step(StrEnum):
    """What people do to a document, each leading from some statuses to another."""

    ADD_VERSION = "add-version"
    SEND = "send"
    APPROVE = "approve"
    SEND_BACK = "send-back"
    PUBLISH = "publish"
    REVIEW = "review"
    ASK_FOR_REVIEW = "ask-for-review"
    SUPERSEDE = "supersede"
    WITHDRAW = "withdraw"


S = DocumentStatus
IN_FORCE = (S.ADOPTED, S.PUBLISHED)
FINAL = (S.SUPERSEDED, S.WITHDRAWN)
#: From which status each step may be taken, and to which it leads.
TRANSITIONS: dict[Step, dict[DocumentStatus, DocumentStatus]] = {
    Step.ADD_VERSION: dict.fromkeys((S.PLANNED, S.DRAFT, *IN_FORCE), S.DRAFT),
    Step.SEND: {S.DRAFT: S.FOR_APPROVAL},
    Step.APPROVE: {S.FOR_APPROVAL: S.ADOPTED},
    Step.SEND_BACK: {S.FOR_APPROVAL: S.DRAFT},
    Step.PUBLISH: {S.ADOPTED: S.PUBLISHED},
    Step.REVIEW: {status: status for status in IN_FORCE},
    Step.ASK_FOR_REVIEW: {status: status for status in IN_FORCE},
    Step.SUPERSEDE: dict.fromkeys((S.DRAFT, *IN_FORCE), S.SUPERSEDED),
    Step.WITHDRAW: dict.fromkeys((status for status in S if status not in FINAL), S.WITHDRAWN),
}
_NOT_NOW: dict[Step, str] = {
    Step.ADD_VERSION: "A version cannot be added now",
    Step.SEND: "Only a draft can be sent for approval",
    Step.APPROVE: "It is not waiting for approval any more",
    Step.SEND_BACK: "It is not waiting for approval any more",
    Step.PUBLISH: "Only a document that is adopted and not yet published can be published",
    Step.REVIEW: "Only a document in force can be reviewed",
    Step.ASK_FOR_REVIEW: "Only a document in force can be reviewed",
    Step.SUPERSEDE: "It cannot be replaced now",
    Step.WITHDRAW: "It is no longer kept up already",
}

#: How many months pass between reviews unless somebody says otherwise.
USUAL_REVIEW = 12
MOST_MONTHS = 120
#: Days that the people who approve have for it.
DAYS_TO_APPROVE = 14
#: The kinds that a council is asked about first, in the order in which they are named when missing.
USUAL_SET = (DocumentKind.STRATEGY, DocumentKind.PATHWAY, DocumentKind.STATEMENT)


WAY = Way(transitions=TRANSITIONS, words=STATUS_WORDS, not_now=_NOT_NOW, called="this document")


def may_take(step: Step, status: DocumentStatus) -> bool:
    """Whether a step can be taken from this status."""
    return status in TRANSITIONS[step]


def may_approve(person_id: UUID, *, sent_by: UUID | None, added_by: UUID | None) -> bool:
    """Approving takes a second person: neither who sent the document nor who added its version."""
    return person_id not in (sent_by, added_by)


def review_due_on(
    rule: ReviewRule, months: int | None, counted_from: date | None, ends_on: date | None
) -> date | None:
    """When a document in force is to be reviewed; None when no day can or need be said.

    `counted_from` is the day of its adoption or its last review. The end of its period comes first, unless
    it was reviewed since and left as it is.
    """
    if rule != ReviewRule.EVERY or months is None:
        return None
    if counted_from is None:
        return ends_on
    due_on = counted_from + relativedelta(months=months)
    return min(due_on, ends_on) if ends_on and ends_on > counted_from else due_on


def review_words(rule: ReviewRule, months: int | None) -> str:
    """How often it is looked at again: "every year", "every 18 months", "when something changes"."""
    if rule != ReviewRule.EVERY or months is None:
        return "never" if rule == ReviewRule.NEVER else "when something changes"
    years, rest = divmod(months, 12)
    if rest:
        return "every month" if months == 1 else f"every {months} months"
    return "every year" if years == 1 else f"every {years} years"


def missing_words(furthest: Mapping[DocumentKind, DocumentStatus]) -> str:
    """What a council lacks of the usual set: "There is no strategy. A pathway is in draft only."

    `furthest` says how far the furthest of each kind has come, ADOPTED for any that is in force.
    """
    nothing = [kind for kind in USUAL_SET if kind not in furthest]
    sentences = [f"There is {_none_of(nothing)}."] if nothing else []
    for kind in USUAL_SET:
        words = _ON_THE_WAY.get(furthest.get(kind, S.ADOPTED))
        sentences += [f"A {kind_noun(kind)} {words}."] if words else []
    return " ".join(sentences)


_ON_THE_WAY: dict[DocumentStatus, str] = {
    S.PLANNED: "is only planned",
    S.DRAFT: "is in draft only",
    S.FOR_APPROVAL: "is waiting for approval, so none is in force yet",
}


def _none_of(kinds: Sequence[DocumentKind]) -> str:
    *first, last = [f"no {kind_noun(kind)}" for kind in kinds]
    return f"{', '.join(first)} and {last}" if first else last


def kind_noun(kind: DocumentKind) -> str:
    """The kind within a sentence: "needs assessment"."""
    return in_a_sentence(KIND_WORDS[kind])


def in_a_sentence(words: str) -> str:
    """Words of a tag with a small first letter."""
    return words[:1].lower() + words[1:]


def how_late(due_on: date, today: date) -> str:
    """How long something has been late or has left: "3 working days late", "2 years and 1 month late"."""
    if (today - due_on).days < _COUNTED_IN_DAYS:
        return lateness_words(due_on, today)
    late = relativedelta(today, due_on)
    parts = [_some(late.years, "year"), _some(late.months, "month")]
    return f"{' and '.join(part for part in parts if part)} late"


#: Beyond these, nobody counts the days.
_COUNTED_IN_DAYS = 62


def next_label(known: Sequence[str]) -> str:
    """What the next version would be called: "3" after "2", "1" at first; empty where nobody can guess."""
    if not known:
        return "1"
    numbers = [int(label) for label in known if label.isascii() and label.isdigit() and len(label) < 5]
    return str(max(numbers) + 1) if len(numbers) == len(known) else ""


def _some(count: int, unit: str) -> str:
    return f"{count} {unit if count == 1 else unit + 's'}" if count else ""
