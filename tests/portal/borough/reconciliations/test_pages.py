"""The pages on which a lead puts the log beside the figures of the police and of publications."""

from collections.abc import Callable
from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest

from tenants import clock
from tenants.database import db
from tenants.dating import format_day
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.reconciliations import Comparisons, furnish_reconciliations
from tests.factories.referrals import make_referral
from tests.factories.world import World
from tests.page import text_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
TODAY = clock.today()
ADDRESS = "/barnet/referrals/reconciliations/"


def _boxes(day: date) -> list[str]:
    return [str(day.day), str(day.month), str(day.year)]


@pytest.fixture
def comparisons(sqlite_world: World) -> Comparisons:
    """Barnet's open and closed comparisons, and three entries of its log."""
    with tenant_scope(sqlite_world.barnet.id):
        made = furnish_reconciliations(sqlite_world.barnet)
        db.session.commit()
    return made


def _log(world: World) -> None:
    """Five people: one with two types, one whose age is disputed, one Duty to Notify, one helped outside."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        make_referral(types=("labour", "criminal"))
        make_referral(age_band="disputed", types=("criminal",), consent="")
        make_referral(route="dtn")
        make_referral(route="outside", support_outside="housing")
        make_referral(referred_on=TODAY - timedelta(days=400))
        db.session.commit()


def test_a_comparison_is_started_explained_and_closed(world: World, browse: Browse) -> None:
    _log(world)
    lead = browse(world.barnet.lead)
    lead.get(ADDRESS)
    lead.follow("Start a comparison")
    period: dict[str, object] = {
        "period_starts_on": _boxes(TODAY - timedelta(days=90)),
        "period_ends_on": _boxes(TODAY),
    }
    lead.submit(period, status=422)
    assert lead.page.problems == ["Choose whose figures they are"]
    lead.submit({"source": "police", "source_words": "Table of the exploitation team"})
    assert "Our side is counted" in lead.page.text
    lead.submit({"people-labour.adult": "0", "people-criminal.child": "2", "people-all.all": "x"}, status=422)
    assert lead.page.problems == ["All people: enter a whole number from 0 to 99999"]
    lead.submit({"people-all.all": ""})
    home = lead.page.url.partition("#")[0]
    assert "2 lines left to explain" in lead.page.text
    lead.get(f"{home}close")
    lead.submit({}, status=409)
    assert "2 lines still have a difference without a reason" in lead.page.problems[0]
    lead.get(home)
    lead.follow("Add a reason : Labour, adults")
    lead.submit({"reason": "other-place", "words": "Born 12.03.1998, see NRM0012345"}, status=422)
    assert "could show who" in lead.page.problems[0]
    lead.submit({"words": "Exploited in Camden"})
    lead.submit({}, press="The rest is not known : Criminal, children")
    assert "Nothing is left to explain" in lead.page.text
    lead.get(f"{home}close")
    lead.submit({})
    assert "The comparison is closed" in lead.page.text and "Edit" not in lead.page.links
    lead.get(f"{home}figures", status=409)
    history = lead.get(f"{home}history").text
    assert "Counted for another council" in history and "Figures of others entered" in history


def test_unknown_figures_are_shown_as_unknown_when_a_publication_leaves_them_out(
    sqlite_world: World, browse: Browse
) -> None:
    make_guidance()
    db.session.commit()
    lead = browse(sqlite_world.barnet.lead)
    lead.get(ADDRESS)
    lead.follow("Compare with it")
    assert "A guide only, not official figures." in lead.page.text
    lead.submit({})
    assert "Both sides are there" in lead.page.text
    rows = {_cells(row)[0]: _cells(row)[1:] for row in lead.page.tree.iter("tr")}
    assert rows["Labour, adults"][:3] == ["0", "23", "−23"]
    assert "they give no figure, for: Organ removal, adults" in lead.page.text
    assert rows["All people"] == ["0", "Not known", "Not known", "Not known"]
    home = lead.page.url
    lead.get(f"{home}edit")
    lead.submit({"note": "Asked the team for its list of places"})
    assert "Asked the team" in lead.page.text
    paper = lead.get(f"{home}paper")
    assert "Holds small numbers: not for publication" in paper.text and "−23" in paper.text


def test_nobody_takes_a_nought_for_none_when_the_log_begins_later(
    sqlite_world: World, browse: Browse
) -> None:
    make_guidance()
    db.session.commit()
    lead = browse(sqlite_world.barnet.lead)
    lead.get(ADDRESS)
    assert "Our log has no entry yet." in lead.follow("Compare with it").text
    _log(sqlite_world)
    lead.submit({})
    words = f"no entry from before {format_day(TODAY - timedelta(days=400))}. So our 0 means that nothing was"
    home = lead.page.url
    assert words in lead.page.text and words in lead.get(f"{home}paper").text
    with tenant_scope(sqlite_world.barnet.id):
        make_referral(referred_on=date(2021, 6, 1))
        db.session.commit()
    assert "from before 1 June 2021, so our side may be too low" in lead.get(home).text
    with tenant_scope(sqlite_world.barnet.id):
        make_referral(referred_on=date(2021, 3, 1))
        db.session.commit()
    assert "no entry from before" not in lead.get(home).text


def _cells(row: Element) -> list[str]:
    return [text_of(cell) for cell in row if cell.tag in ("th", "td")]


def test_our_side_is_counted_again_when_the_log_has_more(
    sqlite_world: World, comparisons: Comparisons, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"{ADDRESS}{comparisons.open}/")
    assert "Difference −40, left over −38" in lead.page.text
    _log(sqlite_world)
    lead.submit({}, press="Count our side again")
    assert "Difference −39, left over −37" in lead.page.text
    lead.submit({}, press="Take away : Counted for another council")
    assert "Difference −39, left over −39" in lead.page.text


def test_the_period_is_refused_when_it_is_not_over(
    sqlite_world: World, comparisons: Comparisons, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"{ADDRESS}{comparisons.open}/edit")
    lead.submit({"period_ends_on": _boxes(TODAY + timedelta(days=1))}, status=422)
    assert lead.page.problems == [
        "This day has not come yet, so our side is not whole. Enter an earlier one."
    ]
    lead.submit({"period_ends_on": _boxes(TODAY), "basis": "decided", "has_dtn": "y"}, status=422)
    assert lead.page.problems == [
        "A Duty to Notify has no decision. Take the tick out, or count by day of referral."
    ]
    lead.submit({"has_dtn": None})
    assert "By day of the reasonable grounds decision" in lead.page.text


def test_nothing_is_found_when_somebody_else_asks(
    sqlite_world: World, comparisons: Comparisons, browse: Browse
) -> None:
    for person in (sqlite_world.barnet.owner, sqlite_world.barnet.viewer, sqlite_world.lmsl.chair):
        browse(person).get(f"{ADDRESS}{comparisons.open}/", status=404)
    other = browse(sqlite_world.bexley.lead)
    other.get(f"/bexley/referrals/reconciliations/{comparisons.open}/", status=404)
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"{ADDRESS}from/gone.2021-04-01", status=404)
    lead.get(f"{ADDRESS}{comparisons.closed}/explain?line=labour.adult", status=409)
