"""The whole pathway on one page: as a picture, as a table that says the same, and as a PDF to print."""

import json
from functools import lru_cache
from io import BytesIO
from typing import Any

from flask import render_template, send_file
from werkzeug.wrappers import Response

from portal.access import public
from portal.papers import file_name
from portal.pathway.blueprint import pathway
from portal.pathway.reading import address, shown_at
from tenants import clock
from tenants.dating import format_day
from tenants.pathways.steps import Pathway
from workflows.pathway_charts.about import chart_of, organisation_of
from workflows.pathway_charts.chart import Chart, rows_of
from workflows.pathway_charts.paper import chart_pdf
from workflows.pathway_charts.svg import Picture, draw
from workflows.published_pathways.values import Shown

_MOST_KEPT = 64
_CLOSED = "default-src 'none'; frame-ancestors 'none'; sandbox"


@pathway.get("/<place>/chart")
@public
def chart(place: str) -> str:
    """The picture, and a table that says the same."""
    shown = shown_at(place)
    rows = rows_of(shown.pathway)
    return render_template(
        "pathway/chart.html",
        shown=shown,
        picture=_picture(*_key(shown)),
        rows=rows,
        has_inferred=any(lead.is_inferred for row in rows for lead in row.leads),
        address=address,
        today=clock.today(),
    )


@pathway.get("/<place>/chart.svg")
@public
def chart_svg(place: str) -> Response:
    """The picture alone, which says in words what it shows."""
    drawn = _picture(*_key(shown_at(place))).svg
    return _send(drawn.encode(), mimetype="image/svg+xml")


@pathway.get("/<place>/chart.pdf")
@public
def chart_file(place: str) -> Response:
    """One page to print and pin to a wall."""
    shown = shown_at(place)
    name = file_name(f"{shown.title} {shown.place.name} {format_day(shown.on)}")
    content = _file(*_key(shown), organisation_of(shown))
    return _send(content, mimetype="application/pdf", as_attachment=True, download_name=f"{name}.pdf")


def _key(shown: Shown) -> tuple[str, tuple[str, ...], str]:
    """Everything that a chart is made of, such that the same is not drawn twice."""
    drawn = chart_of(shown)
    return drawn.title, drawn.about, json.dumps(drawn.pathway.as_values())


@lru_cache(maxsize=_MOST_KEPT)
def _picture(title: str, about: tuple[str, ...], values: str) -> Picture:
    return draw(_chart(title, about, values))


@lru_cache(maxsize=_MOST_KEPT)
def _file(title: str, about: tuple[str, ...], values: str, organisation: str) -> bytes:
    return chart_pdf(_chart(title, about, values), organisation)


def _chart(title: str, about: tuple[str, ...], values: str) -> Chart:
    return Chart(title, about, Pathway.of(json.loads(values)))


def _send(content: bytes, **how: Any) -> Response:
    response = send_file(BytesIO(content), etag=False, **how)
    response.headers["Content-Security-Policy"] = _CLOSED
    return response
