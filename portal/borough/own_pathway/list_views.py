"""The pages on which the editions of the pathway are listed and the next one is started."""

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, may, requires
from portal.borough.own_pathway.blueprint import own_pathway as pages
from portal.borough.own_pathway.forms import NATIONAL, StartForm, about
from portal.borough.own_pathway.reading import lines_of_editions
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.pathways import service
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.queries import find_unfinished, pathways


@pages.get("/", endpoint="pathways")
@requires(Permission.PATHWAY_READ)
def list_editions() -> str:
    """Every edition of the tenant's pathway, and what everybody is shown today."""
    return render_template(
        "borough/own_pathway/pathways.html",
        lines=lines_of_editions(clock.today()),
        unfinished=find_unfinished(),
        may_write=may(Permission.PATHWAY_WRITE),
    )


@pages.route("/start", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def start() -> Answer:
    """Starts the next edition, from an earlier one or from the national pathway."""
    editions, started = pathways(), list[Pathway]()
    form, status = StartForm(data=_usual(editions)), 200
    form.offer(editions)
    if form.is_submitted():
        status = attempt(form, lambda: started.append(_start(form, editions)))
        if status == DONE:
            flash("The draft is started. Go through its steps and make them yours.")
            return redirect(url_for("own_pathway.pathway", pathway_id=started[0].id))
        form.offer(pathways())
    page = "borough/own_pathway/start.html"
    return render_template(page, form=form, pathway=None, unfinished=find_unfinished()), status


def _usual(editions: list[Pathway]) -> dict[str, object]:
    """What the edition before says, which is also the usual one to begin with."""
    if not editions:
        return {"begins_with": NATIONAL}
    return {**about(editions[0]), "begins_with": str(editions[0].edition)}


def _start(form: StartForm, editions: list[Pathway]) -> Pathway:
    by, today = current_person().id, clock.today()
    if form.begins_with.data == NATIONAL:
        return service.start_from_national(form.details(), form.owner.owner, by=by, today=today)
    chosen = next(each for each in editions if str(each.edition) == form.begins_with.data)
    details = form.details(is_demonstration=chosen.is_demonstration)
    return service.start_from_edition(chosen, details, form.owner.owner, by=by)
