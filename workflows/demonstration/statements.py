"""Loads a tenant's statements and pledges: last year's as published, this year's as a draft."""

from datetime import date
from uuid import UUID

from tenants.people.permissions import Role
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.plans.queries import plan_summaries
from tenants.records.pledges.details import PledgeDetails, Standing
from tenants.records.pledges.queries import commitments_of
from tenants.records.pledges.rules import Progress
from tenants.records.pledges.service import report_progress, take_on
from tenants.records.statements import steps
from tenants.records.statements.details import PromiseDetails
from tenants.records.statements.models import Statement
from tenants.records.statements.promises import promise
from tenants.records.statements.queries import get_section_to_change, sections_of
from tenants.records.statements.rules import Area
from tenants.records.statements.sections import write_introduction, write_section
from tenants.records.statements.service import start_statement
from tenants.records.statements.years import year_following
from workflows.demonstration.frameworks import day
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant
from workflows.published_statements.service import publish
from workflows.statements.filling import fill_in_everything

INVENTED = "everything"


def load_statements(house: House, today: date) -> None:
    """Adds the open tenant's statements, written by procurement, the newest as a draft that is filled in."""
    for entry in by_tenant("supply_chain", "statements").get(house.tenant.slug, []):
        author, board_id = house.accounts[Role.PROCUREMENT], house.board_ids[entry["board"]]
        ends_on = date.fromisoformat(entry["year_ends_on"])
        if ends_on > today:
            continue
        last = _start(date.fromisoformat(entry["year_starts_on"]), ends_on, board_id, author)
        _write(last, entry, author)
        _carry(last, entry, author, house.lead_id)
        this = _start(*year_following(ends_on), board_id, author)
        fill_in_everything(this, by=author, today=today)


def _start(starts_on: date, ends_on: date, board_id: UUID, author: UUID) -> Statement:
    """It names the plan in force, if there is one, for its promises."""
    plans = [each.plan.id for each in plan_summaries(ends_on) if not each.is_past(ends_on)]
    return start_statement(
        starts_on,
        ends_on,
        board_id,
        plans[0] if plans else None,
        Owner(None, author),
        by=author,
        invented=INVENTED,
        is_demonstration=True,
    )


def _write(statement: Statement, entry: Entry, author: UUID) -> None:
    write_introduction(statement, entry["introduction"], by=author)
    for section in sections_of(statement.id):
        found = get_section_to_change(statement.id, section.id)
        write_section(found, entry["sections"][section.area], {}, by=author)
    for area, title in entry["promises"]:
        promise(statement, PromiseDetails(Area(area), title, None, Owner(None, author)), by=author)


def _carry(statement: Statement, entry: Entry, author: UUID, lead: UUID) -> None:
    steps.send_for_review(statement, by=author)
    approved_on = date.fromisoformat(entry["approved_on"])
    steps.approve(statement, on=approved_on, meeting_words="Demonstration, item 1", by=lead)
    signed_on = date.fromisoformat(entry["signed_on"])
    steps.sign(statement, entry["signed_by"], entry["signed_role"], signed_on, by=lead)
    published_on = date.fromisoformat(entry["published_on"])
    steps.publish(statement, entry["home_page"], on=published_on, by=lead)
    publish(statement.id, by=lead, today=published_on)


def load_pledges(house: House, today: date) -> None:
    """Adds the charters that the open tenant took on."""
    for entry in by_tenant("supply_chain", "pledges").get(house.tenant.slug, []):
        details = PledgeDetails(day(entry["adopted_on"]), entry["adopted_by"])
        invented = entry["invented"]
        pledge = take_on(entry["charter"], details, NOBODY, by=None, today=today, invented=invented)
        for committed in commitments_of(pledge.id):
            said = entry["progress"].get(str(committed.number))
            if said:
                standing = Standing(Progress(said[0]), said[1])
                report_progress(pledge, committed.progress, standing, by=None)
