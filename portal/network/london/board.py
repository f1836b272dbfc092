"""Makes the page of London from released figures: the first few numbers, and each glance with its table."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from portal.network.london.glances import GLANCES, HEADLINES, Against, Glance, Headline, all_glances
from portal.network.london.quarters import Look
from portal.network.showing import PageCell, PageRow, PageTable, change_words, lay_out, page_cell
from tenants.errors import NotFound
from workflows.register.cube import LEAF, MISSING, TOTAL, Cell, Cube
from workflows.register.periods import quarter_at
from workflows.releases.measures import QUARTER

_NEVER = "no earlier figure"
#: Codes that say nothing of what was found, so that they are not named as what there is most of.
_NO_ANSWERS = ("unknown", "other", "none")
_WAYS = ("more", "fewer")
_SINCE = "Since"
_MOST_NAMED = 3
_MISSING = page_cell(MISSING)


@dataclass(frozen=True, slots=True)
class HeadlineShown:
    """One number with how it has changed, in words."""

    words: str
    cell: PageCell
    since_last: str
    since_a_year: str
    given: str  # 31 of 33
    given_before: str  # 33 before, or 30 and 28 before; empty where as many gave figures
    measure_key: str


def has_other_givers(look: Look) -> bool:
    """Whether a change may come from how many authorities gave figures, and not from what they count."""
    cubes = [look.cube(key, look.before) for key in {each.measure_key for each in HEADLINES}]
    return any(len({each.given for each in cube.coverages.values()}) > 1 for cube in cubes if cube)


@dataclass(frozen=True, slots=True)
class Seen:
    """A glance with its table and what it says."""

    glance: Glance
    table: PageTable
    says: str

    @property
    def alt(self) -> str:
        """The words that stand for the picture."""
        return f"{self.glance.title}. {self.says} All figures are in the table.".replace("  ", " ")


def headlines(look: Look) -> list[HeadlineShown]:
    """The first few numbers, without those of which nothing was released."""
    return [shown for each in HEADLINES if (shown := _headline(look, each)) is not None]


def _headline(look: Look, headline: Headline) -> HeadlineShown | None:
    cube = look.cube(headline.measure_key, look.before)
    if cube is None:
        return None
    a_year_before, last, now = (_cell(cube, dict(headline.chosen), quarter) for quarter in look.before)
    if now is None or now == MISSING:
        return None
    given = cube.coverages[look.release.period]
    return HeadlineShown(
        words=headline.words,
        cell=page_cell(now),
        since_last=_change(now, last),
        since_a_year=_change(now, a_year_before),
        given=f"{given.given} of {given.of}",
        given_before=given_before(look, cube),
        measure_key=headline.measure_key,
    )


def given_before(look: Look, cube: Cube) -> str:
    """How many authorities gave figures in the quarters that are compared, where it is another number."""
    a_year_before, last, now = (each.given if each else None for each in map(cube.coverages.get, look.before))
    earlier = [count for count in (last, a_year_before) if count is not None]
    if all(count == now for count in earlier):
        return ""
    return f"{' and '.join(str(count) for count in dict.fromkeys(earlier))} before"


def _cell(cube: Cube, chosen: dict[str, str], quarter: str) -> Cell | None:
    return cube.cell(**chosen, quarter=quarter) if quarter in cube.quarters else None


def _change(now: Cell, before: Cell | None) -> str:
    return _NEVER if before is None else change_words(now, before)


def board(look: Look, titles: Mapping[str, str]) -> dict[str, list[Seen]]:
    """Every glance by its heading, without those of which nothing was released."""
    made = {
        heading: [seen for each in group if (seen := see(look, each, titles))]
        for heading, group in GLANCES.items()
    }
    return {heading: group for heading, group in made.items() if group}


def glance(look: Look, key: str, titles: Mapping[str, str]) -> Seen:
    """One of them; NotFound when there is none, or nothing of it was released."""
    wanted = all_glances().get(key)
    seen = see(look, wanted, titles) if wanted else None
    if seen is None:
        raise NotFound("There is no such figure.")
    return seen


def see(look: Look, glance: Glance, titles: Mapping[str, str]) -> Seen | None:
    """The glance with its figures; None when there are none. `titles` replace the words of codes."""
    periods = {Against.BEFORE: look.before, Against.QUARTERS: look.so_far}.get(
        glance.against, look.before[-1:]
    )
    cube = look.cube(glance.measure_key, periods)
    if cube is None:
        return None
    if glance.unit:
        cube = replace(cube, unit=glance.unit)
    table = _table(cube, glance)
    if not table.has_figures:
        return None
    unsaid = {code.words for code in cube.axis(glance.rows).codes if code.code in _NO_ANSWERS}
    table = _with_titles(table, titles)
    return Seen(glance, table, _says(table, unsaid) if glance.is_ranked else "")


def _table(cube: Cube, glance: Glance) -> PageTable:
    across = glance.across or QUARTER
    levels = {glance.rows: (glance.level, TOTAL), across: (LEAF, TOTAL), QUARTER: (LEAF,)}
    table = lay_out(cube, [glance.rows], across, dict(glance.chosen), levels=levels, caption=glance.title)
    table = _without_empty_wholes(table)
    return _with_changes(table, cube, glance) if glance.against is Against.BEFORE else table


def _without_empty_wholes(table: PageTable) -> PageTable:
    """Leaves out sums that no table of the measure has, such as of sessions and people."""
    kept = (row for row in table.rows if not row.is_whole or any(cell != _MISSING for cell in row.cells))
    return replace(table, rows=tuple(kept))


def _with_changes(table: PageTable, cube: Cube, glance: Glance) -> PageTable:
    """The table with a column that says how each line has changed since the quarter before."""
    if len(cube.quarters) < 2:
        return table
    last, now = cube.quarters[-2:]
    words = {code.words: _grown(cube, glance, code.code, now, last) for code in cube.axis(glance.rows).codes}
    rows = [replace(row, cells=(*row.cells, PageCell(words[row.heads[0]]))) for row in table.rows]
    return replace(table, columns=(*table.columns, f"{_SINCE} {quarter_at(last).words}"), rows=tuple(rows))


def _grown(cube: Cube, glance: Glance, code: str | None, now: str, last: str) -> str:
    asked = {**dict(glance.chosen), glance.rows: code}
    return change_words(cube.cell(**asked, quarter=now), cube.cell(**asked, quarter=last))


def _with_titles(table: PageTable, titles: Mapping[str, str]) -> PageTable:
    rows = [replace(row, heads=tuple(titles.get(words, words) for words in row.heads)) for row in table.rows]
    return replace(table, rows=tuple(rows))


def _says(table: PageTable, unsaid: Collection[str]) -> str:
    """Which line has most, and which have changed, from what was released alone; `unsaid` are no answers."""
    parts = [row for row in table.rows if not row.is_whole and row.heads[0] not in unsaid]
    since = table.columns[-1]
    cells = {row.heads[0]: row.cells[-2 if since.startswith(_SINCE) else -1] for row in parts}
    return f"{_most(cells)} {_changed(parts, since)}".strip()


def _most(cells: Mapping[str, PageCell]) -> str:
    """Most: Criminal, 295; all that rounding may have put behind it are named as well."""
    known = {words: cell for words, cell in cells.items() if cell.number}
    at_least = max((cell.low or 0 for cell in known.values()), default=0)
    first = [f"{words}, {cell.words}" for words, cell in known.items() if (cell.high or 0) >= at_least]
    if not first or len(first) > _MOST_NAMED:
        return ""
    is_certain = all(cell.number is not None for cell in cells.values())
    return f"{'Most' if is_certain else 'Most of what is shown'}: {'; '.join(first)}."


def _changed(rows: Sequence[PageRow], since: str) -> str:
    """More since April to June 2026: Labour."""
    said = []
    for way in _WAYS:
        names = [row.heads[0] for row in rows if row.cells[-1].words.endswith(f" {way}")]
        if names:
            said.append(f"{way.capitalize()} {since[:1].lower()}{since[1:]}: {', '.join(names)}.")
    return " ".join(said)
