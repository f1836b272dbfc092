"""The pages of abbreviations, and what they do to every other page of the tenant."""

from collections.abc import Callable

from tenants.database import db
from tenants.records.glossary.queries import find_term_titled
from tenants.records.plans.queries import get_action
from tenants.scope import tenant_scope
from tests.factories.glossary import OWN_WORDS, make_abbreviations, make_term
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
CLOSING = "Abbreviations on this page"


def _in_barnets_list(world: World, title: str) -> None:
    """Gives an action of Barnet this title."""
    with tenant_scope(world.barnet.id):
        get_action(world.barnet.plan.late).title = title
        db.session.commit()


def test_an_abbreviation_is_explained_wherever_it_stands_once_somebody_adds_it(
    world: World, browse: Browse
) -> None:
    make_abbreviations()
    _in_barnets_list(world, "Tell the CSP about the NRM, and the CSP again")
    lead = browse(world.barnet.lead)
    page = lead.get("/barnet/actions/")
    assert page.html.count('<abbr title="community safety partnership">CSP</abbr>') == 1
    lead.follow("All abbreviations at Barnet")
    lead.follow("It means something else here : CSP")
    lead.submit({"words": ""}, status=422)
    assert "Enter what it stands for" in lead.page.problems
    lead.submit({"words": OWN_WORDS, "explanation": "It meets every quarter."})
    assert f"Not used here: Barnet means {OWN_WORDS}" in lead.page.text
    assert "<abbr" not in lead.page.html and CLOSING not in lead.page.text  # the page is the explanation
    page = browse(world.barnet.viewer).get("/barnet/actions/")
    assert f'<abbr title="{OWN_WORDS}">CSP</abbr>' in page.html and CLOSING in page.text
    assert f"{OWN_WORDS} (as Barnet uses it). It meets every quarter." in page.text


def test_a_page_stays_as_it_is_when_nothing_on_it_is_abbreviated(world: World, browse: Browse) -> None:
    make_abbreviations()
    page = browse(world.barnet.lead).get("/barnet/documents/")
    assert CLOSING not in page.text and "<abbr" not in page.html


def test_an_abbreviation_means_what_it_means_to_others_outside_the_house(
    world: World, browse: Browse
) -> None:
    make_abbreviations()
    with tenant_scope(world.bexley.id):
        make_term()
        db.session.commit()
    _in_barnets_list(world, "Tell the CSP")
    lead = browse(world.joint)
    assert OWN_WORDS not in lead.get("/barnet/actions/").html
    lead.get("/barnet/actions/00000000-0000-4000-8000-000000000000/", status=404)  # outside any scope
    assert "<abbr" not in lead.page.html


def test_hostile_words_stay_words_when_they_are_an_explanation(world: World, browse: Browse) -> None:
    nasty = "\"'></abbr><script>alert(1)</script>{{7*7}}"
    with tenant_scope(world.barnet.id):
        make_term(spelling="R&D", words=nasty, explanation=nasty)
        db.session.commit()
    _in_barnets_list(world, 'R&D <b title="R&D">')
    page = browse(world.barnet.lead).get("/barnet/actions/")
    assert "<script>alert" not in page.html and ">R&amp;D</abbr> &lt;b title=&#34;R&amp;D&#34;" in page.html
    assert page.html.count("<abbr") == 1 and nasty in page.text


def test_a_term_is_changed_and_taken_off_by_a_lead_alone(world: World, browse: Browse) -> None:
    with tenant_scope(world.bexley.id):
        term_id = make_term().id
        db.session.commit()
    lead, other = browse(world.bexley.lead), browse(world.joint)
    address = f"/bexley/abbreviations/{term_id}"
    lead.get(f"{address}/edit")
    other.get(f"{address}/edit")
    lead.submit({"words": "children’s partnership"})
    other.submit({"source": "The toolkit"}, status=409)
    assert "children’s partnership" in other.page.text and "The toolkit" in other.page.html
    other.submit({"words": "children’s partnership"})
    assert "The toolkit" in other.page.text
    lead.follow("Changes of CSP")
    assert "The toolkit" in lead.page.text
    browse(world.bexley.owner).get(f"{address}/edit", status=404)
    browse(world.barnet.lead).get(f"{address.replace('bexley', 'barnet')}/edit", status=404)
    lead.get(f"{address}/remove")
    lead.submit({})
    with tenant_scope(world.bexley.id):
        assert find_term_titled("CSP") is None
