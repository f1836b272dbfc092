"""A tenant's first page: what needs somebody's attention today."""

from flask import Blueprint, render_template

from portal.access import current_belonging, current_person, requires
from portal.borough.home.cards import cards
from portal.borough.home.plan_lines import left_open_in_past_plans, plans_in_force
from portal.borough.home.sections import Section, Sections, tiles
from tenants import clock
from tenants.people.permissions import ROLE_WORDS, Permission
from tenants.records.plans.lists import Counts, counts
from tenants.records.plans.queries import plan_summaries

pages = Blueprint("borough", __name__, url_prefix="/<tenant:slug>")


@pages.get("/")
@requires(Permission.HOUSE_VISIT)
def home() -> str:
    """What is late, due soon, waiting and without an owner; for those who may read plans."""
    if not current_belonging().may(Permission.PLAN_READ):
        return _without_plans()
    return _with_plans()


def _without_plans() -> str:
    belonging = current_belonging()
    return render_template("borough/home/partner.html", role=ROLE_WORDS[belonging.role])


def _with_plans() -> str:
    belonging, today = current_belonging(), clock.today()
    all_of_it, summaries = counts(today), plan_summaries(today)
    leads = belonging.may(Permission.ACTION_ACCEPT)
    first, sections = _short_lists(all_of_it, leads)
    shown = [*sections, first] if first else sections
    return render_template(
        "borough/home/home.html",
        today=today,
        tiles=tiles(all_of_it, belonging.slug, may_accept=leads),
        first=first,
        sections=sections,
        cards=cards(belonging.slug, today, may_approve=belonging.may(Permission.DOCUMENT_APPROVE)),
        has_invented=any(row.invented for section in shown for row in section.rows),
        plans=plans_in_force(summaries, house=belonging.slug, today=today),
        has_plans=bool(summaries),
        left_open=left_open_in_past_plans(summaries, today),
    )


def _short_lists(all_of_it: Counts, leads: bool) -> tuple[Section | None, list[Section]]:
    """The list that comes first, and the others: owners look for their own, leads for everybody's."""
    belonging, me, today = current_belonging(), current_person().id, clock.today()
    lists = Sections(belonging.slug, me, today)
    mine = counts(today, owner_id=me)
    sections = lists.of_house(all_of_it, may_accept=leads)
    if not leads and belonging.may(Permission.ACTION_UPDATE):
        return lists.mine(mine), sections
    return None, [*sections, lists.mine(mine)] if mine.open else sections
