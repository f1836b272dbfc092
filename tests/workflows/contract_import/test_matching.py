"""Tests of telling who is who: numbers, then names, then a person."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenants.records.suppliers.rules import name_key
from tests.factories.contract_registers import supplier_name
from workflows.contract_import.matching import LEAVE_OUT, NEW, Known, Matching, Why, match
from workflows.contract_import.parties import gather
from workflows.contract_import.rules import Line, key_of

ONE, OTHER = "01234567", "07654321"


def _line(row: int, supplier: str, number: str = "") -> Line:
    return Line(row, supplier, key_of(supplier), number, "", {"title": f"Contract {row}"})


def _known(title: str, number: str = "", *aliases: str, is_ended: bool = False) -> Known:
    return Known(uuid4(), title, number, tuple(map(name_key, (title, *aliases))), is_ended)


def _match(
    lines: list[Line],
    known: list[Known],
    choices: dict[str, str] | None = None,
    remembered: dict[str, UUID] | None = None,
) -> Matching:
    return match(gather(lines).parties, known, choices or {}, remembered)


def test_a_supplier_is_known_by_its_number_whatever_its_name() -> None:
    held = _known("Acme Catering Ltd", ONE)
    matching = _match([_line(2, "Wholly Renamed Holdings", ONE)], [held, _known("Zebra")])
    assert dict(matching.found) == {f"number:{ONE}": held.id} and not matching.questions


@pytest.mark.parametrize("name", ["ACME Catering", "The Acme Catering Co. Limited", "Old Acme plc"])
def test_a_supplier_is_known_by_its_name_or_another_of_its_names(name: str) -> None:
    held = _known("Acme Catering Ltd", ONE, "Old Acme")
    matching = _match([_line(2, name)], [held])
    assert list(matching.found.values()) == [held.id] and not matching.questions


def test_a_name_that_looks_like_a_held_one_is_asked_about() -> None:
    held = _known("Brightwater Cleaning Services Ltd")
    line = _line(2, "Brightwater Cleaning Service")
    matching = _match([line], [held, _known("Oakfield Roofing")])
    [question] = matching.questions
    assert (question.why, [offer.title for offer in question.offers]) == (Why.ALIKE, [held.title])
    assert list(matching.found.values()) == [None]
    words_turned = _match([_line(2, "Cleaning Services Brightwater")], [held])
    assert len(words_turned.questions) == 1


@pytest.mark.parametrize("answer", ["same", NEW, LEAVE_OUT, "nonsense", ""])
def test_a_decision_is_kept_when_it_was_one_of_those_offered(answer: str) -> None:
    held = _known("Brightwater Cleaning Services Ltd")
    line = _line(2, "Brightwater Cleaning Service")
    key = "name:brightwater cleaning service"
    chosen = f"supplier:{held.id}" if answer == "same" else answer
    matching = _match([line], [held], {key: chosen})
    expected = {"same": held.id, NEW: key, LEAVE_OUT: LEAVE_OUT}.get(answer)
    assert matching.found[key] == expected
    assert len(matching.open_questions) == (expected is None)


def test_another_suppliers_id_is_no_answer() -> None:
    held, stranger = _known("Brightwater Cleaning Services Ltd"), _known("Zebra")
    line, key = _line(2, "Brightwater Cleaning Service"), "name:brightwater cleaning service"
    assert _match([line], [held, stranger], {key: f"supplier:{stranger.id}"}).found[key] is None


def test_two_names_are_not_alike_when_their_numbers_or_figures_differ() -> None:
    held = _known("Brightwater Homes Lot 1", ONE)
    assert not _match([_line(2, "Brightwater Home Lot 1", OTHER)], [held]).questions
    assert not _match([_line(2, "Brightwater Homes Lot 2")], [held]).questions
    assert len(_match([_line(2, "Brightwater Home Lot 1")], [held]).questions) == 1


def test_somebody_is_asked_when_the_number_says_one_and_the_name_another() -> None:
    numbered, named = _known("Acme Catering", ONE), _known("Zebra Roofing", OTHER)
    matching = _match([_line(2, "Zebra Roofing Ltd", ONE)], [numbered, named])
    [question] = matching.questions
    assert question.why is Why.NUMBER_AND_NAME and not question.may_be_new
    assert [offer.title for offer in question.offers] == ["Acme Catering", "Zebra Roofing"]
    chosen = _match([_line(2, "Zebra Roofing Ltd", ONE)], [numbered, named], {f"number:{ONE}": NEW})
    assert chosen.open_questions  # nobody can be added with a number that is taken


def test_somebody_is_asked_when_a_held_name_has_another_number() -> None:
    held = _known("Acme Catering", ONE)
    [question] = _match([_line(2, "Acme Catering", OTHER)], [held]).questions
    assert question.why is Why.OTHER_NUMBER and question.may_be_new


def test_a_held_name_without_a_number_takes_the_registers() -> None:
    held = _known("Acme Catering")
    matching = _match([_line(2, "Acme Catering", OTHER)], [held])
    assert list(matching.found.values()) == [held.id] and not matching.questions


def test_somebody_is_asked_when_several_that_are_held_have_the_name() -> None:
    twins = [_known("Acme Ltd", ONE), _known("Acme plc", OTHER)]
    [question] = _match([_line(2, "Acme")], twins).questions
    assert question.why is Why.NAMESAKES and len(question.offers) == 2
    key = question.party.key
    assert _match([_line(2, "Acme")], twins, remembered={key: twins[1].id}).found[key] == twins[1].id


def test_a_name_that_only_looks_alike_is_asked_about_whatever_was_before() -> None:
    held, key = _known("Brightwater Cleaning Services"), "name:brightwater cleaning service"
    line = _line(2, "Brightwater Cleaning Service")
    assert _match([line], [held], remembered={key: held.id}).open_questions


def test_names_of_the_register_that_look_alike_are_asked_about() -> None:
    lines = [_line(2, "Brightwater Cleaning Services"), _line(3, "Brightwater Cleaning Service")]
    [question] = _match(lines, []).questions
    assert (question.party.first_row, question.offers[0].row) == (3, 2)
    first = "name:brightwater cleaning services"
    same = _match(lines, [], {question.party.key: f"party:{first}"})
    assert set(same.found.values()) == {first}


def test_a_name_without_a_number_is_the_one_with_it_when_there_is_only_one() -> None:
    gathered = gather([_line(2, "Acme"), _line(3, "Acme Ltd", ONE), _line(4, "Acme Trading", ONE)])
    assert list(gathered.parties) == [f"number:{ONE}"] and not gathered.problems
    assert gathered.parties[f"number:{ONE}"].name_keys == ("acme", "acme trading")


def test_a_row_is_a_problem_when_its_name_has_two_numbers_and_it_says_neither() -> None:
    gathered = gather([_line(2, "Acme", ONE), _line(3, "Acme", OTHER), _line(4, "Acme")])
    [problem] = gathered.problems
    assert problem.row == 4 and "Write in this row which of them it is" in problem.words
    assert set(gathered.party_of) == {2, 3}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.booleans(), st.booleans()), max_size=12), st.data())
def test_every_name_is_one_thing_whatever_is_held(
    rows: list[tuple[int, bool, bool]], data: st.DataObject
) -> None:
    """Nobody is both held and new, a number is never two suppliers, and an answered register asks nothing."""
    held = [_known(supplier_name(place), f"{place:08d}" if place % 2 else "") for place in range(3)]
    lines = [
        _line(
            row, supplier_name(place) + ("s" if alike else ""), f"{place:08d}" if numbered and place else ""
        )
        for row, (place, numbered, alike) in enumerate(rows, start=2)
    ]
    gathered, choices = gather(lines), {}
    for question in match(gathered.parties, held, {}).questions:
        choices[question.party.key] = data.draw(st.sampled_from(question.values()))
    matching = match(gathered.parties, held, choices)
    assert not matching.open_questions
    assert set(matching.found) == set(gathered.parties)
    ids = {each.id for each in held}
    by_number: dict[str, set[object]] = {}
    for key, target in matching.found.items():
        assert target in ids or target in gathered.parties or target == LEAVE_OUT
        if isinstance(target, str) and target in gathered.parties:
            assert matching.found[target] == target  # whoever is added is added as itself
        by_number.setdefault(gathered.parties[key].number, set()).add(target)
    assert all(len(targets) == 1 for number, targets in by_number.items() if number)
