"""Fills a borough's house with one of everything that a page or a form can be about."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from tenants import clock
from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.dating import Dating
from tenants.deadline import Subject
from tenants.records.obligations.queries import open_obligations
from tenants.records.plans import progress
from tenants.records.plans.details import Details
from tenants.records.plans.duties import add_duty, open_occurrences
from tenants.records.plans.evidence import add_file, add_link
from tenants.records.plans.models import Action, Aim
from tenants.records.plans.queries import get_action, get_aim
from tenants.records.plans.rules import Chain, Claimed
from tenants.records.plans.service import add_action, chain_action
from tenants.recurrence import yearly_on
from tenants.scope import tenant_scope
from tests.factories.agreements import furnish_agreements
from tests.factories.boards import make_boards
from tests.factories.checks import furnish_checks
from tests.factories.contacts import furnish_contacts_of
from tests.factories.contract_registers import furnish_imports
from tests.factories.contracts import furnish_contracts
from tests.factories.contributions import furnish_contributions
from tests.factories.documents import file_documents
from tests.factories.drafts import furnish_known
from tests.factories.figures import furnish_figures
from tests.factories.follow_ups import furnish_follow_ups
from tests.factories.glossary import furnish_glossary
from tests.factories.guidance import make_guidance
from tests.factories.highlights import report_to
from tests.factories.invites import furnish_calendar
from tests.factories.learning import furnish_learning
from tests.factories.meetings import furnish_meetings
from tests.factories.operations import furnish_operations
from tests.factories.partners import approve_for
from tests.factories.pathways import furnish_pathways
from tests.factories.pledges import furnish_pledges
from tests.factories.published_checks import check_with_camden
from tests.factories.published_statements import furnish_published
from tests.factories.questionnaires import furnish_questionnaires
from tests.factories.receptions import furnish_receptions
from tests.factories.reconciliations import furnish_reconciliations
from tests.factories.referral_sheets import furnish_referral_imports
from tests.factories.referrals import furnish_referrals
from tests.factories.resources import furnish_resources
from tests.factories.retention import furnish_retention
from tests.factories.shared_boards import share_around
from tests.factories.square import furnish_square
from tests.factories.standards import furnish_standards
from tests.factories.statements import furnish_statements
from tests.factories.suppliers import furnish_suppliers
from tests.factories.surveys import furnish_surveys
from tests.factories.survivor_services import furnish_services_of
from tests.factories.training import furnish_training
from tests.factories.world import Borough, Network
from workflows.chasing.absences import plan_leave
from workflows.chasing.jobs import chase
from workflows.chasing.service import set_up_ladder
from workflows.chasing.snoozes import snooze

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass(frozen=True, slots=True)
class Furnished:
    """The ids of what was added to a borough, by what they are; `waiting` waits for acceptance."""

    duty: UUID
    chained_duty: UUID
    step: UUID
    link: UUID
    file: UUID
    leave: UUID
    waiting: UUID
    cancelled: UUID
    follower: UUID

    def ids(self) -> list[UUID]:
        """All of them."""
        return [getattr(self, name) for name in self.__slots__]


def furnish(*boroughs: Borough, network: Network | None = None) -> list[Furnished]:
    """Fills each borough's house, lets it share boards with the network if given, chases all, and commits."""
    make_guidance()
    added = [_furnish(borough) for borough in boroughs]
    if network is not None:
        share_around(network, boroughs)
        with tenant_scope(network.id):
            furnish_services_of(network)
            furnish_standards(network)
            furnish_known(network)
        approve_for(network, "met.example", get_tenant_by_slug("met").id)
        furnish_square()
    check_with_camden(*boroughs)
    chase(clock.today())
    db.session.commit()
    db.session.close()
    return added


def _furnish(borough: Borough) -> Furnished:
    with tenant_scope(borough.id):
        set_up_ladder(by=None, today=clock.today() - timedelta(days=90))
        added = Furnished(*_duties(borough), *_about_the_late(borough), *_actions(borough))
        boarded = make_boards(borough)
        furnish_calendar(borough)
        furnish_meetings(borough)
        file_documents(borough)
        report_to(boarded.active, borough.lead.id)
        furnish_training(borough.name, by=borough.lead.id)
        furnish_suppliers(borough)
        furnish_contracts(borough)
        furnish_follow_ups(borough)
        furnish_checks(borough)
        furnish_imports(borough.procurement.id)
        furnish_questionnaires(borough)
        furnish_statements(borough)
        furnish_pledges(borough)
        furnish_published(borough)
        furnish_contacts_of(borough)
        furnish_pathways(borough)
        furnish_agreements(borough)
        furnish_resources(borough)
        furnish_glossary(borough)
        furnish_referrals(borough)
        furnish_referral_imports(borough)
        furnish_operations(borough)
        furnish_receptions(borough)
        furnish_learning(borough)
        furnish_retention(borough)
        furnish_reconciliations(borough)
        furnish_surveys(borough)
        furnish_figures(borough)
        furnish_contributions(borough)
        _pause_the_first_obligation(borough)
        db.session.commit()
        return added


def _pause_the_first_obligation(borough: Borough) -> None:
    first, today = open_obligations(limit=1)[0], clock.today()
    about = Subject.OBLIGATION, first.id, first.title
    snooze(*about, today + timedelta(days=9), "The board is on leave", by=borough.lead.id, today=today)


def _duties(borough: Borough) -> tuple[UUID, UUID]:
    aim, details = get_aim(borough.plan.aim_id), Details("Run the week", owner_person_id=borough.owner.id)
    rhythm = yearly_on(10, 18, clock.today())
    duty = add_duty(aim, details, rhythm, by=None)
    db.session.flush()
    before = Details("Book the hall", owner_post_id=borough.plan.held_post_id)
    chained = add_duty(aim, before, rhythm, by=None, chained_to=duty, chain=Chain(-4, 0))
    db.session.flush()
    open_occurrences(clock.today())
    return duty.id, chained.id


def _about_the_late(borough: Borough) -> tuple[UUID, UUID, UUID, UUID]:
    late, today, lead = get_action(borough.plan.late), clock.today(), borough.lead.id
    step = progress.add_milestone(late, "Book the trainer", today + timedelta(days=5), by=None)
    link = add_link(late, "Minutes", "https://www.council.example/minutes", by=lead)
    file = add_file(late, "Register", "register.pdf", PDF, by=lead)
    first = today + timedelta(days=30)
    leave = plan_leave(borough.owner.id, borough.training.id, first, first + timedelta(days=9), by=lead)
    return step.id, link.id, file.id, leave.id


def _actions(borough: Borough) -> tuple[UUID, UUID, UUID]:
    aim, today, lead = get_aim(borough.plan.aim_id), clock.today(), borough.lead.id
    waiting = _add(aim, "Print the posters", borough)
    progress.report_progress(
        waiting, Claimed.DONE, 100, "All up", seen_version=1, by=borough.owner.id, today=today
    )
    cancelled = _add(aim, "Hire a bus", borough)
    progress.cancel(cancelled, "Too dear", seen_version=1, by=lead, today=today)
    follower = _add(aim, "Write to the board", borough)
    late = get_action(borough.plan.late)
    chain_action(follower, late, Chain(0, 20), seen_version=follower.version, by=lead)
    paused_on = today + timedelta(days=9)
    snooze(
        Subject.ACTION, follower.id, follower.title, paused_on, "The board is on leave", by=lead, today=today
    )
    return waiting.id, cancelled.id, follower.id


def _add(aim: Aim, title: str, borough: Borough) -> Action:
    due = Dating.on_day(clock.today() + timedelta(days=3))
    action = add_action(aim, Details(title, owner_person_id=borough.owner.id), due, by=None)
    db.session.flush()
    return action
