"""The pages on which a tenant reads what it gives, gave and leaves out."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.contributions.blueprint import contributions as pages
from portal.borough.contributions.reading import given, overview, quarter_page
from tenants.people.permissions import Permission
from tenants.records.contributions.queries import get_contribution
from workflows.register.periods import quarter_of


@pages.get("/")
@requires(Permission.CONTRIBUTION_READ)
def contributions() -> str:
    """Every quarter, every measure, and who sees what."""
    may_give = may(Permission.CONTRIBUTION_GIVE)
    return render_template("borough/contributions/contributions.html", page=overview(), may_give=may_give)


@pages.get("/<quarter>/")
@requires(Permission.CONTRIBUTION_READ)
def quarter(quarter: str) -> str:
    """What leaves the house for one quarter."""
    may_give = may(Permission.CONTRIBUTION_GIVE)
    return render_template(
        "borough/contributions/quarter.html", page=quarter_page(quarter), may_give=may_give
    )


@pages.get("/figures/<uuid:contribution_id>/")
@requires(Permission.CONTRIBUTION_READ)
def contribution(contribution_id: UUID) -> str:
    """The figures of one measure for one quarter."""
    found = get_contribution(contribution_id)
    return render_template(
        "borough/contributions/contribution.html",
        contribution=found,
        each=given(found),
        quarter=quarter_of(found.starts_on),
        may_give=may(Permission.CONTRIBUTION_GIVE),
    )


@pages.get("/figures/<uuid:contribution_id>/history")
@requires(Permission.CONTRIBUTION_READ)
def history(contribution_id: UUID) -> str:
    """What happened to one contribution, newest first; never its numbers."""
    title = get_contribution(contribution_id).title
    back = url_for("contributions.contribution", contribution_id=contribution_id)
    return history_page(contribution_id, "contribution", title, back)
