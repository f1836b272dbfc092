"""The pages on which options of a field are added, worded, ended, offered again and moved."""

from collections.abc import Callable
from uuid import UUID

from portal.access import current_person, requires
from portal.borough.standards.blueprint import standards as pages
from portal.borough.standards.changing import change, draft_only, press
from portal.borough.standards.field_views import field_address
from portal.borough.standards.forms import OptionForm, option_typed
from portal.forms.changing import Answer
from tenants.counting.editing import get_field, get_option, must_take_options
from tenants.people.permissions import Permission
from tenants.records.standards import service
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.queries import get_edition, standard_of

OPTION = "/<uuid:edition_id>/fields/<key>/options/<option>"


@pages.route("/<uuid:edition_id>/fields/<key>/options/add", methods=["GET", "POST"])
@requires(Permission.STANDARD_WRITE)
def add_option(edition_id: UUID, key: str) -> Answer:
    """Offers one more option."""
    kept = get_field(standard_of(get_edition(edition_id)), key)

    def check(found: StandardEdition) -> None:
        draft_only(found)
        must_take_options(kept)

    def add(found: StandardEdition, form: OptionForm) -> None:
        words = form.title.data or "", form.help.data or ""
        service.add_option(found, key, *words, by=current_person().id)

    return change(
        edition_id,
        OptionForm(),
        "add_option",
        add,
        "The option is added. It is offered from the first day of this edition.",
        check_shown=check,
        more=lambda _found: {"field_key": key, "field_title": kept.title},
        lands=lambda: field_address(edition_id, key),
    )


@pages.route(f"{OPTION}/edit", methods=["GET", "POST"])
@requires(Permission.STANDARD_WRITE)
def edit_option(edition_id: UUID, key: str, option: str) -> Answer:
    """Says an option in other words."""
    field = get_field(standard_of(get_edition(edition_id)), key)
    kept = get_option(field, option)

    def save(found: StandardEdition, form: OptionForm) -> None:
        words = form.title.data or "", form.help.data or ""
        service.reword_option(found, key, option, *words, by=current_person().id)

    return change(
        edition_id,
        OptionForm(data=option_typed(kept)),
        "edit_option",
        save,
        "The option is saved.",
        check_shown=draft_only,
        more=lambda _found: {"field_key": key, "field_title": field.title},
        lands=lambda: field_address(edition_id, key),
    )


@pages.route(f"{OPTION}/end", methods=["POST"])
@requires(Permission.STANDARD_WRITE)
def end_option(edition_id: UUID, key: str, option: str) -> Answer:
    """Offers an option no longer."""
    return _press(edition_id, key, option, service.end_option, "The option ends with this edition.")


@pages.route(f"{OPTION}/offer", methods=["POST"])
@requires(Permission.STANDARD_WRITE)
def offer_option(edition_id: UUID, key: str, option: str) -> Answer:
    """Offers an ended option again."""
    return _press(edition_id, key, option, service.offer_again, "The option is offered again.")


@pages.route(f"{OPTION}/up", methods=["POST"])
@requires(Permission.STANDARD_WRITE)
def move_option_up(edition_id: UUID, key: str, option: str) -> Answer:
    """Moves an option one place up."""
    return _press(edition_id, key, option, service.move_option_up, "The option is one place further up.")


def _press(edition_id: UUID, key: str, option: str, work: Callable[..., None], done: str) -> Answer:
    return press(
        edition_id,
        lambda found: work(found, key, option, by=current_person().id),
        done,
        lands=lambda: field_address(edition_id, key),
    )
