"""One table of a release: looking at it, and taking it or all of them out as files."""

from uuid import UUID

from flask import render_template, request
from werkzeug.wrappers import Response

from portal.access import public
from portal.network.files import as_csv, as_excel
from portal.network.readers import readable_release
from portal.network.releases import asked as asking
from portal.network.releases.blueprint import releases as pages
from portal.network.sending import about, send_as
from tenants.errors import NotFound
from workflows.register.queries import cube_of, measures_of


@pages.get("/<uuid:release_id>/<measure_key>/<table_key>")
@public
def table(release_id: UUID, measure_key: str, table_key: str) -> str:
    """A table with what stands beside it, narrowed to what the address asks for."""
    release = readable_release(release_id)
    cube = cube_of(release, measure_key)
    found = asking.table_of(cube, table_key)
    return render_template(
        "network/releases/table.html",
        release=release,
        cube=cube,
        shown=found,
        asked=asking.read(cube, found, request.args),
    )


@pages.get("/<uuid:release_id>/<measure_key>/<table_key>.<kind>")
@public
def file(release_id: UUID, measure_key: str, table_key: str, kind: str) -> Response:
    """The whole table as CSV or as a workbook."""
    release = readable_release(release_id)
    cube = cube_of(release, measure_key)
    found = asking.table_of(cube, table_key)
    name = f"{release.period_words} {found.title}"
    if kind == "csv":
        return send_as(as_csv(cube, found), kind, name)
    if kind == "xlsx":
        return send_as(as_excel([(cube, found)], title=name, about=about(release, found.title)), kind, name)
    raise NotFound("There is no such file.")


@pages.get("/<uuid:release_id>/workbook")
@public
def workbook(release_id: UUID) -> Response:
    """Every table of the release as one workbook."""
    release = readable_release(release_id)
    cubes = [cube_of(release, each.measure_key) for each in measures_of(release)]
    if not cubes:
        raise NotFound("This release was withdrawn, so there is nothing to take out.")
    tables = [(cube, table) for cube in cubes for table in cube.tables]
    content = as_excel(tables, title=release.title, about=about(release, "Every table of the release"))
    return send_as(content, "xlsx", f"{release.period_words} all tables")
