"""The pages on which one edition is read: its steps, its preview, what is new in it, and its history."""

from uuid import UUID

from flask import render_template, request, url_for

from portal.access import requires
from portal.borough.activity.history import history_page
from portal.borough.own_pathway.blueprint import own_pathway as pages
from portal.borough.own_pathway.reading import open_edition, read, what_changed
from portal.pathway.content import content_of
from tenants import clock
from tenants.pathways.checking import in_order
from tenants.pathways.editing import get_step
from tenants.pathways.walking import way_back
from tenants.people.permissions import Permission
from tenants.records.pathways.queries import find_before, get_pathway


@pages.get("/<uuid:pathway_id>/")
@requires(Permission.PATHWAY_READ)
def pathway(pathway_id: UUID) -> str:
    """One edition: where it stands, what has to be put right, and its steps in order."""
    page = open_edition(pathway_id, clock.today())
    return render_template("borough/own_pathway/pathway.html", page=page, pathway=page.pathway)


@pages.get("/<uuid:pathway_id>/walk")
@requires(Permission.PATHWAY_READ)
def walk(pathway_id: UUID) -> str:
    """One step of the edition as its readers will see it; the first one unless ?step= names another."""
    found = get_pathway(pathway_id)
    shown = read(found, clock.today())
    key = request.args.get("step") or shown.pathway.start
    step = get_step(shown.pathway, key)

    def address_of_step(goes_to: str) -> str:
        """In the preview; where nothing is to be seen, in the editor, which says what is wrong."""
        if goes_to in shown.pathway.steps:
            return url_for("own_pathway.walk", pathway_id=pathway_id, step=goes_to)
        return url_for("own_pathway.step", pathway_id=pathway_id, key=key)

    is_reached = key in in_order(shown.pathway)
    return render_template(
        "borough/own_pathway/walk.html",
        pathway=found,
        shown=shown,
        step=step,
        content=content_of(step, shown),
        step_address=address_of_step,
        back_key=way_back(shown.pathway, key) if is_reached else None,
    )


@pages.get("/<uuid:pathway_id>/compare")
@requires(Permission.PATHWAY_READ)
def compare(pathway_id: UUID) -> str:
    """What differs from the edition before."""
    found = get_pathway(pathway_id)
    return render_template(
        "borough/own_pathway/compare.html",
        pathway=found,
        before=find_before(found),
        changes=what_changed(found, clock.today()),
    )


@pages.get("/<uuid:pathway_id>/history")
@requires(Permission.PATHWAY_READ)
def history(pathway_id: UUID) -> str:
    """Every change of the edition, newest first."""
    found = get_pathway(pathway_id)
    back = url_for("own_pathway.pathway", pathway_id=pathway_id)
    return history_page(pathway_id, "pathway", f"{found.title}, edition {found.edition}", back)
