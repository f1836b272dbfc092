"""What is made out of what people type when they look for a contact."""

from collections.abc import Callable, Collection

import pytest
from flask import Flask

from tenants.authorities.models import TenantAlias
from tenants.database import db
from tenants.records.contacts.rules import Availability
from tests.factories.directory import make_london, tenant_called
from tests.factories.world import World
from workflows.directory.understanding import Understood, understand
from workflows.directory.vocabulary import Vocabulary, vocabulary

KENSINGTON, BARKING = ("kensington-and-chelsea",), ("barking-and-dagenham",)
NIGHT, DAY = Availability.OUT_OF_HOURS, Availability.OFFICE


@pytest.fixture
def known(sqlite_world: World) -> Vocabulary:
    """The vocabulary of a small London."""
    make_london()
    db.session.commit()
    return vocabulary()


def _nobody(_words: Collection[str]) -> set[str]:
    return set()


def _understand(
    typed: str, known: Vocabulary, people: Callable[[Collection[str]], Collection[str]] = _nobody
) -> Understood:
    return understand(typed, known, people, is_office_hours=True)


#: What is typed, and what is meant by it.
_TYPED = [
    ("kensignton adults out of hours", Understood(KENSINGTON, (), ("adults",), NIGHT)),
    ("RBKC", Understood(KENSINGTON)),
    ("b&d housing", Understood(BARKING, (), ("housing",))),
    ("Barking & Dagenham", Understood(BARKING)),
    ("barking", Understood(BARKING)),
    ("who do I ring in Barking about children?", Understood(BARKING, (), ("children",))),
    ("tower hamlet edt", Understood(("tower-hamlets",), (), ("out-of-hours",))),
    ("hamlets", Understood(("tower-hamlets",))),
    ("N3 2AB", Understood(("barnet",))),
    ("se18", Understood(("greenwich", "bexley"))),
    ("W8 adult mash now", Understood(KENSINGTON, (), ("adults",), DAY)),
    ("south east bcu", Understood(("greenwich",), (), ("police-bcu",))),
    ("central west", Understood(("kensington-and-chelsea", "westminster"))),
    ("Woolwich", Understood(("greenwich",))),
    ("childrens safeguarding westminister", Understood(("westminster",), (), ("children",))),
    ("richmond on thames", Understood(("richmond-upon-thames",))),
    ("CHILDREN’S  SAFEGUARDING", Understood((), (), ("children",))),
    ("weekend", Understood((), (), (), NIGHT)),
    ("barnet council", Understood(("barnet",))),
    ("ring 020 7946 0123", Understood(names=("02079460123",))),
    ("+44 20 7946 0123", Understood(names=("02079460123",))),
    ("jane.doe@barnet.example", Understood(names=("jane.doe@barnet.example",))),
    ("smith", Understood(names=("smith",))),
    ("the council in london", Understood()),
    ("", Understood()),
    ("\x00;'--%", Understood()),
]


def test_it_understands_what_people_type(known: Vocabulary) -> None:
    wrong = {
        typed: _understand(typed, known) for typed, meant in _TYPED if _understand(typed, known) != meant
    }
    assert not wrong


def test_a_word_in_the_directory_is_no_misspelling_when_somebody_is_called_so(known: Vocabulary) -> None:
    assert _understand("barnett", known).authorities == ("barnet",)
    called = _understand("barnett", known, lambda words: set(words) & {"barnett"})
    assert (called.authorities, called.names) == ((), ("barnett",))


def test_an_organisation_is_meant_rather_than_its_service_when_another_service_is_named(
    known: Vocabulary,
) -> None:
    assert _understand("met police barnet", known).service_keys == ("police-bcu",)
    lead = _understand("mps modern slavery", known)
    assert (lead.organisations, lead.service_keys) == (("met",), ("modern-slavery-lead",))


def test_now_means_whoever_answers_at_that_moment(known: Vocabulary) -> None:
    at_night = understand("barnet now", known, _nobody, is_office_hours=False)
    assert at_night.availability is NIGHT


def test_readers_are_told_when_what_they_typed_was_taken_for_something_else(known: Vocabulary) -> None:
    told = {
        (each.typed, each.titles, each.is_misspelt) for each in _understand("kensignton se18", known).readings
    }
    assert told == {
        ("kensignton", ("Kensington and Chelsea",), True),
        ("SE18", ("Greenwich", "Bexley"), False),
    }


def test_a_new_alias_is_understood_as_soon_as_it_is_kept(known: Vocabulary, sqlite_portal: Flask) -> None:
    assert _understand("royal quarter", known).names
    db.session.add(TenantAlias(member_id=tenant_called("barnet").id, alias="Royal quarter"))
    db.session.flush()
    assert _understand("royal quarter", vocabulary()).authorities == ("barnet",)
