"""Furnishes the houses of the demonstration with everything besides people, posts and plans."""

from datetime import date

from sqlalchemy import or_, select

from tenants.audit import service as audit
from tenants.database import db
from tenants.records.plans.models import Plan
from tenants.scope import tenant_scope
from workflows.demonstration.agreements import load_agreements, load_resources, load_terms
from workflows.demonstration.boards import load_boards, overseer_of
from workflows.demonstration.contributions import load_contributions
from workflows.demonstration.counting import load_counting
from workflows.demonstration.directory import load_directory
from workflows.demonstration.directory_posts import posts_listed
from workflows.demonstration.documents import load_documents
from workflows.demonstration.learning import load_learning
from workflows.demonstration.meetings import load_meetings
from workflows.demonstration.operations import load_operations
from workflows.demonstration.own_pathways import load_own_pathways
from workflows.demonstration.people import House
from workflows.demonstration.receptions import load_receptions
from workflows.demonstration.referrals import load_referrals
from workflows.demonstration.shared_boards import join_boards, offer_boards
from workflows.demonstration.shared_figures import load_shared_figures
from workflows.demonstration.sources import read
from workflows.demonstration.statements import load_pledges, load_statements
from workflows.demonstration.supply_chain import load_supply_chain
from workflows.demonstration.surveys import load_surveys
from workflows.demonstration.survivor_services import load_survivor_services
from workflows.demonstration.training import load_training


def furnish(houses: list[House], today: date) -> str:
    """Furnishes them, whose people, posts and plans exist already; says in words what there is now.

    Every home offers its shared boards before any guest joins one.
    """
    tenant_ids = {house.tenant.slug: house.tenant.id for house in houses}
    for house in houses:
        with tenant_scope(house.tenant.id):
            load_boards(house)
            offer_boards(house, tenant_ids, today)
    home_ids = {key: board_id for house in houses for key, board_id in house.board_ids.items()}
    for house in houses:
        with tenant_scope(house.tenant.id):
            join_boards(house, home_ids, today)
            _give_plans_their_board(house, today)
            load_documents(house)
            load_meetings(house, today)
            load_training(house, today)
            load_referrals(house, today)
            load_supply_chain(house, today)
            load_statements(house, today)
            load_pledges(house, today)
            load_survivor_services(house, today)
            load_own_pathways(house, today)
            load_agreements(house, today)
            load_resources(house, today)
            load_terms(house)
            load_operations(house, today)
            load_counting(house, today)
            load_receptions(house, today)
            load_learning(house, today)
            load_surveys(house, today)
            load_shared_figures(house, today)
            load_directory(house, today)
            load_contributions(house, today)
    return _in_words()


def _give_plans_their_board(house: House, today: date) -> None:
    """Says of each current plan which board oversees it; of a plan whose period is over, nothing is known."""
    board_id = overseer_of(house)
    if board_id is None:
        return
    is_current = or_(Plan.ends_on.is_(None), Plan.ends_on >= today)
    for plan in db.session.scalars(select(Plan).where(is_current)):
        plan.board_id = board_id
        audit.record("plan:edited", plan, by=None)
    db.session.flush()


def _in_words() -> str:
    found = (("governance", "boards"), ("meetings", "meetings"), ("documents", "documents"))
    counted = ", ".join(f"{len(read(name)[part])} {part}" for name, part in found)
    courses = sum(len(entry["courses"]) for entry in read("training")["houses"])
    pathways = len(read("own_pathways")["pathways"])
    return f"{counted}, {courses} courses, {pathways} pathways and {posts_listed()} entries of the directory"
