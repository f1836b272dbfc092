"""Which of its figures an authority looks at: a quarter, a measure, what stands down, and what is fixed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portal.network.london.quarters import Look
from portal.network.releases.asked import Choice
from portal.network.tables.asking import codes_to_fix
from portal.network.tables.lines import levels_of
from workflows.register.cube import Axis, Code, Cube
from workflows.register.queries import measures_of
from workflows.releases.measures import AUTHORITY, QUARTER

MEASURE, ROWS = "measure", "rows"
_ALL = "all"


@dataclass(frozen=True)
class Asked:
    """What the address asks for; whatever cannot be read is left as it usually is."""

    look: Look
    cube: Cube  # over the quarters up to the one that is looked at
    rows: Axis
    measures: tuple[tuple[str, str, bool], ...]
    fixed: Mapping[str, Code]  # of every part

    @property
    def parts(self) -> tuple[Axis, ...]:
        """Its axes besides place and time."""
        return _parts(self.cube)

    @property
    def rows_choice(self) -> Choice:
        """What can stand down."""
        return Choice(ROWS, "By", tuple((each.name, each.title, each == self.rows) for each in self.parts))

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be fixed."""
        return tuple(_choice(axis, self.fixed[axis.name]) for axis in self.parts)

    @property
    def codes(self) -> dict[str, str | None]:
        """What is fixed, by the names of axes."""
        return {name: code.code for name, code in self.fixed.items()}

    @property
    def fixed_words(self) -> str:
        """Labour, Children; nothing where all are meant."""
        return ", ".join(code.words for code in self.fixed.values() if code.code is not None)

    @property
    def address(self) -> dict[str, str]:
        """Of what is looked at."""
        fixed = {name: code.code or _ALL for name, code in self.fixed.items()}
        address = {MEASURE: self.cube.measure_key, ROWS: self.rows.name, **fixed}
        return {**address, QUARTER: self.look.release.period}


def read(look: Look, args: Mapping[str, str]) -> Asked | None:
    """What the address asks for of a quarter; None when nothing was released for it."""
    offered = {each.measure_key: each.title for each in measures_of(look.release)}
    if not offered:
        return None
    wanted = args.get(MEASURE, "")
    key = wanted if wanted in offered else next(iter(offered))
    cube = look.cube(key, look.so_far)
    if cube is None:
        return None
    parts = _parts(cube)
    return Asked(
        look=look,
        cube=cube,
        rows=next((axis for axis in parts if axis.name == args.get(ROWS)), parts[0]),
        measures=tuple((each, title, each == key) for each, title in offered.items()),
        fixed={axis.name: _fixed(axis, args.get(axis.name)) for axis in parts},
    )


def _parts(cube: Cube) -> tuple[Axis, ...]:
    """Its parts with the codes that any table shows."""
    found = (axis for axis in cube.axes if axis.name not in (AUTHORITY, QUARTER) and levels_of(cube, axis))
    return tuple(replace(axis, codes=codes_to_fix(cube, axis)) for axis in found)


def _fixed(axis: Axis, wanted: str | None) -> Code:
    whole = next((code for code in axis.codes if code.code is None), axis.codes[0])
    return next((code for code in axis.codes if code.code == wanted), whole)


def _choice(axis: Axis, chosen: Code) -> Choice:
    codes = sorted(axis.codes, key=lambda code: code.code is not None)
    return Choice(
        axis.name, axis.title, tuple((code.code or _ALL, code.words, code == chosen) for code in codes)
    )
