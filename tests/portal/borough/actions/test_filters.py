"""Tests that the address of a list says exactly what the list shows."""

from datetime import date
from urllib.parse import parse_qs
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.borough.actions.filters import Asked, Due, Owner, Shown, span
from portal.borough.actions.reading import LONGEST_WORDS, has_empty, read, without_unknown
from tenants.records.plans.lists import SORTS, ActionFilter
from tenants.records.plans.rules import Claimed, Standing

TODAY = date(2026, 11, 22)
ME = UUID(int=1)
ANN = UUID(int=2)

_days = st.dates(date(2015, 1, 1), date(2060, 12, 31))
_typed = st.text(max_size=LONGEST_WORDS).map(lambda text: read({"words": [text]}, TODAY)[0].words)


def _several(kind: type[Standing] | type[Claimed]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.sets(st.sampled_from(list(kind))).map(lambda some: tuple(one for one in kind if one in some))


_owners = st.one_of(
    st.sampled_from(["", Owner.ME.value, Owner.VACANT.value]),
    st.builds("{}-{}".format, st.sampled_from(["person", "post"]), st.uuids()),
)
_asked = st.builds(
    Asked,
    words=_typed,
    standing=_several(Standing),
    claimed=_several(Claimed),
    shown=st.sampled_from(Shown),
    owner=_owners,
    plan=st.none() | st.uuids(),
    theme=st.sampled_from(["", "4p/prevent", "lmsl/objective-2"]),
    priority=st.sampled_from(["", "PA1"]),
    due=st.none() | st.sampled_from(Due),
    sort=st.sampled_from(sorted(SORTS)),
    is_descending=st.booleans(),
    page=st.integers(1, 999_999),
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # perhaps on a busy machine
@given(_asked, st.lists(_days, max_size=2))
def test_an_address_reads_back_as_what_it_was_made_from(asked: Asked, days: list[date]) -> None:
    first, last = [*sorted(days), None, None][:2]
    dated = Asked(
        **{name: getattr(asked, name) for name in Asked.__slots__} | {"due_from": first, "due_to": last}
    )

    found, notes = read(parse_qs(dated.query()), TODAY)

    assert found == dated
    assert notes == ()


@given(st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=20), min_size=1, max_size=3)))
def test_any_address_can_be_read_and_written_again(args: dict[str, list[str]]) -> None:
    asked, _ = read(args, TODAY)

    assert read(parse_qs(asked.query()), TODAY) == (asked, ())


@given(
    st.sampled_from(
        ["standing", "claimed", "show", "owner", "plan", "theme", "priority", "due", "from", "to"]
    ),
    st.text(min_size=1, max_size=40),
)
def test_a_value_that_cannot_be_read_is_noted_and_changes_nothing(name: str, value: str) -> None:
    asked, notes = read({name: [value]}, TODAY)

    assert bool(notes) == (asked == Asked()) or not value.strip() or value == "open"


def test_an_unknown_parameter_is_named_when_it_is_left_out() -> None:
    asked, notes = read({"colour": ["red"]}, TODAY)

    assert asked == Asked()
    assert notes == ("This list cannot be narrowed by “colour”, so that was left out.",)


def test_empty_fields_of_the_form_ask_for_nothing() -> None:
    args = {"words": [""], "owner": [""], "standing": ["late"]}

    assert read(args, TODAY) == (Asked(standing=(Standing.LATE,)), ())
    assert has_empty(args)


def test_a_null_character_in_the_words_is_taken_out() -> None:
    assert read({"words": ["hous\x00ing\n  board"]}, TODAY)[0].words == "hous ing board"


def test_a_month_means_its_first_and_its_last_day() -> None:
    asked, _ = read({"from": ["December 2026"], "to": ["12/2026"]}, TODAY)

    assert (asked.due_from, asked.due_to) == (date(2026, 12, 1), date(2026, 12, 31))


def test_both_days_are_left_out_when_the_last_is_before_the_first() -> None:
    asked, notes = read({"from": ["2026-12-02"], "to": ["2026-12-01"]}, TODAY)

    assert asked == Asked()
    assert len(notes) == 1


@pytest.mark.parametrize("page", ["0", "-1", "two", "99999999999"])
def test_the_first_page_is_shown_when_the_number_is_none(page: str) -> None:
    assert read({"page": [page]}, TODAY)[0].page == 1


def test_the_plain_list_has_a_plain_address() -> None:
    assert Asked().query() == ""
    assert not Asked(sort="title", page=3).is_narrowed()


@pytest.mark.parametrize(
    ("due", "first", "last"),
    [
        (Due.OVERDUE, None, date(2026, 11, 21)),
        (Due.THIS_MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (Due.NEXT_MONTH, date(2026, 12, 1), date(2026, 12, 31)),
        (Due.NEXT_3_MONTHS, TODAY, date(2027, 2, 22)),
        (None, None, None),
    ],
)
def test_a_span_moves_with_today(due: Due | None, first: date | None, last: date | None) -> None:
    assert span(due, TODAY) == (first, last)


def test_a_span_and_days_are_both_kept_to_when_both_are_asked_for() -> None:
    wanted = Asked(due=Due.NEXT_MONTH, due_from=date(2026, 12, 10)).wanted(me=ME, today=TODAY)

    assert (wanted.due_from, wanted.due_to) == (date(2026, 12, 10), date(2026, 12, 31))


def test_overdue_leaves_out_what_only_waits_for_acceptance() -> None:
    assert Asked(due=Due.OVERDUE).wanted(me=ME, today=TODAY).standing == (Standing.LATE,)


def test_cancelled_actions_are_found_although_they_are_closed() -> None:
    assert Asked(claimed=(Claimed.CANCELLED,)).wanted(me=ME, today=TODAY).is_closed is None


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("me", ActionFilter(owner_id=ME)),
        ("vacant", ActionFilter(is_vacant=True)),
        (f"person-{ANN}", ActionFilter(owner_id=ANN)),
        (f"post-{ANN}", ActionFilter(post_id=ANN)),
    ],
)
def test_an_owner_is_a_person_a_post_or_nobody(owner: str, expected: ActionFilter) -> None:
    assert Asked(owner=owner).wanted(me=ME, today=TODAY) == expected


def test_what_is_not_of_this_tenant_is_left_out_with_a_note() -> None:
    asked, notes = without_unknown(
        Asked(plan=ANN, theme="4p/prevent"), {"plan": set(), "theme": {"4p/prevent"}}, ()
    )

    assert asked == Asked(theme="4p/prevent")
    assert notes == ("No plan here is the one in the address, so it was left out.",)
