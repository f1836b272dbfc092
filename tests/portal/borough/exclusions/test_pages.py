"""The pages on which an exclusion is considered, decided, and told of."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from tenants import clock
from tenants.database import db
from tenants.dating import format_day
from tenants.records.checks.exclusion_queries import exclusions_of
from tenants.records.obligations.queries import obligations_about
from tenants.scope import tenant_scope
from tests.factories.checks import make_check
from tests.factories.follow_ups import GROUND, Followed
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough, World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
TODAY = clock.today()


def _page(followed: Followed, exclusion_id: UUID) -> str:
    return f"/barnet/suppliers/{followed.supplier}/exclusions/{exclusion_id}/"


def _is_owed(borough: Borough, exclusion_id: UUID) -> bool:
    with tenant_scope(borough.id):
        return any(each.done_on is None for each in obligations_about([exclusion_id]))


def _three(day: object) -> list[str]:
    year, month, number = str(day).split("-")
    return [str(int(number)), str(int(month)), year]


def test_an_exclusion_goes_from_facts_to_the_notice(world: World, followed: Followed, browse: Browse) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get(f"/barnet/suppliers/{followed.supplier}/")
    visitor.follow("Consider an exclusion")
    assert "The portal does not hold the public debarment list." in visitor.page.text
    assert "Mandatory: Conviction for slavery" in visitor.page.text
    visitor.submit({"title": "Cleaning 2027", "ground": GROUND}, status=422)
    assert visitor.page.problems == ["Say what was found"]
    visitor.submit({"what_was_found": "Passports were kept", "self_cleaning": "All were given back"})
    assert "The ground is discretionary" in visitor.page.text
    visitor.follow("Note the decision")
    decided_on = TODAY - timedelta(days=8)
    fields: dict[str, object] = {
        "decision": "excluded",
        "reason": "Enough evidence",
        "decided_on": _three(decided_on),
    }
    visitor.submit(fields, status=422)
    assert visitor.page.problems == ["Say who decided"]
    visitor.submit({"decided_by": "Director of procurement"})
    assert (
        f"Tell the Procurement Review Unit by {format_day(TODAY + timedelta(days=22))}." in visitor.page.text
    )
    assert "22 days left" in visitor.page.text
    with tenant_scope(world.barnet.id):
        [newest, *_others] = exclusions_of(followed.supplier)
    visitor.get(f"/barnet/suppliers/exclusions/{newest.id}/")
    assert "30 days after the decision: law, Procurement Act 2023" in visitor.page.text
    visitor.follow("Record the notice")
    visitor.submit({"notice_reference": "PRU-7"})
    assert f"The unit was told on {format_day(TODAY)}, reference PRU-7." in visitor.page.text
    assert not _is_owed(world.barnet, newest.id)


def test_a_changed_decision_ends_the_clock(world: World, followed: Followed, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    visitor.get(_page(followed, followed.excluded))
    assert _is_owed(world.barnet, followed.excluded)
    visitor.follow("Change the decision")
    visitor.submit({"decision": "not-excluded", "reason": "They paid every worker back"})
    assert "nobody has to be told" in visitor.page.text
    assert not _is_owed(world.barnet, followed.excluded)


def test_an_exclusion_of_another_supplier_is_not_found(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        other = make_supplier("Beta Cleaning Ltd")
        foreign = make_check(other, summary="A secret of Beta’s").id
        db.session.commit()
        other_id = other.id
    visitor = browse(sqlite_world.barnet.lead)
    for step in ("", "edit", "decide", "notice", "history"):
        path = f"/barnet/suppliers/{other_id}/exclusions/{sqlite_followed.excluded}/{step}"
        visitor.get(path, status=404)
    visitor.get(f"/barnet/suppliers/{sqlite_followed.supplier}/exclusions/consider?check={foreign}")
    assert "A secret of Beta’s" not in visitor.page.text
    fields: dict[str, object] = {
        "title": "Ours",
        "ground": GROUND,
        "what_was_found": "Facts",
        "check": str(foreign),
    }
    visitor.submit(fields, status=422)
    assert visitor.page.problems == ["Choose a check of this supplier, or none"]


def test_the_second_of_two_people_hears_of_the_first_and_loses_nothing(
    world: World, followed: Followed, browse: Browse
) -> None:
    first, second = browse(world.barnet.lead), browse(world.barnet.procurement)
    for visitor in (first, second):
        visitor.get(f"{_page(followed, followed.excluded)}decide")
    first.submit({"decision": "not-excluded", "reason": "They paid back"})
    second.submit({"reason": "We heard the union"}, status=409)
    assert "We heard the union" in second.page.text
    assert not _is_owed(world.barnet, followed.excluded)


def test_only_those_who_write_about_suppliers_decide(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    owner = browse(sqlite_world.barnet.owner)
    page = _page(sqlite_followed, sqlite_followed.excluded)
    owner.get(page)
    assert "Change the decision" not in owner.page.links
    for step in ("edit", "decide", "notice"):
        owner.get(f"{page}{step}", status=404)
    owner.get(f"/barnet/suppliers/{sqlite_followed.supplier}/exclusions/consider", status=404)
    browse(sqlite_world.barnet.viewer).get(page, status=404)


def test_what_it_is_about_is_changed_and_its_history_kept(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get(f"{_page(sqlite_followed, sqlite_followed.considered)}edit")
    visitor.submit({"title": "School meals 2028", "ground": "slavery-order/2025"})
    assert visitor.page.heading == "School meals 2028"
    visitor.follow("Everything that was changed on this exclusion")
    assert "A slavery and trafficking order" in visitor.page.text
