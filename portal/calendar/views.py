"""The address that a calendar program reads, and the buttons with which a person makes and stops it."""

from flask import Blueprint, flash, redirect, session, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, public, signed_in
from portal.calendar.section import NEW_TOKEN
from portal.transactions import note_afterwards
from tenants import clock
from tenants.errors import NotFound
from workflows.calendar import addresses
from workflows.calendar.feed import feed_ics

pages = Blueprint("calendar", __name__)


@pages.get("/calendar/<token>.ics")
@public
def feed(token: str) -> Response:
    """The calendar of whoever made this address; it reads no cookie and sets none."""
    person = addresses.find_feed(token)
    if person is None:
        raise NotFound
    person_id = person.id
    if addresses.should_note_read(person_id):
        note_afterwards(lambda: addresses.note_read(person_id))
    response = Response(feed_ics(person, clock.today()), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="lmsl-portal.ics"'
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@pages.post("/account/calendar")
@signed_in
def make() -> Response:
    """Makes a new address, which is shown once; the one before stops working."""
    session[NEW_TOKEN] = addresses.make_feed(current_person().id)
    return _back()


@pages.post("/account/calendar/stop")
@signed_in
def stop() -> Response:
    """Stops the address."""
    addresses.revoke_feed(current_person().id)
    session.pop(NEW_TOKEN, None)
    flash("Your calendar feed is stopped. Nobody can read it at its address any more.")
    return _back()


def _back() -> Response:
    return redirect(url_for("account.account", _anchor="calendar-feed"))
