"""Sends what was made of released figures: a picture on a page, or a file to keep."""

from io import BytesIO

from flask import Response, send_file
from werkzeug.wrappers import Response as AnyResponse

from portal.access import find_current_person
from portal.network.files import SAFE
from portal.papers import file_name
from tenants import clock
from workflows.charts.drawing import Drawing
from workflows.register.queries import ReleaseLine
from workflows.workbooks.writing import About

KINDS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_CLOSED = "default-src 'none'; frame-ancestors 'none'; sandbox"


def send_picture(drawing: Drawing) -> Response:
    """The picture of a page."""
    return Response(drawing.svg, mimetype=KINDS["svg"], headers={"Content-Security-Policy": _CLOSED})


def send_as(content: bytes, kind: str, name: str) -> AnyResponse:
    """The file of this kind (one of KINDS), to be saved under `name`."""
    response = send_file(
        BytesIO(content),
        mimetype=KINDS[kind],
        as_attachment=True,
        download_name=f"{file_name(name)}.{kind}",
        etag=False,
    )
    response.headers["Content-Security-Policy"] = _CLOSED
    return response


def about(release: ReleaseLine, holds: str) -> About:
    """What a workbook's dictionary says of figures of a release."""
    person = find_current_person()
    made_for = person.name if person else "Everybody"
    return About(source_words(release), made_for, clock.today(), holds=holds, confidentiality=SAFE)


def source_words(release: ReleaseLine) -> str:
    """Where figures come from, for whoever finds the file."""
    invented = ", of figures invented for a demonstration" if release.is_demonstration else ""
    return f"Release {release.number} of the LMSL Network, {release.title}{invented}"
