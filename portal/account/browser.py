"""Gives a browser the token of a sign-in, and takes it away."""

from flask import session
from flask_login import login_user, logout_user

from tenants.errors import NotFound
from tenants.people.sign_ins import find_signed_in


def begin(token: str) -> None:
    """Gives the browser its new token; a form left open in another tab stays good for the same browser."""
    person = find_signed_in(token)
    if person is None:
        raise NotFound
    kept = session.get("csrf_token")
    session.clear()
    if kept:
        session["csrf_token"] = kept
    login_user(person)


def end() -> None:
    """Leaves nothing of a sign-in in the browser."""
    logout_user()
    session.clear()
