"""What the pages of the tenant's pathway show: its editions, and one edition with its steps in full words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import current_belonging, current_person, may
from portal.borough.own_pathway.part_forms import BASIS_WORDS
from tenants.errors import NotFound
from tenants.guidance.queries import contact_services
from tenants.pathways.checking import Problem
from tenants.pathways.comparing import KIND_WORDS, LOCAL_WORDS, Change, changes, contact_words, fact_words
from tenants.pathways.editing import get_step
from tenants.pathways.steps import Local, LocalFact, Step
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.pathways.approvals import problems_of
from tenants.records.pathways.authors import AUTHORS
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.queries import (
    find_before,
    find_followed,
    get_pathway,
    pathways,
)
from tenants.records.pathways.rules import STATUS_WORDS, PathwayStatus
from tenants.records.pathways.service import steps_of
from tenants.records.pledges.queries import owner_of
from workflows.published_pathways.queries import shown_pathway
from workflows.published_pathways.values import Place, Shown

TAG_KINDS = {
    PathwayStatus.DRAFT: "quiet",
    PathwayStatus.SENT: "waiting",
    PathwayStatus.PUBLISHED: "done",
    PathwayStatus.WITHDRAWN: "quiet",
}


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition on the list."""

    pathway: Pathway
    status_words: str
    tag_kind: str
    is_followed: bool


@dataclass(frozen=True, slots=True)
class WayLine:
    """One way on: its words, and the step to which it leads; no title when that is not there."""

    words: str
    key: str
    title: str
    basis: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step with what is said of it in full, and what is wrong with it."""

    step: Step  # as kept
    read: Step  # in its full words
    kind_words: str
    ways: tuple[WayLine, ...]
    contacts: tuple[str, ...]
    problems: tuple[str, ...]
    is_start: bool
    is_reached: bool


@dataclass(frozen=True, slots=True)
class FactLine:
    """One local fact in words."""

    key: str
    title: str
    words: str
    is_said: bool


@dataclass(frozen=True, slots=True)
class EditionPage:
    """Everything that the page of an edition shows."""

    pathway: Pathway
    shown: Shown
    lines: tuple[StepLine, ...]
    facts: tuple[FactLine, ...]
    problems: tuple[Problem, ...]
    status: PathwayStatus
    status_words: str
    tag_kind: str
    owner_words: str
    names: Mapping[UUID, str]
    approvers: tuple[str, ...]
    deadlines: tuple[Owed, ...]
    before: Pathway | None
    is_author: bool
    is_followed: bool
    may_write: bool
    may_approve: bool

    @property
    def is_draft(self) -> bool:
        """Whether its steps can be changed."""
        return self.status == PathwayStatus.DRAFT


def lines_of_editions(today: date) -> list[EditionLine]:
    """Every edition, the newest first."""
    followed = find_followed(today)
    return [
        EditionLine(
            each,
            STATUS_WORDS[PathwayStatus(each.status)],
            TAG_KINDS[PathwayStatus(each.status)],
            followed is not None and each.id == followed.id,
        )
        for each in pathways()
    ]


def read(pathway: Pathway, on: date) -> Shown:
    """The edition in its full words on a day, as everybody would read it."""
    here = current_belonging()
    place = Place(here.slug, here.tenant_name, has_own=True)
    return shown_pathway(steps_of(pathway), place, pathway.title, on)


def open_edition(pathway_id: UUID, today: date) -> EditionPage:
    """The page of an edition; NotFound when it is not the tenant's."""
    pathway = get_pathway(pathway_id)
    shown, followed = read(pathway, today), find_followed(today)
    hands = AUTHORS.of(pathway_id)
    found = tuple(problems_of(pathway, today))
    status = PathwayStatus(pathway.status)
    concerned = {each for each in (pathway.sent_by_id, pathway.approved_by_id) if each}
    return EditionPage(
        pathway=pathway,
        shown=shown,
        lines=_lines(pathway, shown, found),
        facts=facts_of(pathway),
        problems=found,
        status=status,
        status_words=STATUS_WORDS[status],
        tag_kind=TAG_KINDS[status],
        owner_words=owner_of(pathway).words,
        names=names_of(concerned | hands),
        approvers=tuple(AUTHORS.second_people(hands)),
        deadlines=tuple(each for each in obligations_about([pathway_id]) if each.done_on is None),
        before=find_before(pathway),
        is_author=current_person().id in hands | {pathway.sent_by_id},
        is_followed=followed is not None and followed.id == pathway.id,
        may_write=may(Permission.PATHWAY_WRITE),
        may_approve=may(Permission.PATHWAY_APPROVE),
    )


def open_step(pathway: Pathway, key: str, today: date) -> StepLine:
    """One step; NotFound when the edition has none with this key."""
    get_step(steps_of(pathway), key)
    lines = _lines(pathway, read(pathway, today), tuple(problems_of(pathway, today)))
    return next(line for line in lines if line.step.key == key)


def _lines(pathway: Pathway, shown: Shown, found: tuple[Problem, ...]) -> tuple[StepLine, ...]:
    whole, kept = shown.pathway, steps_of(pathway)
    order = [step.key for step in shown.steps()]
    services = {each.key: each.title for each in contact_services()}
    return tuple(
        StepLine(
            step=kept.steps[key],
            read=whole.steps[key],
            kind_words=KIND_WORDS[whole.steps[key].kind],
            ways=_ways(whole.steps, whole.steps[key]),
            contacts=tuple(contact_words(each, services) for each in whole.steps[key].contacts),
            problems=tuple(each.words for each in found if each.step_key == key),
            is_start=key == whole.start,
            is_reached=key in order,
        )
        for key in dict.fromkeys((*order, *whole.steps))
    )


def _ways(steps: Mapping[str, Step], step: Step) -> tuple[WayLine, ...]:
    return tuple(
        WayLine(each.words, each.goes_to, titled(steps, each.goes_to), _basis_words(each.basis))
        for each in step.options
    )


def _basis_words(basis: str) -> str:
    return BASIS_WORDS.get(basis, basis) if basis else ""


def titled(steps: Mapping[str, Step], key: str) -> str:
    """The title of a step, or its key while it has none; empty when there is no such step."""
    return (steps[key].title or key) if key in steps else ""


def facts_of(pathway: Pathway) -> tuple[FactLine, ...]:
    """What the edition says of everything that differs between places."""
    local = steps_of(pathway).local
    return tuple(
        FactLine(each.value, words, fact_words(local.get(each, LocalFact())), each in local)
        for each, words in LOCAL_WORDS.items()
    )


def get_local(key: str) -> Local:
    """The local fact with this key; NotFound otherwise."""
    if key not in set(Local):
        raise NotFound("We could not find that.")
    return Local(key)


def what_changed(pathway: Pathway, today: date) -> list[Change] | None:
    """Step by step what differs from the edition before; None when there is none."""
    before = find_before(pathway)
    return changes(read(before, today).pathway, read(pathway, today).pathway) if before else None
