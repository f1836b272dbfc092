"""Starting an edition of the tenant's pathway and writing in it, step by step."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.pathways import editing
from tenants.pathways.comparing import differences, fact_words
from tenants.pathways.steps import Local, LocalFact, Step
from tenants.pathways.steps import Pathway as Content
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.pathways.authors import AUTHORS
from tenants.records.pathways.details import PathwayDetails
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.national import national_on
from tenants.records.pathways.owed import tell_of_change
from tenants.records.pathways.queries import next_number
from tenants.records.pathways.rules import WAY, PathwayStatus


def start(details: PathwayDetails, content: Content, owner: Owner, *, by: UUID | None) -> Pathway:
    """A draft of these steps, as the next edition."""
    details.check()
    must_be_ours(owner)
    now = clock.now()
    pathway = Pathway(
        id=uuid4(), edition=next_number(), status=PathwayStatus.DRAFT, created_at=now, updated_at=now
    )
    details.write_on(pathway)
    pathway.owner_post_id, pathway.owner_person_id = owner
    audit.record("pathway:started", pathway, by=by)
    pathway.content = content.as_values()  # after the audit, which need not hold all its words as well
    db.session.add(pathway)
    db.session.flush()
    AUTHORS.note(pathway.id, by)
    return pathway


def start_from_national(details: PathwayDetails, owner: Owner, *, by: UUID | None, today: date) -> Pathway:
    """A draft whose every step takes its words from the national pathway until somebody writes others."""
    return start(details, editing.following(national_on(today)), owner, by=by)


def start_from_edition(
    edition: Pathway, details: PathwayDetails, owner: Owner, *, by: UUID | None
) -> Pathway:
    """A draft of the same steps as an earlier edition; who wrote what nobody approved is its author too."""
    pathway = start(details, Content.of(edition.content), owner, by=by)
    if edition.approved_on is None:
        for author in AUTHORS.of(edition.id):
            AUTHORS.note(pathway.id, author)
    return pathway


def edit(pathway: Pathway, details: PathwayDetails, owner: Owner, *, by: UUID | None) -> None:
    """Changes what a draft is called and taken from, and of any edition who owns it."""
    before = pathway.title, pathway.source, pathway.caveat
    details.check()
    if owner != Owner.of(pathway):
        must_be_ours(owner)
    details.write_on(pathway)
    if before != (pathway.title, pathway.source, pathway.caveat):
        WAY.must_be_draft(pathway.status)
        AUTHORS.note(pathway.id, by)
    pathway.owner_post_id, pathway.owner_person_id = owner
    pathway.updated_at = clock.now()
    audit.record("pathway:edited", pathway, by=by)
    db.session.flush()
    tell_of_change(pathway, by=by)


def steps_of(pathway: Pathway) -> Content:
    """The edition as a pathway of steps."""
    return Content.of(pathway.content)


def add_step(pathway: Pathway, step: Step, *, by: UUID | None) -> str:
    """Adds a step and gives it a key of its own, which is returned."""
    _must_have_title(step)
    content = steps_of(pathway)
    key = editing.new_key(content, step.title)
    _write(pathway, editing.with_step(content, replace(step, key=key)), "step-added", step.title, by)
    return key


def save_step(pathway: Pathway, step: Step, *, by: UUID | None) -> None:
    """Writes a step anew, with its ways on and its contacts; nothing when it says the same as before."""
    _must_have_title(step)
    content = steps_of(pathway)
    before, after = editing.get_step(content, step.key), editing.with_step(content, step)
    changed = ", ".join(line.label for line in differences(before, step, content, after))
    if before != step:
        _write(pathway, after, "step-edited", step.title, by, changed=changed)


def _must_have_title(step: Step) -> None:
    if not step.title.strip() and not step.follows:
        raise FieldError("title", "Enter the question, or what is to be done.")


def remove_step(pathway: Pathway, key: str, *, by: UUID | None) -> None:
    """Takes a step out; WrongState for the one with which the walk begins."""
    content = steps_of(pathway)
    title = editing.get_step(content, key).title
    _write(pathway, editing.without_step(content, key), "step-removed", title, by)


def begin_with(pathway: Pathway, key: str, *, by: UUID | None) -> None:
    """Lets the walk begin with another step."""
    content = steps_of(pathway)
    title = editing.get_step(content, key).title
    _write(pathway, editing.starting_at(content, key), "start-chosen", title, by)


def save_local(pathway: Pathway, local: Local, fact: LocalFact, *, by: UUID | None) -> None:
    """Says what is so in this place."""
    content = editing.with_local(steps_of(pathway), local, fact)
    _write(pathway, content, "local-fact-said", "", by, words=fact_words(fact))


def _write(pathway: Pathway, content: Content, event: str, step: str, by: UUID | None, **extra: str) -> None:
    WAY.must_be_draft(pathway.status)
    pathway.updated_at = clock.now()
    audit.record(f"pathway:{event}", pathway, by=by, step=step, **extra)
    pathway.content = content.as_values()  # after the audit, which need not hold all its words as well
    db.session.flush()
    AUTHORS.note(pathway.id, by)
