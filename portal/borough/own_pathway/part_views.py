"""The pages on which the ways on from a step, its contacts and the local facts are written."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.own_pathway.blueprint import own_pathway as pages
from portal.borough.own_pathway.changing import change, draft_only, press
from portal.borough.own_pathway.part_forms import (
    NEW_WAY,
    ContactForm,
    LocalForm,
    WayForm,
    contact_typed,
    fact_typed,
    way_typed,
)
from portal.borough.own_pathway.reading import get_local, read, titled
from portal.borough.own_pathway.step_views import step_address
from portal.forms.changing import Answer
from tenants import clock
from tenants.guidance.queries import contact_services
from tenants.pathways.comparing import LOCAL_WORDS
from tenants.pathways.editing import get_at, get_step
from tenants.pathways.steps import LocalFact, Step
from tenants.people.permissions import Permission
from tenants.records.pathways import service, step_parts
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.queries import get_pathway
from tenants.records.pathways.service import steps_of


@pages.route("/<uuid:pathway_id>/steps/<key>/ways/add", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def add_way(pathway_id: UUID, key: str) -> Answer:
    """Adds an answer, or the way on."""
    _step(pathway_id, key)
    return _way(pathway_id, key, None, WayForm(data=way_typed(NEW_WAY)), "The way on is added.")


@pages.route("/<uuid:pathway_id>/steps/<key>/ways/<int:index>/edit", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def edit_way(pathway_id: UUID, key: str, index: int) -> Answer:
    """Changes an answer and where it leads."""
    kept = get_at(_step(pathway_id, key).options, index)
    return _way(pathway_id, key, index, WayForm(data=way_typed(kept)), "Your changes are saved.")


@pages.route("/<uuid:pathway_id>/steps/<key>/ways/<int:index>/up", methods=["POST"])
@requires(Permission.PATHWAY_WRITE)
def move_way_up(pathway_id: UUID, key: str, index: int) -> Answer:
    """Offers an answer one place further up."""
    return press(
        pathway_id,
        lambda found: step_parts.move_way_up(found, key, index, by=current_person().id),
        "The order is changed.",
        lands=lambda: step_address(pathway_id, key),
    )


@pages.route("/<uuid:pathway_id>/steps/<key>/ways/<int:index>/remove", methods=["POST"])
@requires(Permission.PATHWAY_WRITE)
def remove_way(pathway_id: UUID, key: str, index: int) -> Answer:
    """Takes an answer out."""
    return press(
        pathway_id,
        lambda found: step_parts.remove_way(found, key, index, by=current_person().id),
        "The way on is removed.",
        lands=lambda: step_address(pathway_id, key),
    )


@pages.route("/<uuid:pathway_id>/steps/<key>/contacts/add", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def add_contact(pathway_id: UUID, key: str) -> Answer:
    """Adds somebody whom the reader reaches here."""
    _step(pathway_id, key)
    return _contact(pathway_id, key, None, ContactForm(), "The contact is added.")


@pages.route("/<uuid:pathway_id>/steps/<key>/contacts/<int:index>/edit", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def edit_contact(pathway_id: UUID, key: str, index: int) -> Answer:
    """Changes how somebody is reached here."""
    kept = get_at(_step(pathway_id, key).contacts, index)
    return _contact(pathway_id, key, index, ContactForm(data=contact_typed(kept)), "Your changes are saved.")


@pages.route("/<uuid:pathway_id>/steps/<key>/contacts/<int:index>/remove", methods=["POST"])
@requires(Permission.PATHWAY_WRITE)
def remove_contact(pathway_id: UUID, key: str, index: int) -> Answer:
    """Takes a contact out."""
    return press(
        pathway_id,
        lambda found: step_parts.remove_contact(found, key, index, by=current_person().id),
        "The contact is removed.",
        lands=lambda: step_address(pathway_id, key),
    )


@pages.route("/<uuid:pathway_id>/local/<key>", methods=["GET", "POST"])
@requires(Permission.PATHWAY_WRITE)
def local(pathway_id: UUID, key: str) -> Answer:
    """Says what is so in this place, where places differ."""
    about = get_local(key)
    kept = steps_of(get_pathway(pathway_id)).local.get(about, LocalFact())

    def save(found: Pathway, form: LocalForm) -> None:
        step_parts.must_be_email(form.email.data or "")
        service.save_local(found, about, form.fact(), by=current_person().id)

    return change(
        pathway_id,
        LocalForm(data=fact_typed(kept)),
        "local",
        save,
        "Your changes are saved.",
        check_shown=draft_only,
        more=lambda _found: {"name_of_it": LOCAL_WORDS[about]},
    )


def _step(pathway_id: UUID, key: str) -> Step:
    return get_step(steps_of(get_pathway(pathway_id)), key)


def _way(pathway_id: UUID, key: str, index: int | None, form: WayForm, done: str) -> Answer:
    def offer(found: Pathway, form: WayForm) -> None:
        steps = read(found, clock.today()).pathway.steps
        form.goes_to.offer((each, titled(steps, each)) for each in steps if each != key)

    def save(found: Pathway, form: WayForm) -> None:
        step_parts.save_way(found, key, index, form.option(), by=current_person().id)

    return change(
        pathway_id,
        form,
        "way",
        save,
        done,
        check_shown=draft_only,
        offer=offer,
        more=lambda found: _about(found, key, index),
        lands=lambda: step_address(pathway_id, key),
    )


def _contact(pathway_id: UUID, key: str, index: int | None, form: ContactForm, done: str) -> Answer:
    def save(found: Pathway, form: ContactForm) -> None:
        step_parts.save_contact(found, key, index, form.contact(), by=current_person().id)

    return change(
        pathway_id,
        form,
        "contact",
        save,
        done,
        check_shown=draft_only,
        offer=lambda _found, form: form.offer((each.key, each.title) for each in contact_services()),
        more=lambda found: _about(found, key, index),
        lands=lambda: step_address(pathway_id, key),
    )


def _about(found: Pathway, key: str, index: int | None) -> dict[str, object]:
    whole = get_step(read(found, clock.today()).pathway, key)
    return {"step_title": whole.title, "step_key": key, "is_new": index is None}
