"""The front page, and the list of tenants of somebody who belongs to several."""

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from portal.access import current_person, find_current_person, public, signed_in
from portal.navigation import front_door
from tenants.people.permissions import ROLE_WORDS

pages = Blueprint("home", __name__)


@pages.get("/")
@public
def home() -> str | Response:
    """What the portal is; for somebody signed in, their tenant or the list of them."""
    person = find_current_person()
    if person is None:
        return render_template("home/front.html")
    if len(person.belongings) == 1:
        return redirect(front_door(person.belongings[0]))
    return _list_of_tenants()


@pages.get("/account/tenants")
@signed_in
def tenants() -> str:
    """The tenants a person belongs to, with the role in each."""
    return _list_of_tenants()


def _list_of_tenants() -> str:
    return render_template("home/tenants.html", belongings=current_person().belongings, role_words=ROLE_WORDS)
