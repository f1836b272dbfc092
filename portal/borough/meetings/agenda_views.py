"""The pages on which an agenda is built: items added, changed, moved, taken away and carried over."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.meetings.agenda_forms import ItemForm, NewItemForm, typed_for_item
from portal.borough.meetings.agenda_lines import agenda_lines, papers_for_all
from portal.borough.meetings.blueprint import meetings as pages
from portal.formatting import plural
from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.boards.queries import get_board
from tenants.records.meetings import agenda as building
from tenants.records.meetings.models import AgendaItem
from tenants.records.meetings.queries import get_item, get_meeting, items_to_carry
from tenants.records.meetings.rules import AHEAD, Stage

Answer = str | Response | tuple[str, int]


@pages.get("/<uuid:meeting_id>/items/")
@requires(Permission.MEETING_WRITE)
def items(meeting_id: UUID) -> str:
    """The agenda with everything that can be done to it."""
    found = get_meeting(meeting_id)
    is_ahead = found.stage in AHEAD
    return render_template(
        "borough/meetings/items.html",
        meeting=found,
        board=get_board(found.board_id),
        items=agenda_lines(found, with_minutes=False),
        papers=papers_for_all(found),
        carried=items_to_carry(found.board_id, before=found.meets_on) if is_ahead else [],
        is_ahead=is_ahead,
        is_open=found.stage not in (Stage.CANCELLED, Stage.MINUTES_APPROVED),
    )


@pages.route("/<uuid:meeting_id>/items/add", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def add_item(meeting_id: UUID) -> Answer:
    """Adds an item before any other business."""
    form = NewItemForm()
    status = 200
    if form.is_submitted():
        status = attempt(form, lambda: _add(meeting_id, form))
        if status == DONE:
            return _back(meeting_id, "The item is added.")
    return render_template(
        "borough/meetings/add_item.html", meeting=get_meeting(meeting_id), form=form
    ), status


@pages.get("/<uuid:meeting_id>/items/<uuid:item_id>/")
@requires(Permission.MEETING_WRITE)
def item(meeting_id: UUID, item_id: UUID) -> str:
    """Shows an item as it stands."""
    return _item_page(meeting_id, item_id, ItemForm(data=typed_for_item(item_of(meeting_id, item_id))))


@pages.post("/<uuid:meeting_id>/items/<uuid:item_id>/")
@requires(Permission.MEETING_WRITE)
def save_item(meeting_id: UUID, item_id: UUID) -> Answer:
    """Saves it."""
    found, form = item_of(meeting_id, item_id), ItemForm()
    seen, by = form.version.number, current_person().id
    status = attempt(form, lambda: building.edit_item(found, form.item, seen_version=seen, by=by))
    if status != DONE:
        return _item_page(meeting_id, item_id, form), status
    return _back(meeting_id, "The item is saved.")


@pages.post("/<uuid:meeting_id>/items/<uuid:item_id>/move")
@requires(Permission.MEETING_WRITE)
def move_item(meeting_id: UUID, item_id: UUID) -> Response:
    """Moves an item one place up or down."""
    found, is_up = item_of(meeting_id, item_id), request.form.get("way") == "up"
    building.move_item(found, is_up=is_up, by=current_person().id)
    flash(f"“{found.title}” is now item {found.position}.")
    return redirect(url_for("meetings.items", meeting_id=meeting_id))


@pages.route("/<uuid:meeting_id>/items/<uuid:item_id>/remove", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def remove_item(meeting_id: UUID, item_id: UUID) -> Answer:
    """Asks whether an item is to be taken off, and takes it off."""
    found, form = item_of(meeting_id, item_id), PortalForm()
    status = 200
    if form.is_submitted():
        status = attempt(form, lambda: building.remove_item(found, by=current_person().id))
        if status == DONE:
            return _back(meeting_id, "The item is taken off the agenda.")
    shown = {"meeting": get_meeting(meeting_id), "item": item_of(meeting_id, item_id)}
    return render_template("borough/meetings/remove_item.html", form=form, **shown), status


@pages.post("/<uuid:meeting_id>/items/carry")
@requires(Permission.MEETING_WRITE)
def carry(meeting_id: UUID) -> Response:
    """Brings in what earlier meetings carried over."""
    brought = building.bring_in_carried(get_meeting(meeting_id), by=current_person().id)
    words = plural(len(brought), "item is", "items are")
    return _back(meeting_id, f"{words} carried over from earlier meetings.")


def item_of(meeting_id: UUID, item_id: UUID) -> AgendaItem:
    """The item; NotFound when it is on no agenda of this meeting."""
    found = get_item(item_id)
    if found.meeting_id != meeting_id:
        raise NotFound
    return found


def _add(meeting_id: UUID, form: NewItemForm) -> None:
    building.add_item(get_meeting(meeting_id), form.item, by=current_person().id)


def _item_page(meeting_id: UUID, item_id: UUID, form: ItemForm) -> str:
    found = item_of(meeting_id, item_id)
    form.catch_up(found)
    meeting = get_meeting(meeting_id)
    return render_template("borough/meetings/item.html", meeting=meeting, item=found, form=form)


def _back(meeting_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("meetings.items", meeting_id=meeting_id))
