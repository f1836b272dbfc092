"""The pages on which a supplier is asked to put something right, and on which that ends."""

from collections.abc import Callable
from datetime import timedelta

from tenants import clock
from tenants.database import db
from tenants.records.checks.follow_up_queries import actions_of_plan, standing_sanctions
from tenants.records.checks.follow_ups import agree_plan
from tenants.records.checks.rules import CheckKind, FollowUpStatus, Outcome, Sanction
from tenants.records.obligations.service import NOBODY
from tenants.scope import tenant_scope
from tests.factories.checks import make_check
from tests.factories.follow_ups import Followed
from tests.factories.guidance import make_guidance
from tests.factories.suppliers import make_supplier
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
SOON = clock.today() + timedelta(days=30)


def _three(day: object) -> list[str]:
    year, month, number = str(day).split("-")
    return [str(int(number)), str(int(month)), year]


def _value(visitor: Visitor, name: str) -> str:
    """What a field of the page's form holds."""
    area = next((each for each in visitor.page.tree.iter("textarea") if each.get("name") == name), None)
    if area is not None:
        return (area.text or "").strip()
    select = next(each for each in visitor.page.tree.iter("select") if each.get("name") == name)
    return next(each.get("value", "") for each in select.iter("option") if each.get("selected") is not None)


def test_a_check_that_found_trouble_leads_to_a_corrective_action_that_is_chased(
    world: World, browse: Browse
) -> None:
    with tenant_scope(world.barnet.id):
        make_guidance()
        summary, by = "Passports are kept by a manager", world.barnet.procurement.id
        supplier = make_supplier()
        check = make_check(supplier, CheckKind.SITE_VISIT, by=by, outcome=Outcome.SERIOUS, summary=summary)
        check_id = check.id
        db.session.commit()
    visitor = browse(world.barnet.procurement)
    visitor.get(f"/barnet/checks/{check_id}/")
    visitor.follow("Ask for a corrective action")
    assert _value(visitor, "details") == "Passports are kept by a manager"
    assert _value(visitor, "check") == str(check_id)
    assert _value(visitor, "owner") == f"person:{world.barnet.procurement.id}"
    visitor.submit(status=422)
    assert visitor.page.problems == ["Say what is to be put right"]
    visitor.submit({"title": "Give back the passports"})
    assert "To be put right" in visitor.page.text
    assert "Site visit, " in visitor.page.text
    visitor.get("/barnet/deadlines/")
    assert "puts this right: Give back the passports" in visitor.page.text


def test_a_corrective_action_closes_with_what_was_seen_and_opens_again(
    world: World, followed: Followed, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get(f"/barnet/checks/follow-ups/{followed.late}/")
    assert "Late: not put right yet" in visitor.page.text
    visitor.follow("Put right: close it")
    visitor.submit(status=422)
    assert visitor.page.problems == ["Say what you saw that shows it"]
    visitor.submit({"words": "Every passport is with its owner"})
    assert "Every passport is with its owner" in visitor.page.text
    visitor.follow("Open it again")
    visitor.submit({"reason": "Two are kept again"}, status=422)
    assert visitor.page.problems == ["Enter the day by which it is to be put right."]
    visitor.submit({"due_on": _three(SOON)})
    assert "It is open again." in visitor.page.text
    visitor.follow("Change the date, or see the reminders")


def test_a_plan_shows_its_progress_and_closes_when_all_is_put_right(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    plan = f"/barnet/checks/follow-ups/{sqlite_followed.plan}/"
    visitor.get(plan)
    assert "1 of 1 put right" in visitor.page.text
    assert "Close the plan" in visitor.page.links
    visitor.follow("Add a corrective action")
    visitor.submit({"title": "Contracts in Polish"})
    visitor.follow("Fees and papers")
    assert "1 of 2 put right" in visitor.page.text
    assert "Close the plan" not in visitor.page.links
    visitor.get(f"{plan}close")
    visitor.submit({"words": "All right"}, status=409)
    assert "1 corrective action is still open in this plan" in visitor.page.problems[0]
    visitor.get(f"{plan}drop")
    visitor.submit({"reason": "The contract ended"})
    assert "The contract ended" in visitor.page.text
    with tenant_scope(sqlite_world.barnet.id):
        found = {each.title: each.status for each in actions_of_plan(sqlite_followed.plan)}
    assert found == {
        "Contracts in Polish": FollowUpStatus.DROPPED,
        "Pay back recruitment fees": FollowUpStatus.DONE,
    }


def test_an_edit_gives_it_to_somebody_else(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get(f"/barnet/checks/follow-ups/{sqlite_followed.late}/")
    visitor.follow("Edit")
    owner = f"person:{sqlite_world.barnet.owner.id}"
    visitor.submit({"title": "Give them back", "owner": owner, "plan": str(sqlite_followed.plan)})
    assert "Barnet Owner" in visitor.page.text
    assert "Fees and papers" in visitor.page.links


def test_the_ladder_offers_the_next_step_and_asks_before_terminating(
    world: World, followed: Followed, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get(f"/barnet/checks/follow-ups/{followed.warning}/")
    assert "the next step is: no new work until it is put right" in visitor.page.text
    visitor.follow("Take the next step")
    steps = [each.get("value") for each in visitor.page.tree.iter("input") if each.get("name") == "step"]
    assert steps == ["no-new-work", "suspension", "termination"]
    fields: dict[str, object] = {"step": "termination", "details": "Workers were threatened"}
    visitor.submit(fields, status=422)
    assert visitor.page.problems == ["Tick this box if the contract is really terminated"]
    visitor.submit({"is_confirmed": "y"})
    assert "No step goes further." in visitor.page.text
    visitor.get(f"/barnet/suppliers/{followed.supplier}/")
    assert "Contract terminated on" in visitor.page.text
    visitor.get(f"/barnet/checks/follow-ups/for/{followed.supplier}/sanction")
    assert "There is none beyond it." in visitor.page.text


def test_one_step_is_taken_once_when_two_people_take_it(
    world: World, followed: Followed, browse: Browse
) -> None:
    first, second = browse(world.barnet.lead), browse(world.barnet.procurement)
    for visitor in (first, second):
        visitor.get(f"/barnet/checks/follow-ups/for/{followed.supplier}/sanction")
    first.submit({"details": "Still no answer"})
    second.submit({"details": "Nothing was done"}, status=422)
    assert second.page.problems == ["Choose a step"]
    assert "Nothing was done" in second.page.text
    with tenant_scope(world.barnet.id):
        assert set(standing_sanctions(followed.supplier)) == {Sanction.WARNING, Sanction.NO_NEW_WORK}


def test_the_second_of_two_people_hears_of_the_first_and_loses_nothing(
    world: World, followed: Followed, browse: Browse
) -> None:
    first, second = browse(world.barnet.lead), browse(world.barnet.procurement)
    for visitor in (first, second):
        visitor.get(f"/barnet/checks/follow-ups/{followed.late}/edit")
    first.submit({"title": "Give back every passport"})
    second.submit({"details": "By registered post"}, status=409)
    assert "While you were writing, somebody else changed this." in second.page.text
    assert _value(second, "details") == "By registered post"


def test_a_check_or_plan_of_another_supplier_is_refused_in_address_and_body(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        other = make_supplier("Beta Cleaning Ltd")
        check = make_check(other, summary="A secret of Beta’s")
        theirs = agree_plan(other, None, "Theirs", "", SOON, NOBODY, by=None).id
        db.session.commit()
        address = f"/barnet/checks/follow-ups/for/{sqlite_followed.supplier}/action"
        foreign, check_id, other_id = {"check": str(check.id)}, check.id, other.id
    visitor = browse(sqlite_world.barnet.lead)
    page = visitor.get(f"{address}?check={check_id}")
    assert "A secret of Beta’s" not in page.text
    visitor.submit({"title": "Theirs", **foreign}, status=422)
    assert visitor.page.problems == ["Choose a check of this supplier, or none"]
    visitor.get(f"/barnet/checks/follow-ups/for/{other_id}/action?plan={sqlite_followed.plan}")
    visitor.submit({"title": "Theirs", "plan": str(sqlite_followed.plan)}, status=422)
    assert visitor.page.problems == ["Choose a plan of this supplier, or none"]
    visitor.get(f"/barnet/checks/follow-ups/{sqlite_followed.late}/edit")
    visitor.submit({"plan": str(theirs)}, status=422)
    assert visitor.page.problems == ["Choose a plan of this supplier, or none"]


def test_whoever_sees_to_it_may_close_it_and_nobody_else_without_the_right(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    owner = browse(sqlite_world.barnet.owner)
    late = f"/barnet/checks/follow-ups/{sqlite_followed.late}/"
    owner.get(late)
    assert "procurement and the leads of this council can close it" in owner.page.text
    owner.get(f"{late}close", status=403)
    for step in ("edit", "drop", "reopen"):
        owner.get(f"{late}{step}", status=404)
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"{late}edit")
    lead.submit({"owner": f"person:{sqlite_world.barnet.owner.id}"})
    owner.get(late)
    owner.follow("Put right: close it")
    owner.submit({"words": "Seen on site"})
    assert "It is closed." in owner.page.text
    browse(sqlite_world.barnet.viewer).get(late, status=404)


def test_the_list_has_what_is_late_first_and_narrows(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get("/barnet/checks/follow-ups/")
    rows = [each for each in visitor.page.tree.iter("tr")][1:]
    assert "Late" in "".join(rows[0].itertext())
    assert "days late" in visitor.page.text
    visitor.submit({"due": "late"}, press="Show")
    assert "1 corrective action or sanction: late" in visitor.page.text
    visitor.get("/barnet/checks/follow-ups/?kind=sanction")
    assert "1 corrective action or sanction: sanction" in visitor.page.text
    visitor.get("/barnet/checks/follow-ups/?kind=party&words=nothing+like+it")
    assert "We could not read “party” as a kind of follow-up" in visitor.page.text
    assert "Nothing here matches all of that" in visitor.page.text


def test_its_history_tells_who_did_what(
    sqlite_world: World, sqlite_followed: Followed, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get(f"/barnet/checks/follow-ups/{sqlite_followed.in_plan}/history")
    assert "Follow-up closed" in visitor.page.text
    assert "Seen in the payroll" in visitor.page.text
