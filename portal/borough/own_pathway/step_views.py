"""The pages on which a step is looked at, added, written, put first, and removed."""

from collections.abc import Iterator
from uuid import UUID

from flask import render_template, url_for

from portal.access import current_person, may, requires
from portal.borough.own_pathway.blueprint import own_pathway as pages
from portal.borough.own_pathway.changing import change, draft_only, press
from portal.borough.own_pathway.reading import open_step
from portal.borough.own_pathway.step_forms import AddStepForm, StepForm, typed_for
from portal.forms.changing import Answer
from tenants import clock
from tenants.guidance.queries import clocks_in_force
from tenants.pathways.editing import get_step
from tenants.pathways.resolving import clocks_named
from tenants.pathways.steps import Pathway as Content
from tenants.pathways.steps import Step, StepKind
from tenants.people.permissions import Permission
from tenants.records.pathways import service
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.national import find_national_on
from tenants.records.pathways.queries import get_pathway
from tenants.records.pathways.rules import PathwayStatus
from tenants.records.pathways.service import steps_of


def step_address(pathway_id: UUID, key: str) -> str:
    """Where one step is looked at."""
    return url_for("own_pathway.step", pathway_id=pathway_id, key=key)


@pages.get("/<uuid:pathway_id>/steps/<key>/")
@requires(Permission.PATHWAY_READ)
def step(pathway_id: UUID, key: str) -> str:
    """One step: its words, where its answers lead, whom to reach, and what is wrong with it."""
    found = get_pathway(pathway_id)
    return render_template(
        "borough/own_pathway/step.html",
        pathway=found,
        line=open_step(found, key, clock.today()),
        may_change=may(Permission.PATHWAY_WRITE) and found.status == PathwayStatus.DRAFT,
    )


@pages.route("/<uuid:pathway_id>/steps/add", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def add_step(pathway_id: UUID) -> Answer:
    """Adds a step, to which an answer can then lead."""
    added: list[str] = []
    return change(
        pathway_id,
        AddStepForm(),
        "add_step",
        lambda found, form: added.append(service.add_step(found, form.onto(_NEW), by=current_person().id)),
        "The step is added. Say what leads on from it, and let an answer lead to it.",
        check_shown=draft_only,
        lands=lambda: step_address(pathway_id, added[0]),
    )


_NEW = Step("", StepKind.ACTION, "")


@pages.route("/<uuid:pathway_id>/steps/<key>/edit", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def edit_step(pathway_id: UUID, key: str) -> Answer:
    """Writes the words of a step anew."""
    kept = get_step(steps_of(get_pathway(pathway_id)), key)
    national = find_national_on(clock.today())
    form = StepForm(data=typed_for(kept))
    if not _may_follow(kept, national):
        del form.is_national

    def save(found: Pathway, form: StepForm) -> None:
        written = form.onto(get_step(steps_of(found), key))
        service.save_step(found, written, by=current_person().id)

    return change(
        pathway_id,
        form,
        "edit_step",
        save,
        "The step is saved.",
        check_shown=draft_only,
        offer=lambda _found, form: form.offer(_clocks(kept, national)),
        more=lambda found: _about(found, key, kept, national),
        lands=lambda: step_address(pathway_id, key),
    )


@pages.route("/<uuid:pathway_id>/steps/<key>/first", methods=["POST"])
@requires(Permission.PATHWAY_WRITE)
def put_first(pathway_id: UUID, key: str) -> Answer:
    """Lets the walk begin with this step."""
    return press(
        pathway_id,
        lambda found: service.begin_with(found, key, by=current_person().id),
        "The walk begins with this step now.",
        lands=lambda: step_address(pathway_id, key),
    )


@pages.route("/<uuid:pathway_id>/steps/<key>/remove", methods=["POST"])
@requires(Permission.PATHWAY_WRITE)
def remove_step(pathway_id: UUID, key: str) -> Answer:
    """Takes a step out."""
    done = "The step is removed. Look below for answers that led to it."
    return press(pathway_id, lambda found: service.remove_step(found, key, by=current_person().id), done)


def _about(found: Pathway, key: str, kept: Step, national: Content | None) -> dict[str, object]:
    line = open_step(found, key, clock.today())
    return {"line": line, "step_key": key, "national": _national(kept, national)}


def _national(kept: Step, national: Content | None) -> Step | None:
    return national.steps.get(kept.follows or kept.key) if national else None


def _may_follow(kept: Step, national: Content | None) -> bool:
    """Whether there is a national step whose words it could take; one that is gone can be left."""
    return bool(kept.follows) or _national(kept, national) is not None


def _clocks(kept: Step, national: Content | None) -> Iterator[tuple[str, str]]:
    """The clocks of the national pathway, and the one that the step has already."""
    named = (clocks_named(national) if national else set()) | {kept.clock}
    for code, found in sorted(clocks_in_force(clock.today()).items()):
        if code in named:
            yield code, f"{found.title}: {found.length}"
