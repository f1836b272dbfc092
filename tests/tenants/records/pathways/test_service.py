"""Writing an edition of a pathway, having it approved, and what is owed meanwhile."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import FieldError, NotAllowed, NotFound, WrongState
from tenants.pathways.steps import Local, LocalFact, Option, Step, StepContact, StepKind
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner
from tenants.records.pathways import approvals, service, step_parts
from tenants.records.pathways.authors import AUTHORS
from tenants.records.pathways.details import PathwayDetails
from tenants.records.pathways.exits import publication
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.queries import (
    find_before,
    find_followed,
    get_pathway,
)
from tenants.records.pathways.rules import PathwayStatus
from tenants.records.pathways.service import steps_of
from tenants.scope import tenant_scope
from tenants.working_days import add_working_days
from tests.factories.guidance import make_guidance
from tests.factories.pathways import TITLE, make_draft, make_published, small_steps
from tests.factories.world import World

TODAY = clock.today()


def _due_on(kind: Kind, pathway: Pathway) -> date | None:
    found = find_obligation(kind, pathway.id)
    return found.due_on if found is not None and found.done_on is None else None


def test_its_steps_follow_the_national_words_when_a_draft_starts_from_them(world: World) -> None:
    make_guidance()
    with tenant_scope(world.barnet.id):
        owner = Owner(person_id=world.barnet.owner.id)
        draft = service.start_from_national(
            PathwayDetails(TITLE), owner, by=world.barnet.lead.id, today=TODAY
        )
        steps = steps_of(draft).steps
        assert steps and all(step.follows == key and not step.text for key, step in steps.items())
        assert approvals.problems_of(draft, TODAY) == []
        assert AUTHORS.of(draft.id) == {world.barnet.lead.id}


def test_each_edition_has_a_number_of_its_own_when_several_are_written_at_once(world: World) -> None:
    with tenant_scope(world.barnet.id):
        assert [make_draft(world.barnet).edition for _ in range(2)] == [1, 2]
    with tenant_scope(world.bexley.id):
        assert make_draft(world.bexley).edition == 1


def test_each_change_names_its_author_and_its_step_when_it_is_written(world: World) -> None:
    with tenant_scope(world.barnet.id):
        draft = make_draft(world.barnet)
        training = world.barnet.training.id
        key = service.add_step(draft, Step("", StepKind.END, "Ask the hub"), by=training)
        step_parts.save_way(draft, "adult-team", 0, Option("Then", key), by=training)
        service.save_local(draft, Local.OFFICE_HOURS, LocalFact(True, "9 to 5"), by=training)
        db.session.commit()
        steps = steps_of(get_pathway(draft.id))
        assert steps.steps["adult-team"].options == (Option("Then", "ask-the-hub"),)
        assert steps.local[Local.OFFICE_HOURS].words == "9 to 5"
        assert AUTHORS.of(draft.id) == {world.barnet.lead.id, training}
        kept = db.session.scalars(db.select(AuditEntry).where(AuditEntry.subject_id == draft.id)).all()
        edited = next(each for each in kept if each.event == "pathway:step-edited")
        assert (edited.after["step"], edited.after["changed"]) == ("Ring the adult team", "Ways on")
        assert not any("content" in {**each.before, **each.after} for each in kept)


def test_nothing_is_written_when_a_step_says_the_same_as_before(world: World) -> None:
    with tenant_scope(world.barnet.id):
        draft = make_draft(world.barnet)
        before = draft.version
        service.save_step(draft, small_steps().steps["done"], by=world.barnet.training.id)
        assert draft.version == before and AUTHORS.of(draft.id) == {world.barnet.lead.id}


@pytest.mark.parametrize(
    ("contact", "field"),
    [
        (StepContact("Adult team"), "phone"),
        (StepContact("", phone="101"), "words"),
        (StepContact("Adult team", email="adults at barnet"), "email"),
        (StepContact("Adult team", url="javascript:alert(1)"), "url"),
    ],
)
def test_a_contact_is_refused_when_nobody_can_be_reached_by_it(
    world: World, contact: StepContact, field: str
) -> None:
    with tenant_scope(world.barnet.id):
        draft = make_draft(world.barnet)
        with pytest.raises(FieldError) as refusal:
            step_parts.save_contact(draft, "done", None, contact, by=None)
        assert refusal.value.field == field


def test_a_way_is_refused_when_it_leads_to_no_step_of_the_edition(world: World) -> None:
    with tenant_scope(world.barnet.id):
        draft = make_draft(world.barnet)
        with pytest.raises(FieldError):
            step_parts.save_way(draft, "adult-team", 0, Option("Then", "gone"), by=None)
        with pytest.raises(NotFound):
            step_parts.save_way(draft, "adult-team", 7, Option("Then", "done"), by=None)


def test_it_is_not_sent_when_a_way_leads_nowhere(world: World) -> None:
    with tenant_scope(world.barnet.id):
        draft = make_draft(world.barnet)
        step_parts.remove_way(draft, "adult-team", 0, by=world.barnet.lead.id)
        with pytest.raises(WrongState, match="It leads nowhere"):
            approvals.send_for_approval(draft, by=world.barnet.lead.id, today=TODAY)


def test_only_a_second_person_approves_when_it_is_sent(world: World) -> None:
    barnet = world.barnet
    with tenant_scope(barnet.id):
        draft = make_draft(barnet)
        service.save_local(draft, Local.OFFICE_HOURS, LocalFact(True), by=barnet.training.id)
        approvals.send_for_approval(draft, by=barnet.procurement.id, today=TODAY)
        assert _due_on(Kind.PATHWAY_APPROVAL, draft) == add_working_days(TODAY, 5)
        for author in (barnet.lead, barnet.training, barnet.procurement):
            with pytest.raises(NotAllowed, match="Barnet Owner"):
                approvals.approve(draft, TODAY, by=author.id, today=TODAY)
        assert AUTHORS.second_people(AUTHORS.of(draft.id)) == ["Barnet Owner", "Jo Joint"]
        approvals.approve(draft, TODAY, by=barnet.owner.id, today=TODAY)
        assert draft.status == PathwayStatus.PUBLISHED and draft.approved_on == TODAY
        assert _due_on(Kind.PATHWAY_APPROVAL, draft) is None
        due_on = _due_on(Kind.PATHWAY_REVIEW, draft)
        assert due_on is not None and timedelta(days=364) < due_on - TODAY < timedelta(days=367)


def test_its_author_does_not_approve_it_when_somebody_else_starts_the_next_edition_from_it(
    world: World,
) -> None:
    barnet = world.barnet
    with tenant_scope(barnet.id):
        draft = make_draft(barnet)
        owner = Owner(person_id=barnet.owner.id)
        copied = service.start_from_edition(draft, PathwayDetails(TITLE), owner, by=barnet.training.id)
        approvals.send_for_approval(copied, by=barnet.training.id, today=TODAY)
        with pytest.raises(NotAllowed, match="Barnet Owner"):
            approvals.approve(copied, TODAY, by=barnet.lead.id, today=TODAY)
        approvals.approve(copied, TODAY, by=barnet.owner.id, today=TODAY)
        once_more = service.start_from_edition(copied, PathwayDetails(TITLE), owner, by=barnet.training.id)
        assert AUTHORS.of(once_more.id) == {barnet.training.id}  # of what was approved, somebody approved it


def test_its_steps_cannot_be_changed_when_it_is_sent_or_published(world: World) -> None:
    with tenant_scope(world.barnet.id):
        draft = make_draft(world.barnet)
        changed = replace(small_steps().steps["done"], title="Something else")
        approvals.send_for_approval(draft, by=None, today=TODAY)
        with pytest.raises(WrongState, match="Send it back first"):
            service.save_step(draft, changed, by=world.barnet.lead.id)
        with pytest.raises(WrongState):
            publication(draft.id)
        approvals.approve(draft, TODAY, by=world.barnet.owner.id, today=TODAY)
        with pytest.raises(WrongState, match="Start the next edition"):
            service.save_step(draft, changed, by=world.barnet.lead.id)
        new_title = PathwayDetails("Another title")
        with pytest.raises(WrongState):
            service.edit(draft, new_title, Owner.of(draft), by=world.barnet.lead.id)


def test_it_is_a_draft_again_when_it_is_sent_back_with_words(world: World) -> None:
    with tenant_scope(world.barnet.id):
        draft = make_draft(world.barnet)
        approvals.send_for_approval(draft, by=world.barnet.lead.id, today=TODAY)
        with pytest.raises(FieldError):
            approvals.send_back(draft, " ", by=world.barnet.owner.id)
        approvals.send_back(draft, "Name the night team", by=world.barnet.owner.id)
        assert draft.status == PathwayStatus.DRAFT and draft.sent_back_because == "Name the night team"
        assert _due_on(Kind.PATHWAY_APPROVAL, draft) is None


@pytest.mark.parametrize(("day", "words"), [(None, "first day"), (TODAY - timedelta(days=1), "has passed")])
def test_it_is_not_approved_when_its_first_day_cannot_be(world: World, day: date | None, words: str) -> None:
    with tenant_scope(world.barnet.id):
        draft = make_draft(world.barnet)
        approvals.send_for_approval(draft, by=None, today=TODAY)
        with pytest.raises(FieldError, match=words) as refusal:
            approvals.approve(draft, day, by=world.barnet.owner.id, today=TODAY)
        assert refusal.value.field == "valid_from"


def test_the_next_edition_takes_over_when_its_day_comes(world: World) -> None:
    barnet, later = world.barnet, TODAY + timedelta(days=30)
    with tenant_scope(barnet.id):
        first = make_published(barnet)
        second = service.start_from_edition(first, PathwayDetails(TITLE), Owner.of(first), by=barnet.lead.id)
        assert second.edition == 2 and steps_of(second) == steps_of(first)
        approvals.send_for_approval(second, by=barnet.lead.id, today=TODAY)
        approvals.approve(second, later, by=barnet.owner.id, today=TODAY)
        before, after = find_followed(TODAY), find_followed(later)
        assert before is not None and before.id == first.id
        assert after is not None and after.id == second.id
        found = find_before(second)
        assert found is not None and found.id == first.id
        assert _due_on(Kind.PATHWAY_REVIEW, first) is None and _due_on(Kind.PATHWAY_REVIEW, second)
        third = make_draft(barnet)
        approvals.send_for_approval(third, by=None, today=TODAY)
        with pytest.raises(FieldError, match="Edition 2 is followed from"):
            approvals.approve(third, TODAY, by=barnet.owner.id, today=TODAY)


def test_nobody_is_reminded_when_it_is_withdrawn(world: World) -> None:
    with tenant_scope(world.barnet.id):
        found = make_published(world.barnet)
        with pytest.raises(FieldError, match="Say why"):
            approvals.withdraw(found, " ", by=world.barnet.lead.id)
        approvals.withdraw(found, "Another one is on its way", by=world.barnet.lead.id)
        assert find_followed(TODAY) is None and _due_on(Kind.PATHWAY_REVIEW, found) is None
        with pytest.raises(WrongState):
            approvals.withdraw(found, "Once more", by=world.barnet.lead.id)


def test_it_is_not_found_when_it_is_another_boroughs(world: World) -> None:
    with tenant_scope(world.barnet.id):
        hidden: UUID = make_draft(world.barnet).id
        db.session.commit()
    with tenant_scope(world.bexley.id), pytest.raises(NotFound):
        get_pathway(hidden)
