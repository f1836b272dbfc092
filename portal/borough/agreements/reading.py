"""What the pages of agreements show: the register's rows, and everything about one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tenants.records.agreements.models import Agreement, AgreementParty
from tenants.records.agreements.queries import SOON, ListedAgreement, document_title, parties_of
from tenants.records.agreements.rules import KIND_WORDS, STATUS_WORDS, AgreementKind, AgreementStatus
from tenants.records.documents.rules import how_late
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.obligations.rules import Kind
from tenants.records.pledges.queries import OwnedBy, owner_of
from tenants.records.posts.queries import owner_words

TAG_KINDS = {
    AgreementStatus.DRAFT: "waiting",
    AgreementStatus.IN_FORCE: "done",
    AgreementStatus.ENDED: "quiet",
}
_DUE_WORDS = {Kind.AGREEMENT_REVIEW: "Look at it again", Kind.AGREEMENT_END: "Renew it or let it end"}


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is owed, with how near it is in words."""

    what: str
    due_on: date
    note: str
    is_late: bool
    is_soon: bool


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """A row of the register."""

    agreement: Agreement
    kind_words: str
    status_words: str
    tag_kind: str
    owner: str
    parties: str  # "Police, NHS and 3 more"
    signed: str  # "2 of 5 have signed"
    due: Due | None


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything that the page of one agreement shows."""

    line: AgreementLine
    owner: OwnedBy
    parties: tuple[AgreementParty, ...]
    document: str
    dues: tuple[Due, ...]
    lacks_basis: bool

    @property
    def is_open(self) -> bool:
        """Whether anything about it may change."""
        return self.line.agreement.status != AgreementStatus.ENDED


def lines_of(listed: Iterable[ListedAgreement], today: date) -> list[AgreementLine]:
    """The rows of the register."""
    found = list(listed)
    parties = parties_of([each.agreement.id for each in found])
    return [_line(each, parties[each.agreement.id], today) for each in found]


def _line(listed: ListedAgreement, parties: list[AgreementParty], today: date) -> AgreementLine:
    agreement = listed.agreement
    due = _due("", listed.due_on, today) if listed.due_on else None
    owner = owner_words(listed.owner_name, listed.post_title)
    return _shown(agreement, parties, owner, due)


def _shown(agreement: Agreement, parties: list[AgreementParty], owner: str, due: Due | None) -> AgreementLine:
    status = AgreementStatus(agreement.status)
    return AgreementLine(
        agreement=agreement,
        kind_words=KIND_WORDS[AgreementKind(agreement.kind)],
        status_words=STATUS_WORDS[status],
        tag_kind=TAG_KINDS[status],
        owner=owner,
        parties=_some_of([each.title for each in parties]),
        signed=_signed(parties),
        due=due,
    )


def _some_of(titles: list[str]) -> str:
    if len(titles) > 3:
        return f"{', '.join(titles[:2])} and {len(titles) - 2} more"
    *most, last = titles or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _signed(parties: list[AgreementParty]) -> str:
    if not parties:
        return ""
    count = sum(each.signed_on is not None for each in parties)
    if count == len(parties):
        return "All have signed" if count > 1 else "Has signed"
    return f"{count} of {len(parties)} {'has' if len(parties) == 1 else 'have'} signed"


def _due(what: str, due_on: date, today: date) -> Due:
    return Due(what, due_on, how_late(due_on, today), due_on < today, today <= due_on <= today + SOON)


def open_agreement(agreement: Agreement, today: date) -> AgreementPage:
    """The page of one agreement."""
    parties, owner = parties_of([agreement.id])[agreement.id], owner_of(agreement)
    dues = tuple(_dues(obligations_about([agreement.id]), today))
    is_sharing = agreement.kind == AgreementKind.SHARING and agreement.status == AgreementStatus.IN_FORCE
    return AgreementPage(
        line=_shown(agreement, parties, owner.words, next(iter(dues), None)),
        owner=owner,
        parties=tuple(parties),
        document=document_title(agreement.document_id),
        dues=dues,
        lacks_basis=is_sharing and not agreement.legal_basis,
    )


def _dues(owed: Iterable[Owed], today: date) -> Iterable[Due]:
    for each in owed:
        if each.done_on is None and each.kind in _DUE_WORDS:
            yield _due(_DUE_WORDS[each.kind], each.due_on, today)
