"""Sends a figure as a picture on a page, or as a file to keep: PNG, SVG, CSV or Excel."""

from collections.abc import Sequence
from io import BytesIO

from flask import Response, send_file
from werkzeug.wrappers import Response as AnyResponse

from portal.access import current_belonging, current_person
from portal.papers import file_name
from tenants import clock
from tenants.dating import format_day
from tenants.errors import NotFound
from workflows.charts.titled import Frame
from workflows.figures.export import as_csv, as_excel
from workflows.figures.log import has_invented
from workflows.figures.periods import Period
from workflows.figures.pictures import picture_of
from workflows.figures.values import Figure
from workflows.workbooks.writing import About

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KINDS = {"png": "image/png", "svg": "image/svg+xml", "csv": "text/csv", "xlsx": EXCEL}
_CLOSED = "default-src 'none'; frame-ancestors 'none'; sandbox"


def send_picture(figure: Figure) -> Response:
    """The picture of a page, which nobody but the person's own browser may keep."""
    if figure.is_empty:
        raise NotFound("There is nothing to draw here yet.")
    headers = {"Cache-Control": "private, no-cache"}
    return Response(picture_of(figure).svg, mimetype=_KINDS["svg"], headers=headers)


def send_figure(figure: Figure, kind: str, source: str, words: str, confidential: str) -> AnyResponse:
    """The file; `source` says where the figure comes from and `words` which period it is of."""
    if kind not in _KINDS or (kind in ("png", "svg") and figure.is_empty):
        raise NotFound("There is no such file.")
    if kind == "xlsx":
        return send_workbook([figure], figure.title, source, words, confidential)
    if kind == "csv":
        return _send(as_csv(figure), kind, f"{figure.title} {words}")
    drawn = picture_of(figure, Frame(figure.title, (_source(source, words), confidential, *figure.limits)))
    return _send(drawn.png if kind == "png" else drawn.svg, kind, f"{figure.title} {words}")


def send_workbook(
    figures: Sequence[Figure], title: str, source: str, words: str, confidential: str
) -> AnyResponse:
    """The figures as a workbook with a dictionary and notes."""
    about = About(source, current_person().name, clock.today(), holds=words, confidentiality=confidential)
    return _send(as_excel(figures, title=title, about=about), "xlsx", f"{title} {words}")


def log_source(period: Period, *more: str) -> str:
    """Where figures of the log come from, and that entries were invented if any of the period were."""
    source = f"The referral log of {current_belonging().tenant_name} in the portal of the LMSL Network"
    invented = ("with entries invented for a demonstration",) if has_invented(period) else ()
    return ", ".join((source, *more, *invented))


def _source(source: str, words: str) -> str:
    return f"{source}, {words}, made on {format_day(clock.today())}."


def _send(content: bytes, kind: str, name: str) -> AnyResponse:
    house = current_belonging().tenant_name
    response = send_file(
        BytesIO(content),
        mimetype=_KINDS[kind],
        as_attachment=True,
        download_name=f"{file_name(f'{house} {name}')}.{kind}",
        etag=False,
    )
    response.headers["Content-Security-Policy"] = _CLOSED
    return response
