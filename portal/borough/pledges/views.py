"""The pages on which charters are listed and read, with everything that was changed on them."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.pledges.blueprint import pledges as pages
from portal.borough.pledges.reading import charters_left, lines_of_pledges, open_commitment, open_pledge
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.pledges.queries import get_commitment, get_pledge


@pages.get("/")
@requires(Permission.STATEMENT_READ)
def pledges() -> str:
    """Every charter that the tenant took on, and those that it may take on."""
    return render_template(
        "borough/pledges/pledges.html",
        lines=lines_of_pledges(),
        left=charters_left(clock.today()),
        may_write=may(Permission.STATEMENT_WRITE),
    )


@pages.get("/<uuid:pledge_id>/")
@requires(Permission.STATEMENT_READ)
def pledge(pledge_id: UUID) -> str:
    """One charter: its commitments in order, what is owed, and its reports."""
    page = open_pledge(pledge_id, clock.today())
    return render_template("borough/pledges/pledge.html", page=page, pledge=page.pledge)


@pages.get("/<uuid:pledge_id>/history")
@requires(Permission.STATEMENT_READ)
def history(pledge_id: UUID) -> str:
    """Every change of the charter's own record, newest first."""
    found = get_pledge(pledge_id)
    return history_page(pledge_id, "charter", found.title, url_for("pledges.pledge", pledge_id=pledge_id))


@pages.get("/<uuid:pledge_id>/commitments/<uuid:progress_id>/")
@requires(Permission.STATEMENT_READ)
def commitment(pledge_id: UUID, progress_id: UUID) -> str:
    """One commitment: what has been done, its evidence, and its deadlines."""
    page = open_commitment(pledge_id, progress_id, clock.today())
    return render_template(
        "borough/pledges/commitment.html", page=page, pledge=page.pledge, today=clock.today()
    )


@pages.get("/<uuid:pledge_id>/commitments/<uuid:progress_id>/history")
@requires(Permission.STATEMENT_READ)
def commitment_history(pledge_id: UUID, progress_id: UUID) -> str:
    """Every change of one commitment, newest first."""
    found = get_commitment(pledge_id, progress_id)
    back = url_for("pledges.commitment", pledge_id=pledge_id, progress_id=progress_id)
    title = f"{get_pledge(pledge_id).title}, commitment {found.number}"
    return history_page(progress_id, "commitment", title, back)
