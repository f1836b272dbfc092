"""The pages on which a field of an edition is looked at, written anew and moved."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import current_person, may, requires
from portal.borough.standards.blueprint import standards as pages
from portal.borough.standards.changing import change, draft_only, press
from portal.borough.standards.forms import FieldForm, field_typed
from portal.borough.standards.reading import open_field
from portal.forms.changing import Answer
from tenants import clock
from tenants.counting.editing import get_field
from tenants.people.permissions import Permission
from tenants.records.standards import service
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.queries import get_edition, standard_of
from tenants.records.standards.rules import StandardStatus


def field_address(edition_id: UUID, key: str) -> str:
    """Where one field is looked at."""
    return url_for("standards.field", edition_id=edition_id, key=key)


@pages.get("/<uuid:edition_id>/fields/<key>/")
@requires(Permission.STANDARD_READ)
def field(edition_id: UUID, key: str) -> str:
    """One field: its words, its options, and what is wrong with it."""
    found = get_edition(edition_id)
    return render_template(
        "borough/standards/field.html",
        edition=found,
        page=open_field(found, key, clock.today()),
        may_change=may(Permission.STANDARD_WRITE) and found.status == StandardStatus.DRAFT,
    )


@pages.route("/<uuid:edition_id>/fields/<key>/edit", methods=["GET", "POST"])
@requires(Permission.STANDARD_WRITE)
def edit_field(edition_id: UUID, key: str) -> Answer:
    """Writes the words, the weight and the rules of a field anew."""
    kept = get_field(standard_of(get_edition(edition_id)), key)

    def save(found: StandardEdition, form: FieldForm) -> None:
        service.edit_field(found, key, form.words(), by=current_person().id)

    return change(
        edition_id,
        FieldForm(data=field_typed(kept)),
        "edit_field",
        save,
        "The field is saved.",
        check_shown=draft_only,
        more=lambda _found: {"field_key": key, "field_title": kept.title},
        lands=lambda: field_address(edition_id, key),
    )


@pages.route("/<uuid:edition_id>/fields/<key>/up", methods=["POST"])
@requires(Permission.STANDARD_WRITE)
def move_field_up(edition_id: UUID, key: str) -> Answer:
    """Moves a field one place up."""
    return press(
        edition_id,
        lambda found: service.move_field_up(found, key, by=current_person().id),
        "The field is one place further up.",
        lands=lambda: f"{url_for('standards.edition', edition_id=edition_id)}#field-{key}",
    )
