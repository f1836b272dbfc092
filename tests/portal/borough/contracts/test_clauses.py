"""The page of clauses: their thresholds, adding, ending, and two people at once."""

from collections.abc import Callable

from tests.factories.contracts import Contracted
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def test_a_clause_is_added_with_its_threshold_and_contracts_that_lack_it_are_found(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get("/barnet/contracts/clauses/")
    assert "1 contract in force lacks a clause." in visitor.page.text
    visitor.follow("Add a clause")
    visitor.submit({"title": "Whistleblowing", "min_value": "25k"})
    text = visitor.page.text
    assert "The clause is added." in text
    assert "From £25,000 Every sector Whenever they began" in text
    assert "2 contracts in force lack a clause." in text
    visitor.follow("Show them")
    assert "2 contracts in force, with a clause missing" in visitor.page.text


def test_contracts_that_began_under_an_older_threshold_keep_it(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get("/barnet/contracts/clauses/")
    visitor.follow("Set a threshold of Duty to report")
    visitor.submit({"min_value": "0", "sector": "", "valid_from": ["1", "1", "2027"]})
    text = visitor.page.text
    assert "Of any value Every sector Begun on or after 1 January 2027" in text
    assert "From £100,000 Every sector Begun on or before 31 December 2026" in text
    assert "1 contract in force lacks a clause." in text


def test_a_threshold_and_a_clause_can_be_ended(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get("/barnet/contracts/clauses/")
    visitor.follow("End the threshold from £100,000, Every sector, of Duty to report")
    visitor.submit({"ends_on": ["1", "12", "2026"]})
    assert "Begun on or before 30 November 2026" in visitor.page.text
    visitor.follow("End the clause Right to inspect")
    visitor.submit({"ends_on": ["1", "1", "2027"]})
    assert "Ends for contracts that begin on or after 1 January 2027. In force in 1 contract." in (
        visitor.page.text
    )
    assert "Set a threshold of Right to inspect" not in visitor.page.links


def test_a_value_and_a_day_are_asked_for(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(f"/barnet/contracts/clauses/{sqlite_contracted.report}/thresholds/add")
    visitor.submit({"min_value": "", "sector": ""}, status=422)
    assert "Enter the value from which contracts have to hold it: 0 for every contract" in visitor.page.text
    assert "Enter the day from which it counts" in visitor.page.text


def test_two_people_who_set_a_threshold_at_once_notice_each_other(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    first, second = browse(world.barnet.procurement), browse(world.barnet.lead)
    for visitor in (first, second):
        visitor.get(f"/barnet/contracts/clauses/{contracted.report}/thresholds/add")
    first.submit({"min_value": "1", "valid_from": ["1", "1", "2027"]})
    second.submit({"min_value": "2", "valid_from": ["1", "1", "2027"]}, status=409)
    assert "While you were writing, somebody else changed this." in second.page.text


def test_readers_see_clauses_and_cannot_change_them(
    sqlite_world: World, sqlite_contracted: Contracted, browse: Browse
) -> None:
    reader = browse(sqlite_world.barnet.owner)
    reader.get("/barnet/contracts/clauses/")
    assert "Add a clause" not in reader.page.links
    reader.get("/barnet/contracts/clauses/add", status=404)
    browse(sqlite_world.bexley.lead).get(
        f"/bexley/contracts/clauses/{sqlite_contracted.report}/edit", status=404
    )
