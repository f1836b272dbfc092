"""Writing sections: levels from criteria, words that nobody loses, and no writing while it is in review."""

import pytest

from tenants import clock
from tenants.errors import FieldError, WrongState
from tenants.records.statements.models import Statement, StatementSection
from tenants.records.statements.queries import (
    criteria_of,
    get_section_to_change,
    hands_in,
    sections_of,
)
from tenants.records.statements.rules import Area, Level, StatementStatus
from tenants.records.statements.sections import (
    add_offered,
    fill_in,
    missing_criteria,
    write_introduction,
    write_section,
)
from tests.factories.statements import carry
from tests.factories.world import World


@pytest.fixture
def section(draft: Statement) -> StatementSection:
    """The draft's section on training."""
    found = next(each for each in sections_of(draft.id) if each.area == Area.TRAINING)
    return get_section_to_change(draft.id, found.id)


def _level(section: StatementSection) -> Level:
    return Level(section.level)


def test_the_level_follows_from_what_is_met_when_a_section_is_written(
    house: World, draft: Statement, section: StatementSection
) -> None:
    asked = criteria_of(draft.guidance_code, Area.TRAINING)
    first = [each.key for each in asked if each.level == 1]
    by = house.barnet.training.id
    write_section(section, "We train.", dict.fromkeys(first[:-1], "First paragraph"), by=by)
    assert _level(section) == Level.ABSENT
    assert [each.key for each in missing_criteria(asked, section.met)] == first[-1:]
    write_section(section, "We train.", dict.fromkeys(first, "First paragraph"), by=by)
    assert _level(section) == Level.ONE
    assert {each.level for each in missing_criteria(asked, section.met)} == {2}
    write_section(section, "We train.", {each.key: "" for each in asked}, by=by)
    assert (_level(section), missing_criteria(asked, section.met)) == (Level.TWO, [])
    assert by in hands_in(draft)


def test_a_criterion_of_another_area_counts_for_nothing_when_it_is_sent(
    house: World, draft: Statement, section: StatementSection
) -> None:
    foreign = criteria_of(draft.guidance_code, Area.RISK)
    write_section(section, "We train.", {each.key: "" for each in foreign}, by=house.barnet.lead.id)
    assert (section.met, section.level) == ({}, Level.ABSENT)


def test_nothing_is_met_when_there_are_no_words(
    house: World, draft: Statement, section: StatementSection
) -> None:
    [criterion, *_] = criteria_of(draft.guidance_code, Area.TRAINING)
    with pytest.raises(FieldError, match="Write the section first"):
        write_section(section, " ", {criterion.key: "here"}, by=house.barnet.lead.id)


def test_typed_words_stay_when_it_is_filled_in_again(house: World, section: StatementSection) -> None:
    by, today = house.barnet.lead.id, clock.today()
    fill_in(section, "Ten people came.", today, by=by)
    assert section.text == section.filled_in == "Ten people came."  # nobody had typed any other
    write_section(section, "We are proud of ten people.", {}, by=by)
    fill_in(section, "Twelve people came.", today, by=by)
    assert (section.text, section.filled_in) == ("We are proud of ten people.", "Twelve people came.")
    add_offered(section, by=by)
    assert section.text == "We are proud of ten people.\n\nTwelve people came."


def test_nobody_writes_when_it_is_in_review(
    house: World, draft: Statement, section: StatementSection
) -> None:
    carry(draft, house.barnet, to=StatementStatus.IN_REVIEW)
    by = house.barnet.procurement.id
    with pytest.raises(WrongState, match="in review"):
        write_section(section, "New words", {}, by=by)
    with pytest.raises(WrongState, match="in review"):
        fill_in(section, "New words", clock.today(), by=by)
    with pytest.raises(WrongState, match="in review"):
        add_offered(section, by=by)
    with pytest.raises(WrongState, match="in review"):
        write_introduction(draft, "New words", by=by)
    assert "New words" not in section.text
