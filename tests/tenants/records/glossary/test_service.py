"""Saying what an abbreviation stands for, and which meaning comes first."""

import pytest

from tenants.errors import FieldError, NotFound
from tenants.records.glossary import service
from tenants.records.glossary.details import TermDetails, is_abbreviation
from tenants.records.glossary.queries import get_term, meanings, terms
from tenants.scope import tenant_scope
from tests.factories.glossary import OWN_WORDS, make_abbreviations, make_term
from tests.factories.world import World


def test_the_own_meaning_comes_first_when_everybody_has_another(world: World) -> None:
    make_abbreviations()
    with tenant_scope(world.bexley.id):
        make_term()
        make_term(spelling="R&D", words="research and development")
        found = meanings()
        assert (found["CSP"].words, found["CSP"].is_own) == (OWN_WORDS, True)
        assert found["NRM"].is_own is False and found["R&D"].is_own
    with tenant_scope(world.barnet.id):
        assert meanings()["CSP"].words == "community safety partnership" and "R&D" not in meanings()


def test_everybodys_meaning_is_back_when_the_own_one_is_taken_off(world: World) -> None:
    make_abbreviations()
    with tenant_scope(world.bexley.id):
        term = make_term()
        service.remove_term(term, by=world.bexley.lead.id)
        assert terms() == [] and meanings()["CSP"].words == "community safety partnership"


def test_an_abbreviation_is_refused_when_it_is_on_the_list_already(world: World) -> None:
    with tenant_scope(world.bexley.id):
        make_term()
        other = make_term(spelling="SAB", words="safeguarding adults board")
        for work in (
            lambda: make_term(),
            lambda: service.change_term(other, TermDetails("CSP", "something else"), by=None),
        ):
            with pytest.raises(FieldError) as refusal:
                work()
            assert refusal.value.field == "spelling"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (TermDetails("", "nothing"), "spelling"),
        (TermDetails("the", "an ordinary word"), "spelling"),
        (TermDetails("CS P", "with a space"), "spelling"),
        (TermDetails("<CSP>", "markup"), "spelling"),
        (TermDetails("2026", "a year"), "spelling"),
        (TermDetails("X" * 21, "too long"), "spelling"),
        (TermDetails("CSP", " "), "words"),
        (TermDetails("CSP", "x" * 161), "words"),
        (TermDetails("CSP", "fine", "x" * 501), "explanation"),
    ],
)
def test_a_term_is_refused_when_something_in_it_cannot_be(details: TermDetails, field: str) -> None:
    with pytest.raises(FieldError) as refusal:
        details.check()
    assert refusal.value.field == field


@pytest.mark.parametrize("title", ["NRM", "DtN", "SPoC", "4P", "R&D", "S42", "CIN/CP"])
def test_an_abbreviation_is_known_when_it_is_written_as_councils_write_it(title: str) -> None:
    assert is_abbreviation(title)


def test_a_term_is_not_found_when_it_is_another_councils(world: World) -> None:
    with tenant_scope(world.bexley.id):
        theirs = make_term().id
    with tenant_scope(world.barnet.id), pytest.raises(NotFound):
        get_term(theirs)
