"""The pages on which plans and templates are listed and read."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.receptions.blueprint import receptions as pages
from portal.borough.receptions.reading import open_reception_page
from tenants.people.permissions import Permission
from tenants.records.receptions.queries import get_reception
from tenants.records.receptions.queries import receptions as receptions_in
from tenants.records.receptions.rules import (
    IN_USE,
    PRESENCE_WORDS,
    RECEPTION_WORDS,
    STATUS_WORDS,
    ReceptionStatus,
)


@pages.get("/")
@requires(Permission.OPERATION_READ)
def receptions() -> str:
    """Plans under way, the templates they start from, and what was open before."""
    return render_template(
        "borough/receptions/receptions.html",
        plans=receptions_in(IN_USE),
        templates=receptions_in({ReceptionStatus.TEMPLATE}),
        closed=receptions_in({ReceptionStatus.CLOSED}),
        ended=receptions_in({ReceptionStatus.ENDED}),
        kind_words=RECEPTION_WORDS,
        status_words=STATUS_WORDS,
        may_write=may(Permission.OPERATION_WRITE),
    )


@pages.get("/<uuid:reception_id>/")
@requires(Permission.OPERATION_READ)
def reception(reception_id: UUID) -> str:
    """One plan: venue, partners, checklist, costs, and what came of it."""
    page = open_reception_page(reception_id)
    return render_template(
        "borough/receptions/reception.html",
        page=page,
        reception=page.reception,
        kind_words=RECEPTION_WORDS,
        status_words=STATUS_WORDS,
        presence_words=PRESENCE_WORDS,
    )


@pages.get("/<uuid:reception_id>/history")
@requires(Permission.OPERATION_READ)
def history(reception_id: UUID) -> str:
    """Every change of a plan, newest first."""
    found = get_reception(reception_id)
    back = url_for("receptions.reception", reception_id=reception_id)
    return history_page(reception_id, "reception plan", found.title, back)
