"""The newest figures that everybody may read, with their pictures and files."""

from flask import render_template, request
from werkzeug.wrappers import Response

from portal.access import public
from portal.network.london.board import board, has_other_givers, headlines
from portal.network.london.quarters import Look, look
from portal.network.london.showing_glances import send_glance, send_glance_file, titles
from portal.network.public.blueprint import public_figures as pages
from portal.network.readers import reader_profile
from tenants.errors import NotFound
from workflows.register.rules import Profile


@pages.get("/")
@public
def figures() -> str:
    """The quarter in the address, else the newest; no sign-in."""
    seen = look(Profile.PUBLIC, request.args)
    is_member = reader_profile() == Profile.MEMBERS
    if seen is None:
        return render_template("network/public/nothing.html", is_member=is_member)
    return render_template(
        "network/public/figures.html",
        look=seen,
        headlines=headlines(seen),
        has_other_givers=has_other_givers(seen),
        groups=board(seen, titles()),
        is_member=is_member,
    )


@pages.get("/pictures/<key>.svg")
@public
def picture(key: str) -> Response:
    """The picture of one glance."""
    return send_glance(_look(), key, is_narrow="narrow" in request.args)


@pages.get("/files/<key>.<kind>")
@public
def file(key: str, kind: str) -> Response:
    """One glance as a picture or a table to keep, with its source and its limitations."""
    return send_glance_file(_look(), key, kind)


def _look() -> Look:
    seen = look(Profile.PUBLIC, request.args)
    if seen is None:
        raise NotFound("Nothing has been released yet.")
    return seen
