"""The pages on which one edition is read: its fields, what is new in it, and its history."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import requires
from portal.borough.activity.history import history_page
from portal.borough.standards.blueprint import standards as pages
from portal.borough.standards.reading import open_edition, what_changed
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.standards.queries import get_edition, standard_of
from workflows.published_standards.paper import how_to_count


@pages.get("/<uuid:edition_id>/")
@requires(Permission.STANDARD_READ)
def edition(edition_id: UUID) -> str:
    """One edition: where it stands, what has to be put right, and its fields in order."""
    page = open_edition(edition_id, clock.today())
    return render_template("borough/standards/edition.html", page=page, edition=page.edition)


@pages.get("/<uuid:edition_id>/look")
@requires(Permission.STANDARD_READ)
def look(edition_id: UUID) -> str:
    """The edition as councils will read it."""
    found = get_edition(edition_id)
    paper = how_to_count(
        standard_of(found), found.valid_from, found.changes, is_draft=found.agreed_on is None
    )
    return render_template("borough/standards/look.html", edition=found, paper=paper)


@pages.get("/<uuid:edition_id>/compare")
@requires(Permission.STANDARD_READ)
def compare(edition_id: UUID) -> str:
    """What differs from the edition before."""
    found = get_edition(edition_id)
    before, changes = what_changed(found, clock.today())
    return render_template("borough/standards/compare.html", edition=found, before=before, changes=changes)


@pages.get("/<uuid:edition_id>/history")
@requires(Permission.STANDARD_READ)
def history(edition_id: UUID) -> str:
    """Every change of the edition, newest first."""
    found = get_edition(edition_id)
    back = url_for("standards.edition", edition_id=edition_id)
    return history_page(edition_id, "edition of the counting standard", found.title, back)
