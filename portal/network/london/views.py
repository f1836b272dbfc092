"""London at a glance for members: the page, its pictures and files, the map, and who gave figures."""

from flask import render_template, request
from werkzeug.wrappers import Response

from portal.access import signed_in
from portal.network.london.blueprint import london as pages
from portal.network.london.board import board, has_other_givers, headlines
from portal.network.london.giving import Giver, givers_of
from portal.network.london.mapping import asked_map
from portal.network.london.quarters import Look, look
from portal.network.london.showing_glances import send_glance, send_glance_file, titles
from portal.network.readers import is_of_the_network, reader_profile
from tenants.errors import NotFound
from workflows.register.queries import members, receipts


@pages.get("/")
@signed_in
def london() -> str:
    """London at a glance: the quarter in the address, else the newest."""
    seen = look(reader_profile(), request.args)
    if seen is None:
        return render_template("network/london/nothing.html")
    return render_template(
        "network/london/london.html",
        look=seen,
        headlines=headlines(seen),
        has_other_givers=has_other_givers(seen),
        groups=board(seen, titles()),
        map=asked_map(seen, request.args),
        givers=_givers(seen) if is_of_the_network() else [],
    )


@pages.get("/pictures/<key>.svg")
@signed_in
def picture(key: str) -> Response:
    """The picture of one glance."""
    return send_glance(_look(), key, is_narrow="narrow" in request.args)


@pages.get("/files/<key>.<kind>")
@signed_in
def file(key: str, kind: str) -> Response:
    """One glance as a picture or a table to keep, with its source and its limitations."""
    return send_glance_file(_look(), key, kind)


def _look() -> Look:
    seen = look(reader_profile(), request.args)
    if seen is None:
        raise NotFound("Nothing has been released yet.")
    return seen


def _givers(seen: Look) -> list[Giver]:
    return givers_of(receipts([seen.release.starts_on]), members())
