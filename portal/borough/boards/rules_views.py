"""The page on which it is changed how often a board meets, and when its papers go out."""

from uuid import UUID

from flask import request

from portal.access import current_person, requires
from portal.borough.boards.blueprint import boards as pages
from portal.borough.boards.pages import Answer, form_page
from portal.borough.boards.rights import board_to_edit
from portal.borough.boards.rules_form import RulesForm, typed_for_rules
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.boards.queries import latest_rules
from tenants.records.boards.service import set_rules


@pages.route("/<uuid:board_id>/rules", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def rules(board_id: UUID) -> Answer:
    """Changes the rules from a day on."""
    is_sent = request.method == "POST"
    found = board_to_edit(board_id, is_sent=is_sent)
    kept = latest_rules(board_id)
    form = RulesForm(data={} if is_sent else typed_for_rules(kept, clock.today()))
    return form_page(
        "rules",
        board_id,
        form,
        lambda: set_rules(found, form.rules(), valid_from=form.valid_from.data, by=current_person().id),
        "How the board meets is saved.",
        kept=kept,
    )
