"""Reading charters taken on, with their commitments, evidence and reports."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.models import Commitment
from tenants.people.models import Person
from tenants.records.pledges.models import Pledge, PledgeEvidence, PledgeProgress, PledgeReport
from tenants.records.posts.models import Owned, Post
from tenants.records.posts.queries import owner_words

_NO_PLEDGE = "We could not find that charter among yours."
_NO_COMMITMENT = "We could not find that commitment."
_NO_REPORT = "We could not find that report."


@dataclass(frozen=True, slots=True)
class Committed:
    """One commitment with its words and how far the tenant has come with it."""

    number: int
    words: str
    progress: PledgeProgress


@dataclass(frozen=True, slots=True)
class OwnedBy:
    """Who owns something, in words, and which person that is today: None while nobody does."""

    words: str
    person_id: UUID | None


_NOBODY = OwnedBy("Nobody yet", None)


def pledges() -> list[Pledge]:
    """Every charter the tenant took on, those that have not ended first, by title."""
    return list(db.session.scalars(select(Pledge).order_by(Pledge.ended_on.is_not(None), Pledge.title)))


def get_pledge(pledge_id: UUID) -> Pledge:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    pledge = db.session.scalar(select(Pledge).where(Pledge.id == pledge_id))
    if pledge is None:
        raise NotFound(_NO_PLEDGE)
    return pledge


def get_pledge_to_change(pledge_id: UUID) -> Pledge:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Pledge).where(Pledge.id == pledge_id).with_for_update()
    pledge = db.session.scalar(statement.execution_options(populate_existing=True))
    if pledge is None:
        raise NotFound(_NO_PLEDGE)
    return pledge


def find_pledge_on(charter_code: str) -> Pledge | None:
    """The tenant's pledge on this charter, ended or not."""
    return db.session.scalar(select(Pledge).where(Pledge.charter_code == charter_code))


def commitments_of(pledge_id: UUID) -> list[Committed]:
    """Its commitments in the charter's order."""
    rows = db.session.execute(_committed().where(PledgeProgress.pledge_id == pledge_id))
    return [Committed(number, words, progress) for number, words, progress in rows]


def get_commitment(pledge_id: UUID, progress_id: UUID) -> Committed:
    """One commitment of one charter; NotFound otherwise."""
    wanted = (PledgeProgress.pledge_id == pledge_id, PledgeProgress.id == progress_id)
    row = db.session.execute(_committed().where(*wanted)).one_or_none()
    if row is None:
        raise NotFound(_NO_COMMITMENT)
    number, words, progress = row
    return Committed(number, words, progress)


def get_progress_to_change(pledge_id: UUID, progress_id: UUID) -> PledgeProgress:
    """How far it has come, held until the transaction ends; NotFound otherwise."""
    wanted = (PledgeProgress.pledge_id == pledge_id, PledgeProgress.id == progress_id)
    statement = select(PledgeProgress).where(*wanted).with_for_update()
    progress = db.session.scalar(statement.execution_options(populate_existing=True))
    if progress is None:
        raise NotFound(_NO_COMMITMENT)
    return progress


def evidence_of(progress_ids: Collection[UUID]) -> dict[UUID, list[PledgeEvidence]]:
    """What shows that each of these was done, in the order in which it was added."""
    statement = select(PledgeEvidence).where(PledgeEvidence.progress_id.in_(progress_ids))
    found: dict[UUID, list[PledgeEvidence]] = {each: [] for each in progress_ids}
    for evidence in db.session.scalars(statement.order_by(PledgeEvidence.added_at, PledgeEvidence.title)):
        found[evidence.progress_id].append(evidence)
    return found


def get_evidence(progress_id: UUID, evidence_id: UUID) -> PledgeEvidence:
    """One piece of evidence of one commitment; NotFound otherwise."""
    wanted = (PledgeEvidence.progress_id == progress_id, PledgeEvidence.id == evidence_id)
    evidence = db.session.scalar(select(PledgeEvidence).where(*wanted))
    if evidence is None:
        raise NotFound("We could not find that piece of evidence.")
    return evidence


def reports_of(pledge_id: UUID) -> list[PledgeReport]:
    """Every report on a charter, the latest period first."""
    statement = select(PledgeReport).where(PledgeReport.pledge_id == pledge_id)
    newest = statement.order_by(PledgeReport.ends_on.desc(), PledgeReport.made_at.desc())
    return list(db.session.scalars(newest))


def find_last_report(pledge_id: UUID) -> PledgeReport | None:
    """The report of the latest period."""
    return next(iter(reports_of(pledge_id)), None)


def get_report(pledge_id: UUID, report_id: UUID) -> PledgeReport:
    """One report on one charter; NotFound otherwise."""
    wanted = (PledgeReport.pledge_id == pledge_id, PledgeReport.id == report_id)
    report = db.session.scalar(select(PledgeReport).where(*wanted))
    if report is None:
        raise NotFound(_NO_REPORT)
    return report


def owner_of(record: Owned) -> OwnedBy:
    """Who owns one record."""
    return owners_of([record])[record.owner_post_id, record.owner_person_id]


def owners_of(records: Collection[Owned]) -> dict[tuple[UUID | None, UUID | None], OwnedBy]:
    """Who owns each of these, by the ids of post and person."""
    asked = {(each.owner_post_id, each.owner_person_id) for each in records}
    posts = _posts({post for post, _ in asked if post})
    people = _people({person for _, person in asked if person})
    return {key: posts.get(key[0]) or people.get(key[1]) or _NOBODY for key in asked}


def _posts(ids: Collection[UUID]) -> dict[UUID | None, OwnedBy]:
    statement = select(Post.id, Post.title, Person.id, Person.name).where(Post.id.in_(ids))
    rows = db.session.execute(statement.outerjoin(Person, Person.id == Post.holder_id))
    return {key: OwnedBy(owner_words(name, title), holder) for key, title, holder, name in rows}


def _people(ids: Collection[UUID]) -> dict[UUID | None, OwnedBy]:
    rows = db.session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    return {key: OwnedBy(name, key) for key, name in rows}


def _committed() -> Select[int, str, PledgeProgress]:
    joined = select(Commitment.number, Commitment.words, PledgeProgress).select_from(PledgeProgress)
    return joined.join(Commitment, Commitment.key == PledgeProgress.commitment_key).order_by(
        Commitment.number
    )
