"""The page of one check and what is done from there, the list, and the questions of each kind."""

from datetime import timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.checks.queries import find_set_in_use, get_check, questions_in
from tenants.records.checks.rules import CheckKind, Outcome
from tenants.records.checks.service import call_off
from tenants.records.suppliers.queries import get_supplier
from tenants.records.suppliers.rules import Tier
from tenants.scope import tenant_scope
from tests.factories.checks import make_check, make_planned
from tests.factories.documents import LINK
from tests.factories.suppliers import make_supplier
from tests.factories.world import World
from tests.portal.borough.checks.conftest import Browse, in_form
from tests.visitor import Visitor

TODAY = clock.today()


def _three(day: object) -> list[str]:
    year, month, number = str(day).split("-")
    return [number, month, year]


def _made(world: World, supplier_id: UUID, kind: CheckKind = CheckKind.ANNUAL, **found: object) -> UUID:
    with tenant_scope(world.barnet.id):
        check_id = make_check(get_supplier(supplier_id), kind, **found).id  # type: ignore[arg-type]
        db.session.commit()
    return check_id


def test_a_check_is_planned_handed_over_and_called_off(
    sqlite_world: World, sqlite_acme: UUID, officer: Visitor
) -> None:
    officer.get(f"/barnet/checks/plan?supplier={sqlite_acme}&kind=site-visit")
    officer.submit({"due_on": _three(TODAY - timedelta(days=1))}, status=422)
    assert officer.page.problems == ["Enter a day that is still to come, or today."]
    officer.submit({"due_on": _three(TODAY + timedelta(days=9))})
    address = officer.page.url
    assert "Log what it found" in officer.page.links
    officer.follow("Change the date or hand it over")
    officer.get(address)
    officer.follow("Call it off")
    officer.submit({"reason": "The contract ends in May"})
    assert "Why: The contract ends in May" in officer.page.text
    officer.get(f"{address}call-off", status=409)
    officer.get(f"{address}correct", status=409)


def test_a_second_plan_of_a_kind_is_refused_in_words_when_one_is_there(
    sqlite_world: World, sqlite_acme: UUID, officer: Visitor
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        make_planned(get_supplier(sqlite_acme))
        db.session.commit()
    officer.get(f"/barnet/checks/plan?supplier={sqlite_acme}&kind=annual")
    officer.submit({"due_on": _three(TODAY)}, status=422)
    assert officer.page.problems == ["A check of this kind is planned already: Annual assessment."]


def test_a_correction_is_held_back_when_somebody_else_corrected_first(
    world: World, acme: UUID, browse: Browse
) -> None:
    address = f"/barnet/checks/{_made(world, acme)}/correct"
    first, second = browse(world.barnet.procurement), browse(world.barnet.lead)
    for visitor in (first, second):
        visitor.get(address)
    first.submit({"outcome": "serious", "summary": "Passports were kept"})
    second.submit({"summary": "My words"}, status=409)
    assert "outcome from “Satisfactory” to “Serious concern”" in second.page.text
    assert in_form(second, "summary") == "My words"
    second.submit({"outcome": "serious"})
    assert "My words" in second.page.text


def test_answers_are_given_shown_and_changed(world: World, acme: UUID, browse: Browse) -> None:
    check_id = _made(world, acme, CheckKind.SITE_VISIT)
    officer = browse(world.barnet.procurement)
    officer.get(f"/barnet/checks/{check_id}/")
    officer.follow("Answer the questions")
    with tenant_scope(world.barnet.id):
        set_id = get_check(check_id).question_set_id
        first = questions_in(set_id)[0] if set_id else None
    assert first is not None
    field = f"answer_{first.id.hex}"
    officer.submit({field: "yes"})
    assert "1 of 9 questions answered" in officer.page.text
    officer.follow("Change the answers")
    officer.submit({field: "no"})
    officer.follow("Everything that was changed on this check")
    assert f"{first.words} yes" in officer.page.text


def test_answers_of_a_planned_check_are_kept_with_the_edition_that_was_on_the_page(
    sqlite_world: World, sqlite_acme: UUID, officer: Visitor
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        check_id = make_planned(get_supplier(sqlite_acme)).id
        db.session.commit()
    officer.get(f"/barnet/checks/{check_id}/answers")
    edition = in_form(officer, "edition")
    held = officer.page
    officer.get("/barnet/checks/questions/")
    officer.submit(press="Make a new edition (Annual assessment)")
    officer.submit(press="Put it in use from today")
    officer.page = held
    officer.submit()
    with tenant_scope(sqlite_world.barnet.id):
        assert str(get_check(check_id).question_set_id) == edition


def test_evidence_is_added_and_taken_away(sqlite_world: World, sqlite_acme: UUID, officer: Visitor) -> None:
    officer.get(f"/barnet/checks/{_made(sqlite_world, sqlite_acme)}/")
    officer.follow("Add evidence")
    officer.submit({"title": "Certificate"}, status=422)
    officer.submit({"url": LINK})
    assert officer.page.links["Certificate"] == LINK
    officer.follow("Take away Certificate")
    officer.submit({})
    assert "Certificate" not in officer.page.links


def test_the_list_shows_what_is_due_first_and_what_the_address_asks_for(
    world: World, acme: UUID, browse: Browse
) -> None:
    with tenant_scope(world.barnet.id):
        supplier, other = get_supplier(acme), make_supplier("Bolt Cleaning Ltd")
        supplier.tier = Tier.HIGH
        make_planned(supplier, CheckKind.STATEMENT, due_on=TODAY + timedelta(days=90))
        make_planned(other, CheckKind.ANNUAL, due_on=TODAY - timedelta(days=3))
        make_check(supplier, CheckKind.MSAT, score=16, outcome=Outcome.SERIOUS)
        call_off(make_planned(other, CheckKind.SITE_VISIT), "Not needed", by=None)
        db.session.commit()
    officer = browse(world.barnet.procurement)
    lists = {
        "": ["Annual assessment of Bolt Cleaning Ltd", "Statement check of Acme Catering Ltd"],
        "state=overdue": ["Annual assessment of Bolt Cleaning Ltd"],
        "state=due": ["Annual assessment of Bolt Cleaning Ltd"],
        "tier=high": ["Statement check of Acme Catering Ltd"],
        "words=bolt": ["Annual assessment of Bolt Cleaning Ltd"],
        f"supplier={acme}": ["Statement check of Acme Catering Ltd"],
        "kind=statement": ["Statement check of Acme Catering Ltd"],
        "owner=me": [],
        "outcome=serious": ["Modern Slavery Assessment Tool result of Acme Catering Ltd"],
        "state=done": ["Modern Slavery Assessment Tool result of Acme Catering Ltd"],
        "state=called-off": ["Site visit of Bolt Cleaning Ltd"],
        "state=with-supplier": [],
    }
    for query, expected in lists.items():
        officer.get(f"/barnet/checks/?{query}")
        shown = [words for words in officer.page.links if " of " in words and words.endswith("Ltd")]
        assert shown == expected, query
    officer.get("/barnet/checks/?state=all&page=9")
    assert "4 checks" in officer.page.text
    officer.get("/barnet/checks/?state=nonsense")
    assert "so it was left out" in officer.page.text


def test_a_new_edition_is_written_and_put_in_use(
    sqlite_world: World, sqlite_acme: UUID, officer: Visitor
) -> None:
    _made(sqlite_world, sqlite_acme)
    officer.get("/barnet/checks/questions/")
    officer.submit(press="Make a new edition (Annual assessment)")
    officer.follow("Add a question")
    officer.submit({"words": "Which agency?", "answer": "choice", "choices": "One"}, status=422)
    assert "from 2 to 12 different answers" in officer.page.problems[0]
    officer.submit({"choices": "One\nTwo"})
    assert "One / Two" in officer.page.text
    officer.submit(press="Up : Which agency?")
    officer.submit(press="Put it in use from today")
    assert "does not change any more" in officer.page.text
    officer.get(f"{officer.page.url}add", status=409)
    with tenant_scope(sqlite_world.barnet.id):
        in_use = find_set_in_use(CheckKind.ANNUAL)
        assert in_use is not None
        words = [each.words for each in questions_in(in_use.id)]
    assert words.index("Which agency?") == len(words) - 2


def test_a_draft_is_not_changed_when_somebody_else_changed_it_first(
    sqlite_world: World, officer: Visitor, browse: Browse
) -> None:
    officer.get("/barnet/checks/questions/")
    officer.submit(press="Make a new edition (Site visit)")
    held, lead = officer.page, browse(sqlite_world.barnet.lead)
    lead.get(officer.page.url)
    lead.submit(press="Take out : Who took part?")
    officer.page = held
    officer.submit(press="Put it in use from today", status=409)
    assert "somebody else changed this" in officer.page.text


@pytest.mark.parametrize("page", ["", "answers", "correct", "call-off", "evidence/add", "history"])
def test_a_check_is_not_found_when_it_is_a_neighbours(
    sqlite_world: World, sqlite_acme: UUID, browse: Browse, page: str
) -> None:
    check_id = _made(sqlite_world, sqlite_acme)
    browse(sqlite_world.bexley.procurement).get(f"/bexley/checks/{check_id}/{page}", status=404)
