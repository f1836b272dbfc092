"""The page on which somebody takes an office of a board, or leaves it."""

from uuid import UUID

from flask import request

from portal.access import current_person, requires
from portal.borough.boards.blueprint import boards as pages
from portal.borough.boards.office_form import OfficeForm, typed_for_office
from portal.borough.boards.pages import Answer, form_page
from portal.borough.boards.rights import board_to_edit
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.boards.models import Board
from tenants.records.boards.queries import office_on
from tenants.records.boards.rules import OFFICE_WORDS, Office
from tenants.records.boards.service import fill_office, vacate_office


@pages.route("/<uuid:board_id>/offices/<name>", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def office(board_id: UUID, name: str) -> Answer:
    """Says who holds an office from a day on."""
    is_sent, wanted = request.method == "POST", _office(name)
    found = board_to_edit(board_id, is_sent=is_sent)
    today = clock.today()
    held = office_on(board_id, wanted, today)
    form = OfficeForm(data={} if is_sent else typed_for_office(held, today))
    return form_page(
        "office",
        board_id,
        form,
        lambda: _change(found, wanted, form),
        f"{OFFICE_WORDS[wanted]}: your change is saved.",
        offer=form.holder.offer_everybody,
        office_words=OFFICE_WORDS[wanted],
        held=held,
    )


def _office(name: str) -> Office:
    if name not in set(Office):
        raise NotFound
    return Office(name)


def _change(found: Board, wanted: Office, form: OfficeForm) -> None:
    since_on, by = form.since_on.data, current_person().id
    if form.chosen is None:
        vacate_office(found, wanted, since_on=since_on, by=by)
    else:
        fill_office(found, wanted, form.chosen, since_on=since_on, by=by)
