"""Choosing how long something is kept, from a day on, and going back to what is usual."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tenants import clock
from tenants.errors import FieldError, WrongState
from tenants.guidance.queries import retention_rules
from tenants.records.retention.details import ChoiceDetails
from tenants.records.retention.models import RetentionChoice
from tenants.records.retention.queries import choices_of, find_keeping, keepings
from tenants.records.retention.rules import Kept
from tenants.records.retention.service import choose
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.world import World

TODAY = clock.today()
SOON = TODAY + timedelta(days=30)
LATER = TODAY + timedelta(days=60)
YESTERDAY = TODAY - timedelta(days=1)
KIND = Kept.HAND_OVERS


@pytest.fixture
def in_barnet(world: World) -> Iterator[World]:
    """The world with its guidance, inside Barnet's scope."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        yield world


def _choose(months: int | None, valid_from: object = TODAY, because: str = "Schedule") -> None:
    choose(KIND, ChoiceDetails(months, because, valid_from), by=None, today=TODAY)  # type: ignore[arg-type]


def _months(on: object) -> int:
    keeping = find_keeping(KIND, on)  # type: ignore[arg-type]
    assert keeping is not None
    return keeping.months


def test_every_kind_is_kept_as_usual_when_nobody_chose(in_barnet: World) -> None:
    usual = retention_rules(TODAY)
    assert {kept: each.months for kept, each in keepings(TODAY).items()} == {
        kept: usual[kept].months for kept in Kept
    }
    assert not any(each.is_own for each in keepings(TODAY).values())


def test_a_choice_holds_from_its_day_on_when_it_is_made(in_barnet: World) -> None:
    _choose(24, SOON)
    assert (_months(TODAY), _months(SOON), _months(LATER)) == (36, 24, 24)
    _choose(12, LATER)
    assert (_months(SOON), _months(LATER)) == (24, 12)
    keeping = find_keeping(KIND, LATER)
    assert keeping is not None and (keeping.is_own, keeping.why, keeping.usual_months) == (
        True,
        "Schedule",
        36,
    )


def test_a_later_choice_is_replaced_when_an_earlier_day_is_chosen(in_barnet: World) -> None:
    _choose(24, LATER)
    _choose(12, SOON)
    assert [each.months for each in choices_of(KIND)] == [12]
    assert (_months(TODAY), _months(SOON), _months(LATER)) == (36, 12, 12)


def test_what_is_usual_holds_again_when_a_choice_ends(in_barnet: World) -> None:
    _choose(24)
    _choose(None, SOON)
    assert (_months(TODAY), _months(SOON)) == (24, 36)
    with pytest.raises(WrongState):
        _choose(None, LATER)


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (ChoiceDetails(0, "Schedule", TODAY), "months"),
        (ChoiceDetails(601, "Schedule", TODAY), "months"),
        (ChoiceDetails(12, " ", TODAY), "because"),
        (ChoiceDetails(12, "x" * 301, TODAY), "because"),
        (ChoiceDetails(12, "Schedule", None), "valid_from"),
        (ChoiceDetails(12, "Schedule", YESTERDAY), "valid_from"),
    ],
)
def test_a_choice_is_refused_when_something_in_it_cannot_be(
    in_barnet: World, details: ChoiceDetails, field: str
) -> None:
    with pytest.raises(FieldError) as refusal:
        choose(KIND, details, by=None, today=TODAY)
    assert refusal.value.field == field


def test_a_neighbour_keeps_what_is_usual_when_a_borough_chose(world: World) -> None:
    make_guidance()
    with tenant_scope(world.barnet.id):
        _choose(24)
    with tenant_scope(world.bexley.id):
        assert _months(TODAY) == 36
        assert choices_of(KIND) == list[RetentionChoice]()
