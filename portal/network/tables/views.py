"""The table builder: the page, its picture, and the same choice as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from flask import Response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from portal.access import signed_in
from portal.network.files import as_csv_of_page, as_excel_of_page
from portal.network.london.quarters import Look, look
from portal.network.readers import reader_profile
from portal.network.sending import KINDS, about, send_as, send_picture, source_words
from portal.network.tables.asking import MEASURE, Asked, read
from portal.network.tables.blueprint import builder as pages
from portal.network.tables.lines import together
from portal.network.tables.pictures import alt_of, picture_of, shape_of, why_not
from tenants import clock
from tenants.dating import format_day
from tenants.errors import NotFound
from workflows.charts.titled import ON_PAGE, ON_PHONE, Frame
from workflows.register.cube import Cube
from workflows.register.queries import ReleaseLine, measures_of

_PICTURES = ("png", "svg")
_MOST_KEPT = 64


@dataclass(frozen=True)
class Built:
    """A measure over every quarter that has it, and the table that was asked for."""

    look: Look  # the newest quarter that has it
    cube: Cube
    asked: Asked
    measures: Mapping[str, str]  # title by key
    unclear: tuple[str, ...]

    @property
    def release(self) -> ReleaseLine:
        """The release that the table is of; of several the newest."""
        return next(
            (each for each in self.look.standing if each.period == self.asked.quarter), self.look.release
        )


@pages.get("/")
@signed_in
def tables() -> str:
    """The table that the address asks for, and what else can be chosen."""
    built = _built()
    if built is None:
        return render_template("network/tables/nothing.html")
    return render_template(
        "network/tables/tables.html",
        built=built,
        asked=built.asked,
        together=together(built.cube),
        is_drawn=shape_of(built.asked) is not None,
        why_not=why_not(built.asked),
        alt=alt_of(built.asked),
    )


@pages.get("/picture.svg")
@signed_in
def picture() -> Response:
    """The picture of the page."""
    built = _something()
    _must_be_drawn(built)
    return send_picture(picture_of(built.asked, ON_PHONE if "narrow" in request.args else ON_PAGE))


@pages.get("/table.<kind>")
@signed_in
def file(kind: str) -> AnyResponse:
    """The table as CSV or Excel, or drawn as PNG or SVG."""
    if kind not in KINDS:
        raise NotFound("There is no such file.")
    built = _something()
    return send_as(_content(built, kind), kind, f"London {built.asked.table.caption}")


def _content(built: Built, kind: str) -> bytes:
    table, words = built.asked.table, built.asked.table.caption
    if kind == "csv":
        return as_csv_of_page(table)
    if kind == "xlsx":
        return as_excel_of_page(table, title=words, about=about(built.release, words))
    _must_be_drawn(built)
    source = f"{source_words(built.release)}, taken out on {format_day(clock.today())}."
    drawing = picture_of(built.asked, Frame(words, (source, table.coverage, *table.notes, *table.limits)))
    return drawing.png if kind == "png" else drawing.svg


def _must_be_drawn(built: Built) -> None:
    words = why_not(built.asked)
    if words:
        raise NotFound(words)


def _something() -> Built:
    built = _built()
    if built is None:
        raise NotFound("Nothing has been released yet.")
    return built


def _built() -> Built | None:
    """What the address asks for; None when nothing was released."""
    newest = look(reader_profile(), {})
    offered = _offered(newest.standing) if newest else {}
    if newest is None or not offered:
        return None
    wanted = request.args.get(MEASURE, "")
    key = wanted if wanted in offered else next(iter(offered))
    seen = Look(offered[key][1], newest.standing)
    cube = seen.cube(key, seen.so_far)
    if cube is None:
        return None
    asked = read(cube, request.args)
    unclear = () if wanted in ("", key) else (f"No such measure was released. This shows “{cube.title}”.",)
    return Built(
        seen, cube, asked, {each: title for each, (title, _) in offered.items()}, unclear + asked.unclear
    )


@lru_cache(maxsize=_MOST_KEPT)
def _offered(standing: tuple[ReleaseLine, ...]) -> Mapping[str, tuple[str, ReleaseLine]]:
    """Every measure by its key: its title, and the newest release that has it; releases are never edited."""
    found: dict[str, tuple[str, ReleaseLine]] = {}
    for release in standing:
        for each in measures_of(release):
            found.setdefault(each.measure_key, (each.title, release))
    return found
