"""Which organisation of the registry is which supplier, and when a person is asked."""

from uuid import UUID, uuid4

import pytest

from tenants.records.suppliers.rules import name_key
from workflows.registry_match.columns import Entry
from workflows.registry_match.matching import Known, Matching, match


def known(title: str, number: str = "", *aliases: str) -> Known:
    return Known(uuid4(), title, number, frozenset(map(name_key, (title, *aliases))))


def entry(title: str, number: str = "", year: int = 2025) -> Entry:
    return Entry(year, title, number, f"https://{len(title)}.example/{year}")


def found(matching: Matching) -> list[tuple[UUID, bool]]:
    return [(each.supplier_id, each.is_by_number) for each in matching.found]


def test_the_number_decides_when_both_have_one() -> None:
    one, other = known("Acme Catering Ltd", "01234567"), known("Quite Different plc", "07654321")
    matching = match([entry("Acme Catering Limited", "07654321")], [one, other])
    assert found(matching) == [(other.id, True)] and matching.asked == ()


@pytest.mark.parametrize("title", ["ACME CATERING (UK) LIMITED", "The Acme Catering Co.", "Acme Lunch"])
def test_the_same_name_or_alias_is_enough_when_nothing_speaks_against_it(title: str) -> None:
    supplier = known("Acme Catering Ltd", "", "Acme Lunch")
    matching = match([entry(title, "01234567")], [supplier])
    assert found(matching) == [(supplier.id, False)]
    assert (matching.count(by_number=True), matching.count(by_number=False)) == (0, 1)


def test_a_person_is_asked_when_the_numbers_of_the_same_name_differ() -> None:
    supplier = known("Acme Catering Ltd", "01234567")
    matching = match([entry("Acme Catering Ltd", "07654321")], [supplier])
    assert matching.found == () and matching.asked[0].why == "The same name, another company number"


def test_a_person_is_asked_when_a_name_belongs_to_several() -> None:
    twins = [known("Acme Ltd"), known("Acme plc")]
    matching = match([entry("Acme Limited")], twins)
    assert matching.found == () and {each.supplier_id for each in matching.asked} == {one.id for one in twins}
    two = [entry("Acme Ltd", "01234567"), entry("Acme Limited", "07654321")]
    matching = match(two, [known("ACME")])
    assert matching.found == () and len(matching.asked) == 2


@pytest.mark.parametrize(
    ("title", "is_asked"),
    [
        ("Acme Caterings Ltd", True),
        ("Catering Acme Ltd", True),
        ("Bolt Catering Ltd", False),
        ("Zenith", False),
    ],
)
def test_a_person_is_asked_about_names_that_are_like_each_other(title: str, is_asked: bool) -> None:
    matching = match([entry(title)], [known("Acme Catering Ltd")])
    assert matching.found == () and bool(matching.asked) == is_asked


def test_nobody_is_asked_about_a_like_name_when_both_numbers_are_known() -> None:
    assert match([entry("Acme Caterings", "07654321")], [known("Acme Catering", "01234567")]).asked == ()


def test_every_statement_of_a_supplier_is_found_when_it_has_several() -> None:
    supplier = known("Acme Ltd", "01234567")
    entries = [entry("Acme Ltd", "01234567", year) for year in (2024, 2025)]
    assert [each.entry.year for each in match(entries, [supplier]).found] == [2024, 2025]
