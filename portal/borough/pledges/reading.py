"""What the pages of a charter show of it: its commitments, what is owed, and its reports."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import may
from portal.borough.pledges.rights import may_work_on
from tenants.guidance.models import Charter
from tenants.guidance.queries import charters, get_charter
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.documents.rules import how_late
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.pledges.models import Pledge, PledgeEvidence, PledgeProgress, PledgeReport
from tenants.records.pledges.queries import (
    Committed,
    OwnedBy,
    commitments_of,
    evidence_of,
    get_commitment,
    get_pledge,
    owner_of,
    owners_of,
    pledges,
    reports_of,
)
from tenants.records.pledges.rules import PROGRESS_WORDS, Progress
from tenants.records.pledges.service import counts_of

TAG_KINDS = {Progress.NOT_STARTED: "quiet", Progress.UNDER_WAY: "waiting", Progress.IN_PLACE: "done"}


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is owed, with how near it is in words."""

    due_on: date
    note: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """A charter on the list of those taken on."""

    pledge: Pledge
    counts: dict[Progress, int]
    total: int


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """One commitment as the pages show it."""

    id: UUID
    number: int
    words: str
    progress: PledgeProgress
    progress_words: str
    tag_kind: str
    owner: OwnedBy
    due: Due | None
    evidence: tuple[PledgeEvidence, ...]


@dataclass(frozen=True, slots=True)
class PledgePage:
    """Everything that the page of a charter shows."""

    pledge: Pledge
    charter: Charter
    owner: OwnedBy
    report_due: Due | None
    lines: tuple[CommitmentLine, ...]
    counts: dict[Progress, int]
    reports: tuple[PledgeReport, ...]
    may_write: bool


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """Everything that the page of one commitment shows."""

    pledge: Pledge
    line: CommitmentLine
    added_by: dict[UUID, str]
    deadlines: tuple[Owed, ...]
    may_work: bool


def lines_of_pledges() -> list[PledgeLine]:
    """Every charter taken on, with how its commitments stand."""
    counted = [(pledge, counts_of(pledge.id)) for pledge in pledges()]
    return [PledgeLine(pledge, counts, sum(counts.values())) for pledge, counts in counted]


def charters_left(today: date) -> list[Charter]:
    """The charters in force that the tenant has not taken on."""
    taken = {pledge.charter_code for pledge in pledges()}
    return [each for each in charters(today) if each.code not in taken]


def open_pledge(pledge_id: UUID, today: date) -> PledgePage:
    """The page of a charter; NotFound when it is not the tenant's."""
    pledge, committed = get_pledge(pledge_id), commitments_of(pledge_id)
    lines = _lines(committed, today)
    found = [Progress(line.progress.progress) for line in lines]
    return PledgePage(
        pledge=pledge,
        charter=get_charter(pledge.charter_code),
        owner=owner_of(pledge),
        report_due=_due(obligations_about([pledge_id]), pledge_id, today),
        lines=lines,
        counts={progress: found.count(progress) for progress in Progress},
        reports=tuple(reports_of(pledge_id)),
        may_write=may(Permission.STATEMENT_WRITE),
    )


def open_commitment(pledge_id: UUID, progress_id: UUID, today: date) -> CommitmentPage:
    """The page of one commitment; NotFound when it is not this charter's."""
    pledge, committed = get_pledge(pledge_id), get_commitment(pledge_id, progress_id)
    (line,) = _lines([committed], today)
    return CommitmentPage(
        pledge=pledge,
        line=line,
        added_by=names_of({each.added_by_id for each in line.evidence if each.added_by_id}),
        deadlines=tuple(obligations_about([progress_id])),
        may_work=may_work_on(line.progress),
    )


def _lines(committed: list[Committed], today: date) -> tuple[CommitmentLine, ...]:
    ids = [each.progress.id for each in committed]
    owed, shown = obligations_about(ids), evidence_of(ids)
    owners = owners_of([each.progress for each in committed])
    return tuple(
        CommitmentLine(
            id=each.progress.id,
            number=each.number,
            words=each.words,
            progress=each.progress,
            progress_words=PROGRESS_WORDS[Progress(each.progress.progress)],
            tag_kind=TAG_KINDS[Progress(each.progress.progress)],
            owner=owners[each.progress.owner_post_id, each.progress.owner_person_id],
            due=_due(owed, each.progress.id, today),
            evidence=tuple(shown[each.progress.id]),
        )
        for each in committed
    )


def _due(owed: list[Owed], record_id: UUID, today: date) -> Due | None:
    found = next((each for each in owed if each.record_id == record_id and each.done_on is None), None)
    if found is None:
        return None
    return Due(found.due_on, how_late(found.due_on, today), found.due_on < today)
