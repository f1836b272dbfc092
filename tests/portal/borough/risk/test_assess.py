"""The page on which the risk of a supplier is judged, and the page of what was judged."""

from collections.abc import Callable
from uuid import UUID

from tenants.database import db
from tenants.records.suppliers.queries import get_supplier
from tenants.records.suppliers.risk_queries import assessments_of
from tenants.records.suppliers.rules import Presence
from tenants.scope import tenant_scope
from tests.factories.follow_ups import Followed
from tests.factories.guidance import make_guidance
from tests.factories.risk import H, judge
from tests.factories.suppliers import furnish_suppliers, make_supplier
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
CODES = ("industry", "supply-chain", "workforce", "context", "commodity", "location")


def _supplier(world: World) -> UUID:
    make_guidance()
    with tenant_scope(world.barnet.id):
        countries = (("GB", Presence.BASED), ("IN", Presence.MAKES))
        supplier = make_supplier(sector_keys=("catering", "energy"), countries=countries)
        db.session.commit()
        return supplier.id


def _answers(**levels: str) -> dict[str, object]:
    """Every level low with a reason, but for those given."""
    told = {code: levels.get(code.replace("-", "_"), "low") for code in CODES}
    return {
        **{f"level_{code}": level for code, level in told.items()},
        **{f"reason_{code}": "" if level == "unknown" else f"About {code}" for code, level in told.items()},
    }


def _tier(world: World, supplier_id: UUID) -> tuple[str | None, int]:
    with tenant_scope(world.barnet.id):
        return get_supplier(supplier_id).tier, len(assessments_of(supplier_id))


def test_the_tier_is_shown_before_it_is_kept_and_the_next_check_is_offered(
    world: World, browse: Browse
) -> None:
    supplier_id = _supplier(world)
    visitor = browse(world.barnet.procurement)
    visitor.get(f"/barnet/suppliers/{supplier_id}/risk/")
    visitor.follow("Judge its risk")
    assert "Catering and food: a sector of high risk." in visitor.page.text
    assert "Makes or provides there: India." in visitor.page.text
    assert "Nothing is known yet of who supplies it." in visitor.page.text
    visitor.submit(_answers(industry="high", location="high"), press="See the tier")
    assert "The tier that follows is High" in visitor.page.text
    assert _tier(world, supplier_id) == (None, 0)
    visitor.submit(press="Save the tier")
    assert "The risk is judged, and kept with its reasons." in visitor.page.text
    assert "usually checked again after 12 months" in visitor.page.text
    assert visitor.page.links["Plan the next check"] == f"/barnet/checks/plan?supplier={supplier_id}"
    assert _tier(world, supplier_id) == ("high", 1)
    visitor.follow("Plan the next check")


def test_every_answer_that_lacks_its_reason_is_named_at_once(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get(f"/barnet/suppliers/{_supplier(sqlite_world)}/risk/assess")
    answers = _answers(context="unknown") | {"reason_workforce": "", "reason_location": " "}
    visitor.submit({**answers, "level_industry": None}, press="See the tier", status=422)
    assert visitor.page.problems == [
        "Industry: choose High, Medium, Low or Not known",
        "Workforce: say why. Only “Not known” needs no reason",
        "Location of the supplier: say why. Only “Not known” needs no reason",
    ]
    assert "About commodity" in visitor.page.text


def test_another_tier_needs_a_reason_and_an_answer_changed_after_looking_is_looked_at_again(
    sqlite_world: World, browse: Browse
) -> None:
    supplier_id = _supplier(sqlite_world)
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get(f"/barnet/suppliers/{supplier_id}/risk/assess")
    visitor.submit(_answers(industry="high", location="high"), press="See the tier")
    visitor.submit({"tier": "low"}, press="Save the tier", status=422)
    assert visitor.page.problems == ["Say why the tier is not the one that follows from the six answers."]
    visitor.submit(
        {"level_industry": "low", "why_other": "One day a year"}, press="Save the tier", status=422
    )
    assert "the tier that follows is Medium" in visitor.page.problems[0]
    assert _tier(sqlite_world, supplier_id) == (None, 0)
    visitor.submit(press="Save the tier")
    assert "Medium followed from the answers, and Low was chosen: One day a year" in visitor.page.text
    assert _tier(sqlite_world, supplier_id) == ("low", 1)


def test_it_begins_with_the_newest_answers_and_tells_what_changed(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(f"/barnet/suppliers/{sqlite_followed.supplier}/risk/")
    assert "Tier: from Medium to High" in visitor.page.text
    assert "Supply chain: how complex it is: from Medium to High" in visitor.page.text
    assert "Barnet Lead" in visitor.page.text
    visitor.follow("Judge its risk again")
    visitor.submit({"level_industry": "low"}, press="See the tier")
    visitor.submit(press="Save the tier")
    assert "Industry: from High to Low" in visitor.page.text
    assert _tier(sqlite_world, sqlite_followed.supplier) == ("medium", 3)


def test_the_second_of_two_people_hears_of_the_first_and_loses_nothing(world: World, browse: Browse) -> None:
    supplier_id = _supplier(world)
    first, second = browse(world.barnet.lead), browse(world.barnet.procurement)
    for visitor in (first, second):
        visitor.get(f"/barnet/suppliers/{supplier_id}/risk/assess")
        visitor.submit(_answers(industry="high"), press="See the tier")
    first.submit(press="Save the tier")
    second.submit({"reason_industry": "Agencies"}, press="Save the tier", status=409)
    assert "While you were writing, somebody else changed this." in second.page.text
    assert "Agencies" in second.page.text
    assert _tier(world, supplier_id) == ("medium", 1)
    second.submit(press="Save the tier")
    assert _tier(world, supplier_id) == ("medium", 2)


def test_the_older_framework_is_offered_for_a_procurement_begun_earlier(
    sqlite_world: World, browse: Browse
) -> None:
    supplier_id = _supplier(sqlite_world)
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get(f"/barnet/suppliers/{supplier_id}/risk/assess")
    assert "Framework: PPN 009 (2025)" in visitor.page.text
    visitor.follow("Use PPN 02/23 (2023) instead")
    visitor.submit(_answers(), press="See the tier")
    visitor.submit(press="Save the tier")
    with tenant_scope(sqlite_world.barnet.id):
        assert assessments_of(supplier_id)[0].framework_code == "ppn-02-23"
    visitor.get(f"/barnet/suppliers/{supplier_id}/risk/assess?framework=ppn-1", status=404)


def test_a_day_before_the_frameworks_law_is_refused(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get(f"/barnet/suppliers/{_supplier(sqlite_world)}/risk/assess")
    visitor.submit({**_answers(), "assessed_on": ["23", "2", "2025"]}, press="See the tier")
    visitor.submit(press="Save the tier", status=422)
    assert visitor.page.problems == [
        "PPN 009 (2025) applies from 24 February 2025. Enter a day from then on."
    ]


def test_only_those_who_write_about_suppliers_judge_and_viewers_see_nothing(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    owner = browse(sqlite_world.barnet.owner)
    owner.get(f"/barnet/suppliers/{sqlite_followed.supplier}/risk/")
    assert "Judge its risk again" not in owner.page.links
    owner.get(f"/barnet/suppliers/{sqlite_followed.supplier}/risk/assess", status=404)
    browse(sqlite_world.barnet.viewer).get(f"/barnet/suppliers/{sqlite_followed.supplier}/risk/", status=404)


def test_agencies_in_the_chain_are_named_beside_the_workforce(sqlite_world: World, browse: Browse) -> None:
    make_guidance()
    with tenant_scope(sqlite_world.barnet.id):
        supplied = furnish_suppliers(sqlite_world.barnet)
        judge(get_supplier(supplied.caterer), H)
        db.session.commit()
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get(f"/barnet/suppliers/{supplied.caterer}/risk/assess")
    assert "Workers are supplied by Agencies, not named." in visitor.page.text
    assert "2 companies are known that supply it." in visitor.page.text
    visitor.get(f"/barnet/suppliers/{supplied.ended}/risk/")
    assert "Judge its risk" not in visitor.page.links
