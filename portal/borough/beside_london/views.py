"""An authority beside London: the page and its two pictures."""

from flask import Response, render_template, request

from portal.access import current_belonging, requires
from portal.borough.beside_london.asking import Asked, read
from portal.borough.beside_london.blueprint import beside_london as pages
from portal.borough.beside_london.comparing import by_part, by_quarter, own_area
from portal.borough.beside_london.own import own_of
from portal.borough.beside_london.pictures import (
    quarters_alt,
    quarters_picture,
    standing_alt,
    standing_picture,
)
from portal.borough.beside_london.standing import standing_of
from portal.network.london.quarters import look
from portal.network.readers import reader_profile
from portal.network.sending import send_picture
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from workflows.charts.titled import ON_PAGE, ON_PHONE


@pages.get("/")
@requires(Permission.CONTRIBUTION_READ)
def beside() -> str:
    """Own figures beside the area and London, where they stand among the others, and quarter by quarter."""
    asked = _asked()
    if asked is None:
        return render_template("borough/beside_london/nothing.html")
    slug = current_belonging().slug
    area, standing = own_area(asked, slug), standing_of(asked, slug)
    quarters = by_quarter(asked, area)
    return render_template(
        "borough/beside_london/beside.html",
        asked=asked,
        table=by_part(asked, area),
        standing=standing,
        standing_alt=standing_alt(standing) if standing else "",
        quarters=quarters,
        quarters_alt=quarters_alt(quarters),
        is_given=own_of(asked.cube.measure_key, asked.look.release).is_given,
    )


@pages.get("/standing.svg")
@requires(Permission.CONTRIBUTION_READ)
def standing() -> Response:
    """The others by band."""
    found = standing_of(_something(), current_belonging().slug)
    if found is None:
        raise NotFound("No figures of single authorities were released of that.")
    return send_picture(standing_picture(found, ON_PHONE if "narrow" in request.args else ON_PAGE))


@pages.get("/quarters.svg")
@requires(Permission.CONTRIBUTION_READ)
def quarters() -> Response:
    """Own, area and London, quarter by quarter."""
    asked = _something()
    return send_picture(quarters_picture(by_quarter(asked, own_area(asked, current_belonging().slug))))


def _asked() -> Asked | None:
    seen = look(reader_profile(), request.args)
    return read(seen, request.args) if seen else None


def _something() -> Asked:
    asked = _asked()
    if asked is None:
        raise NotFound("Nothing has been released yet.")
    return asked
