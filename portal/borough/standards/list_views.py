"""The pages on which the editions of the counting standard are listed and the next one is started."""

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, may, requires
from portal.borough.standards.blueprint import standards as pages
from portal.borough.standards.forms import StartForm
from portal.borough.standards.reading import lines_of_editions
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.counting.standard import Standard
from tenants.people.permissions import Permission
from tenants.records.standards import service
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.queries import find_unfinished, standard_editions, standard_of
from workflows.published_standards.queries import edition_on, standard_on


@pages.get("/", endpoint="editions")
@requires(Permission.STANDARD_READ)
def list_editions() -> str:
    """Every edition of the network, and what everybody counts by today."""
    today = clock.today()
    return render_template(
        "borough/standards/editions.html",
        lines=lines_of_editions(today),
        in_force=edition_on(today),
        unfinished=find_unfinished(),
        may_write=may(Permission.STANDARD_WRITE),
    )


@pages.route("/start", methods=["GET", "POST"])
@requires(Permission.STANDARD_WRITE)
def start() -> Answer:
    """Starts the next edition, from the one in force or from an edition of the network's own."""
    offered = _to_start_from()
    form, status = StartForm(data={"begins_with": next(iter(offered))}), 200
    form.offer(_in_words(offered))
    if form.is_submitted():
        started: list[StandardEdition] = []
        status = attempt(form, lambda: started.append(_start(form, offered)))
        if status == DONE:
            flash("The draft is started. Nobody counts by it until a second person agrees it.")
            return redirect(url_for("standards.edition", edition_id=started[0].id))
        form.offer(_in_words(_to_start_from()))
    page = "borough/standards/start.html"
    return render_template(page, form=form, edition=None, unfinished=find_unfinished()), status


def _to_start_from() -> dict[str, Standard]:
    """What is counted by today first, then every edition of the network, the newest first."""
    kept: dict[str, Standard] = {}
    for each in (standard_on(clock.today()), *map(standard_of, standard_editions())):
        kept.setdefault(each.key, each)
    return kept


def _in_words(offered: dict[str, Standard]) -> list[tuple[str, str]]:
    in_force = next(iter(offered))
    return [
        (
            key,
            f"{each.title}, which everybody counts by today" if key == in_force else f"{each.title} ({key})",
        )
        for key, each in offered.items()
    ]


def _start(form: StartForm, offered: dict[str, Standard]) -> StandardEdition:
    chosen = offered[str(form.begins_with.data)]
    return service.start(form.details(), chosen, form.owner.owner, by=current_person().id)
