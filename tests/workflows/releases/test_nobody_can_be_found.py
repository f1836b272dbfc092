"""Attacks a small London from its released tables alone: nobody is found unless the protection is weakened.

The attack shares no code with what protects and proves. Its unknowns are the numbers that authorities gave,
each as small as a house knows them, and every released figure is one line about a sum of them.
"""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from uuid import UUID

import highspy
import numpy as np
import pytest
from sqlalchemy import select, update

from tenants import clock
from tenants.counts import Codes
from tenants.database import db
from tenants.fence import PASS
from tenants.scope import tenant_scope
from tests.factories.contributions import give_figures
from tests.factories.drafts import AUTHORITIES, make_draft, quarter_to_release, settle_authorities
from tests.factories.world import World
from workflows.register.cube import Cell, Cube
from workflows.register.models import Release, ReleasedMeasure, ReleasedTable
from workflows.register.periods import Quarter
from workflows.register.queries import cube
from workflows.register.rules import Profile
from workflows.releases.service import publish
from workflows.releases.verify import verify

#: What an attacker knows besides the releases: everything that these authorities gave.
ATTACKERS: dict[str, frozenset[str]] = {
    "an outsider": frozenset(),
    "Barnet": frozenset({"barnet"}),
    "Barnet with Bexley": frozenset({"barnet", "bexley"}),
}
#: Areas as anybody can read them on the page about London; North and Central are one.
AREAS = {"area-north-central": ("North", "Central"), "area-east": ("East",)}

#: The authority, the codes of the parts, and the quarter.
Row = tuple[str, ...]
Key = tuple[str | None, ...]


@dataclass(frozen=True)
class Found:
    """A figure that an attacker knows better than was promised, and between which numbers it lies."""

    who: str
    key: Key
    low: float
    high: float


class Attack:
    """A linear program over what was given, with a line for every figure that was released."""

    def __init__(self, cubes: Sequence[Cube], givers: Sequence[str]) -> None:
        self.axes = [axis.name for axis in cubes[0].axes]
        self.rows: list[Row] = [row for each in cubes for row in self._rows_of(each, givers)]
        self.cells: dict[Key, tuple[list[int], Cell]] = {}
        for each in cubes:
            for key, cell in each.cells.items():
                self.cells[key] = [n for n, row in enumerate(self.rows) if self._holds(key, row)], cell
        self._solver = self._with_lines([each for each in self.cells.values() if each[1].value is not None])
        self._priced: list[int] = []

    def learn(self, who: frozenset[str], given: Mapping[Row, int]) -> None:
        """Tells the attacker all that some authorities gave."""
        for n, row in enumerate(self.rows):
            number = float(given.get(row, 0))
            low, high = (number, number) if row[0] in who else (0.0, highspy.kHighsInf)
            self._solver.changeColBounds(n, low, high)

    def between(self, inside: Sequence[int]) -> tuple[float, float]:
        """The least and the most that the sum of these unknowns can be."""
        return self._end(inside, 1.0), self._end(inside, -1.0)

    def _end(self, inside: Sequence[int], sign: float) -> float:
        for n in self._priced:
            self._solver.changeColCost(n, 0.0)
        for n in inside:
            self._solver.changeColCost(n, sign)
        self._priced = list(inside)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status in (
            highspy.HighsModelStatus.kUnbounded,
            highspy.HighsModelStatus.kUnboundedOrInfeasible,
        ):
            return -sign * math.inf
        assert status == highspy.HighsModelStatus.kOptimal, status
        least = self._solver.getObjectiveValue()
        return sign * math.ceil(least - 1e-6)

    def _rows_of(self, cube: Cube, givers: Sequence[str]) -> Iterator[Row]:
        parts = [[str(code.code) for code in axis.codes if code.level == "leaf"] for axis in cube.axes[1:-1]]
        return product(givers, *parts, [cube.quarters[-1]])

    def _holds(self, key: Key, row: Row) -> bool:
        return all(
            code is None or code == one or self._is_in(name, code, one)
            for name, code, one in zip(self.axes, key, row, strict=True)
        )

    def _is_in(self, name: str, code: str, one: str) -> bool:
        if name == "quarter":
            return one.startswith(f"{code}-")
        return name == "authority" and AUTHORITIES[one] in AREAS.get(code, ())

    def _with_lines(self, lines: Sequence[tuple[list[int], Cell]]) -> highspy.Highs:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.rows), len(lines)
        model.col_cost_ = model.col_lower_ = np.zeros(len(self.rows))
        model.col_upper_ = np.full(len(self.rows), highspy.kHighsInf)
        model.row_lower_ = np.array([float(cell.low or 0) for _, cell in lines])
        model.row_upper_ = np.array([float(cell.high or 0) for _, cell in lines])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(inside) for inside, _ in lines)])
        model.a_matrix_.index_ = np.concatenate([inside for inside, _ in lines]).astype(np.int64)
        model.a_matrix_.value_ = np.ones(len(model.a_matrix_.index_))
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
            solver.setOptionValue(name, value)
        solver.passModel(model)
        return solver


@dataclass(frozen=True)
class Sum:
    """A cell as it truly is: the number, what each authority has of it, and what is the attacker's."""

    number: int
    shares: tuple[int, ...]
    own: int

    @property
    def others(self) -> int:
        """What is not the attacker's."""
        return self.number - self.own

    @property
    def is_of_few(self) -> bool:
        """Whether fewer than three authorities are in it, or two have nine of ten in it."""
        return 0 < len(self.shares) < 3 or 10 * sum(self.shares[:2]) >= 9 * self.number > 0

    def people_promised(self) -> tuple[float, float] | None:
        """One to four others, where they are so few."""
        return (self.own + 1, self.own + 4) if 1 <= self.others <= 4 else None

    def organisations_promised(self) -> tuple[float, float] | None:
        """Three more or fewer, or 15% of the largest share, where few have given."""
        if not self.is_of_few or not self.others:
            return None
        slack = max(3, math.ceil(0.15 * self.shares[0]))
        return max(self.own, self.number - slack, 0), self.number + slack


@dataclass(frozen=True)
class London:
    """What eight authorities gave of a measure in a year, and what was released of it."""

    given: Mapping[Row, int]
    cubes: tuple[Cube, ...]

    def attacks(self) -> list[Attack]:
        """Rounded quarters stand alone; exact ones are attacked together with their year."""
        groups = [[each] for each in self.cubes] if self._is_rounded else [list(self.cubes)]
        return [Attack(group, sorted(AUTHORITIES)) for group in groups]

    def found(self) -> list[Found]:
        """Every figure that somebody knows better than was promised, or knows though it is withheld."""
        return [found for attack in self.attacks() for found in self._found_in(attack)]

    def sensitive_keys(self, attack: Attack) -> set[Key]:
        """The figures about which something was promised to everybody."""
        cells = attack.cells.items()
        return {key for key, (inside, _) in cells if self._promised(self.truth(attack, inside))}

    def true_numbers(self, attack: Attack) -> dict[Key, int]:
        """Every figure as it would be if nothing were protected."""
        return {key: self.truth(attack, inside).number for key, (inside, _) in attack.cells.items()}

    def _found_in(self, attack: Attack) -> Iterator[Found]:
        for who, members in ATTACKERS.items():
            attack.learn(members, self.given)
            for key, (inside, cell) in attack.cells.items():
                if all(attack.rows[n][0] in members for n in inside):
                    continue  # it is all their own
                promised = self._promised(self.truth(attack, inside, members))
                if promised is None and (cell.value is not None or members):
                    continue
                low, high = attack.between(inside)
                is_narrow = promised is not None and (low > promised[0] or high < promised[1])
                if is_narrow or (cell.value is None and low == high):
                    yield Found(who, key, low, high)

    def _promised(self, truth: Sum) -> tuple[float, float] | None:
        return truth.people_promised() if self._is_rounded else truth.organisations_promised()

    def truth(self, attack: Attack, inside: Sequence[int], members: frozenset[str] = frozenset()) -> Sum:
        """What the authorities gave of a cell."""
        shares = dict.fromkeys(AUTHORITIES, 0)
        for n in inside:
            shares[attack.rows[n][0]] += self.given.get(attack.rows[n], 0)
        ordered = sorted((each for each in shares.values() if each), reverse=True)
        own = sum(shares[each] for each in members)
        return Sum(sum(ordered), tuple(ordered), own)

    @property
    def _is_rounded(self) -> bool:
        return self.cubes[0].is_rounded


@dataclass(frozen=True)
class Year:
    """A year that was given and released."""

    given: Mapping[str, Mapping[Row, int]]
    released: tuple[Release, ...]

    def seen(self, measure_key: str) -> London:
        """A measure as members read it now, quarter by quarter."""
        cubes = [cube(measure_key, Profile.MEMBERS, [quarter.key]) for quarter in _year()]
        return London(self.given[measure_key], tuple(each for each in cubes if each is not None))


#: The same London each time.
SEED = 7
#: How many people of a kind one authority refers in a quarter: mostly few.
_FEW = (0, 0, 0, 0, 0, 1, 1, 2, 3, 8)
_PEOPLE = tuple(product(("labour", "sexual", "criminal", "domestic"), ("adult", "child"), ("nrm", "dtn")))
_KINDS = ("joint", "licensing", "awareness", "outreach")


def _people(draw: random.Random) -> dict[Codes, int]:
    return {codes: draw.choice(_FEW) for codes in _PEOPLE}


def _operations(draw: random.Random) -> dict[Codes, int]:
    """Some kinds everywhere, some in few places, and now and then one authority that has nearly all."""
    found: dict[Codes, int] = {}
    for place, kind in enumerate(_KINDS):
        if draw.random() < 1 - 0.25 * place:
            number = draw.choice((1, 2, 3, 5, 40))
            found[kind, "operations"], found[kind, "interventions"] = number, 2 * number + draw.randint(0, 6)
    return found


def _year() -> tuple[Quarter, ...]:
    """The newest year of which all quarters are over."""
    quarter = quarter_to_release()
    while not quarter.is_last:
        quarter = quarter.before()
    return quarter.of_its_year()


#: What counts, with a draw of its own: the same London each time.
_COUNTED: Mapping[str, Callable[[random.Random], dict[Codes, int]]] = {
    "referrals": _people,
    "operations": _operations,
}


def _give(
    slugs: Mapping[str, UUID], quarter: Quarter, draws: Mapping[str, random.Random]
) -> dict[str, dict[Row, int]]:
    """Everybody gives; what they gave by measure."""
    given: dict[str, dict[Row, int]] = {}
    for slug, tenant_id in slugs.items():
        with tenant_scope(tenant_id):
            for key, count in _COUNTED.items():
                numbers = count(draws[key])
                give_figures(key, numbers, quarter=quarter)
                rows = {(slug, *codes, quarter.key): number for codes, number in numbers.items()}
                given[key] = given.get(key, {}) | rows
    return given


@pytest.fixture
def year(sqlite_world: World) -> Year:
    """A year of a small London, released quarter by quarter."""
    draws = {key: random.Random(SEED) for key in _COUNTED}  # noqa: S311 - no secret
    slugs = settle_authorities()
    given: dict[str, dict[Row, int]] = {key: {} for key in _COUNTED}
    released = []
    for quarter in _year():
        for key, rows in _give(slugs, quarter, draws).items():
            given[key] |= rows
        released.append(make_draft(sqlite_world.lmsl, quarter))
        with tenant_scope(sqlite_world.lmsl.id):
            publish(released[-1], by=sqlite_world.lmsl.chair.id, today=clock.today())
    db.session.commit()
    return Year(given, tuple(released))


@pytest.mark.parametrize(("measure_key", "least"), [("referrals", 200), ("operations", 40)])
def test_nobody_is_found_when_all_that_was_released_is_put_together(
    year: Year, measure_key: str, least: int
) -> None:
    london = year.seen(measure_key)
    assert len(london.cubes) == len(_year())
    assert sum(len(london.sensitive_keys(attack)) for attack in london.attacks()) >= least
    assert london.found() == []


@pytest.mark.parametrize("measure_key", ["referrals", "operations"])
def test_the_true_number_lies_where_the_figure_says_when_it_is_released(year: Year, measure_key: str) -> None:
    london = year.seen(measure_key)
    for attack in london.attacks():
        true_numbers = london.true_numbers(attack)
        for key, (_, cell) in attack.cells.items():
            if cell.low is not None and cell.high is not None:
                assert cell.low <= true_numbers[key] <= cell.high, key
                assert cell.reach in ((4, 9, 14) if cell.reach else (0,))


def test_a_year_of_exact_figures_is_among_them_when_it_is_over(year: Year) -> None:
    assert any(key[-1] == _year()[0].year_key for key in year.seen("operations").cubes[-1].cells)


def test_a_figure_is_found_and_named_when_nothing_but_few_are_withheld(year: Year) -> None:
    """What the year would be if only the sensitive figures themselves were withheld."""
    london, last = year.seen("operations"), year.released[-1]
    attack = london.attacks()[0]
    kept = london.sensitive_keys(attack)
    _write(
        last,
        "operations",
        {key: each for key, each in london.true_numbers(attack).items() if key not in kept},
    )
    _is_found_and_named(year, "operations", last)


@pytest.mark.parametrize("place", range(3))
def test_a_figure_is_found_and_named_when_it_was_withheld_and_is_shown(year: Year, place: int) -> None:
    london, last = year.seen("operations"), year.released[-1]
    attack = london.attacks()[0]
    hidden = sorted(london.sensitive_keys(attack) & london.cubes[-1].cells.keys(), key=str)
    key = hidden[place * (len(hidden) - 1) // 2]
    _write(last, "operations", {key: london.true_numbers(attack)[key]})
    _is_found_and_named(year, "operations", last)


def test_figures_are_found_and_named_when_they_were_not_rounded(year: Year) -> None:
    """Numbers that are no multiples give themselves away, whatever is said of how near they are."""
    london, last = year.seen("referrals"), year.released[-1]
    attack = london.attacks()[-1]
    _write(last, "referrals", london.true_numbers(attack))
    faults = _faults(last, "referrals")
    assert all(_in_words(key) in faults for key in london.sensitive_keys(attack))


def _is_found_and_named(year: Year, measure_key: str, release: Release) -> None:
    found = year.seen(measure_key).found()
    faults = _faults(release, measure_key)
    assert found
    assert any(_in_words(each.key) in faults for each in found)


def _faults(release: Release, measure_key: str) -> str:
    verdicts = verify(release)
    assert not verdicts.holds
    return "; ".join(next(each.faults for each in verdicts.measures if each.measure_key == measure_key))


def _in_words(key: Key) -> str:
    return ", ".join("Total" if code is None else code for code in key)


def _write(release: Release, measure_key: str, numbers: Mapping[Key, int]) -> None:
    """Shows these figures, as somebody with the database in their hands could."""
    wanted = select(ReleasedTable).join(ReleasedMeasure, ReleasedMeasure.id == ReleasedTable.measure_id)
    wanted = wanted.where(
        ReleasedMeasure.release_id == release.id, ReleasedMeasure.measure_key == measure_key
    )
    for table in db.session.scalars(wanted).all():
        cells = [
            [codes, numbers[tuple(codes)], ""] if tuple(codes) in numbers else [codes, number, sign]
            for codes, number, sign in table.cells
        ]
        change = update(ReleasedTable.__table__).where(ReleasedTable.__table__.c.id == table.id)  # type: ignore[arg-type]
        db.session.execute(change.values(cells=cells), execution_options={PASS: True})
    db.session.expire_all()
