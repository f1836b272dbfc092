"""The pages with a form about an edition of the pathway."""

from portal.forms.changing import FormPages
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.queries import get_pathway, get_pathway_to_change
from tenants.records.pathways.rules import WAY

PAGES = FormPages(
    "pathway",
    get_pathway,
    get_pathway_to_change,
    folder="borough/own_pathway",
    home="own_pathway.pathway",
    parts_may_go=True,
)
change, press = PAGES.change, PAGES.press


def draft_only(pathway: Pathway) -> None:
    """WrongState, with what to do first, for an edition whose steps cannot be changed."""
    WAY.must_be_draft(pathway.status)
