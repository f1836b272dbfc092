"""Tables that are protected under a policy: nobody can tell, everything adds up, earlier releases stay."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workflows.releases.disclosure.small_tables import (
    AREAS,
    AUTHORITY,
    BY_AREA,
    EACH,
    FLAT,
    PLANS,
    ROWS,
    TYPE,
    bases,
    london,
    narrowed,
)
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.errors import NotProtectable, TableRefused
from workflows.releases.disclosure.knowledge import Attacker
from workflows.releases.disclosure.policy import Earlier, Facts, Policy
from workflows.releases.disclosure.protecting import Protected, protect
from workflows.releases.disclosure.tables import LEAF, TOTAL, Base, Dimension, Key, Plan, Table

ROUND = Policy("R", is_of_people=True, threshold=3, base=3)
SUPPRESS = Policy("S", is_of_people=True, threshold=3, polish_seconds=0.0)
ALONE = Policy("R", is_of_people=True, threshold=5, pairs=False)
QUARTERS = tuple(f"q{n}" for n in range(1, 9))
YEARS = {"first": QUARTERS[:4], "second": QUARTERS[4:]}
BY_FIVES = Policy("R", is_of_people=True, threshold=5)
TABLE: Base = {
    ("north", "labour"): 14,
    ("south", "labour"): 8,
    ("west", "labour"): 2,
    ("west", "sexual"): 16,
}

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def as_earlier(protected: Protected, policy: Policy) -> Earlier:
    keys = protected.lattice.keys
    shown = {key: value for key, value in zip(keys, protected.shown, strict=True) if value is not None}
    steps = {keys[cell]: step for cell, step in protected.steps.items()}
    return Earlier(shown, frozenset(keys) - shown.keys(), steps, policy.method, policy.base)


def adds_up(protected: Protected) -> bool:
    shown = protected.shown
    for relation in protected.lattice.relations:
        parts = [shown[child] for child in relation.children]
        total = shown[relation.parent]
        if total is not None and None not in parts and sum(part or 0 for part in parts) != total:
            return False
    return True


@few
@given(plan=st.sampled_from(PLANS), base=bases(6), seed=st.integers(0, 9))
def test_nobody_can_narrow_a_small_number_when_a_table_is_rounded(plan: Plan, base: Base, seed: int) -> None:
    try:
        protected = protect(plan, base, ROUND, seed=seed)
    except NotProtectable as refusal:
        assert refusal.sums or "No rounding" in str(refusal)
        return
    made, view = protected.lattice, protected.view
    assert not narrowed(made, base, view, protected.needs, protected.attackers, most=9)
    assert adds_up(protected)
    for cell, value in enumerate(protected.shown):
        assert value is not None and value % 3 == 0
        assert abs(value - made.values[cell]) <= 2 + 3 * protected.steps.get(cell, 0)


@few
@given(plan=st.sampled_from(PLANS), base=bases(5), seed=st.integers(0, 9))
def test_nobody_can_narrow_a_small_number_when_cells_are_withheld(plan: Plan, base: Base, seed: int) -> None:
    try:
        protected = protect(plan, base, SUPPRESS, seed=seed)
    except NotProtectable as refusal:
        assert refusal.sums
        return
    assert not narrowed(protected.lattice, base, protected.view, protected.needs, protected.attackers, most=9)
    assert adds_up(protected)


@settings(few, max_examples=8)
@given(base=bases(9), policy=st.sampled_from([ROUND, SUPPRESS]))
def test_the_same_comes_out_when_input_and_seed_are_the_same(base: Base, policy: Policy) -> None:
    def outcome() -> object:
        try:
            found = protect(FLAT, base, policy, seed=4)
        except NotProtectable as refusal:
            return str(refusal)
        return found.shown, found.steps, found.certificate

    assert outcome() == outcome()


def test_every_claim_is_proved_when_a_quarter_of_london_is_rounded() -> None:
    plan, base = london(seed=1)
    policy = Policy("R", is_of_people=True, threshold=5, groups=("type", "route"))
    protected = protect(plan, base, policy, seed=1)
    assert len(protected.attackers) == 1 + 33 + 528
    assert not faults(
        protected.lattice,
        protected.view,
        protected.needs,
        protected.attackers,
        protected.certificate,
        base=base,
    )
    counts = protected.counts
    assert adds_up(protected)
    assert counts.claims > 300_000
    assert counts.mean_error <= 1.5
    assert len(protected.steps) < 0.03 * counts.cells


def test_everything_is_shown_as_nothing_when_nobody_was_counted() -> None:
    protected = protect(AREAS, {}, BY_FIVES, seed=1)
    assert set(protected.shown) == {0}
    assert protected.counts.claims == 0
    assert not protected.certificate.witnesses


@pytest.mark.parametrize("count", [-1, 1.5, True, 10**30])
def test_a_table_is_refused_when_it_does_not_hold_counts(count: int) -> None:
    with pytest.raises(TableRefused):
        protect(FLAT, {**TABLE, ("north", "sexual"): count}, BY_FIVES, seed=1)


@pytest.mark.parametrize("row", [("east", "labour"), ("north",), ("north", "labour", "adult")])
def test_a_table_is_refused_when_a_row_is_not_in_the_plan(row: tuple[str, ...]) -> None:
    with pytest.raises(TableRefused, match="not in the plan"):
        protect(FLAT, {**TABLE, row: 3}, BY_FIVES, seed=1)


@pytest.mark.parametrize(
    "words",
    [
        {"method": "X", "threshold": 5},
        {"method": "R", "threshold": 6},
        {"method": "S", "threshold": 1},
        {"method": "R", "threshold": 5, "is_of_people": False},
    ],
)
def test_a_policy_is_refused_when_it_protects_nothing(words: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Policy(**{"is_of_people": True, **words})  # type: ignore[arg-type]


def test_a_second_method_is_refused_when_the_same_people_have_been_released() -> None:
    rounded = as_earlier(protect(FLAT, TABLE, BY_FIVES, seed=1), BY_FIVES)
    exact = Policy("S", is_of_people=True, threshold=5)
    with pytest.raises(NotProtectable, match=r"as rounded figures.*Use the first method"):
        protect(FLAT, TABLE, exact, earlier=rounded, seed=1)
    with pytest.raises(NotProtectable, match="multiples of 5"):
        protect(FLAT, TABLE, Policy("R", True, 5, base=10), earlier=rounded, seed=1)


def test_exact_figures_are_noticed_when_nobody_says_by_which_method_they_were_released() -> None:
    with pytest.raises(NotProtectable, match="released as 14"):
        protect(FLAT, TABLE, BY_FIVES, earlier=Earlier({("north", "labour"): 14}), seed=1)


@pytest.mark.parametrize("policy", [BY_FIVES, SUPPRESS])
def test_a_release_is_refused_when_its_plan_leaves_out_what_was_shown_before(policy: Policy) -> None:
    earlier = Earlier({("upper", "labour"): 15})
    with pytest.raises(TableRefused, match="upper, labour is known already"):
        protect(FLAT, TABLE, policy, earlier=earlier, seed=1)


def test_figures_stay_when_they_were_released_before() -> None:
    first = protect(FLAT, TABLE, BY_FIVES, seed=1)
    again = protect(AREAS, TABLE, BY_FIVES, earlier=as_earlier(first, BY_FIVES), seed=2)
    for key, value in zip(first.lattice.keys, first.shown, strict=True):
        assert again.shown[again.lattice.place[key]] == value


def test_a_late_record_is_held_when_a_released_figure_no_longer_holds() -> None:
    first = as_earlier(protect(FLAT, TABLE, BY_FIVES, seed=1), BY_FIVES)
    late = {**TABLE, ("north", "labour"): 21}
    with pytest.raises(NotProtectable, match="keep late and corrected records"):
        protect(FLAT, late, BY_FIVES, earlier=first, seed=1)


def test_withheld_cells_stay_withheld_and_shown_ones_shown_when_a_table_is_added() -> None:
    first = protect(FLAT, TABLE, SUPPRESS, seed=1)
    again = protect(AREAS, TABLE, SUPPRESS, earlier=as_earlier(first, SUPPRESS), seed=2)
    for key, value in zip(first.lattice.keys, first.shown, strict=True):
        assert again.shown[again.lattice.place[key]] == value


def test_the_rest_is_still_proved_when_a_total_is_known_from_elsewhere() -> None:
    facts: Facts = {(None, "labour"): 24, (None, None): 40}
    one_by_one = Policy("R", is_of_people=True, threshold=5, pairs=False)
    protected = protect(FLAT, TABLE, one_by_one, facts=facts, seed=1)
    assert all(protected.view.is_shown(protected.lattice.place[key]) for key in facts)
    assert not narrowed(
        protected.lattice, TABLE, protected.view, protected.needs, protected.attackers, most=20
    )


def test_a_coalition_is_an_attacker_when_it_is_listed() -> None:
    together = Attacker("All three", frozenset(("north", "south", "west")))
    protected = protect(FLAT, TABLE, BY_FIVES, coalitions=[together], seed=1)
    assert protected.attackers[-1] == together
    assert [each.name for each in protected.attackers[:2]] == ["Anybody", "north"]


def test_what_gives_somebody_away_is_said_when_a_release_is_refused() -> None:
    base: Base = {("north", "labour"): 9, ("south", "labour"): 9, ("west", "labour"): 1}
    shown: dict[Key, int] = {("north", None): 9, ("south", None): 9, (None, None): 19}
    with pytest.raises(NotProtectable) as refusal:
        protect(FLAT, base, SUPPRESS, earlier=Earlier(shown, method="S"), seed=1)
    assert any("19" in each and "= 1" in each for each in refusal.value.sums)


def test_eight_releases_together_give_nothing_away_when_records_come_late() -> None:
    """Quarter by quarter, each with the years so far; late records leave what was released as it was."""
    held, earlier, known = 0, Earlier(method="R", base=5), dict[tuple[str, ...], int]()
    for number, quarter in enumerate(QUARTERS, start=1):
        plan = years(number)
        rows, late = invented(quarter, seed=number), sorted(known)[number::7]
        now = {**known, **rows}
        for row in late:
            try:
                revised = {**now, row: now[row] + 1}
                protected = protect(plan, revised, ALONE, earlier=earlier, seed=number)
                now = revised
            except NotProtectable:
                held += 1
        protected = protect(plan, now, ALONE, earlier=earlier, seed=number)
        earlier, known = as_earlier(protected, ALONE), now
    assert held
    made, view = protected.lattice, protected.view
    assert not faults(made, view, protected.needs, protected.attackers, protected.certificate, base=known)
    assert adds_up(protected)
    assert protected.counts.max_error <= 9


def years(number: int) -> Plan:
    """The first quarters, with both years once they are over."""
    quarters = QUARTERS[:number]
    over = {name: of for name, of in YEARS.items() if set(of) <= set(quarters)}
    time = Dimension("quarter", quarters, {"year": over} if over else {})
    levels = (LEAF, "year") if over else (LEAF,)
    types = Table("types", {"authority": BY_AREA, "type": (TOTAL,), "quarter": levels})
    places = Table("places", {"type": EACH, "quarter": levels})
    return Plan((AUTHORITY, TYPE, time), (types, places), "authority")


def invented(quarter: str, seed: int) -> dict[tuple[str, ...], int]:
    """Some people in every place."""
    rng = random.Random(seed)  # noqa: S311 - invented
    return {(*row, quarter): rng.choice((2, 5, 9, 14, 22)) for row in ROWS}
