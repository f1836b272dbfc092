"""The pages with a form about an edition of the counting standard."""

from portal.forms.changing import FormPages
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.queries import get_edition, get_edition_to_change
from tenants.records.standards.rules import WAY

PAGES = FormPages(
    "edition",
    get_edition,
    get_edition_to_change,
    folder="borough/standards",
    home="standards.edition",
    parts_may_go=True,
)
change, press = PAGES.change, PAGES.press


def draft_only(edition: StandardEdition) -> None:
    """WrongState, with what to do first, for an edition whose fields cannot be changed."""
    WAY.must_be_draft(edition.status)
