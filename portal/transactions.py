"""Puts one database transaction round each request, so that nothing is ever half written."""

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, g, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from tenants.database import db, reading_only
from tenants.people.sign_ins import SignedIn, note_seen, should_note_seen

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class PortalApplication(Flask):
    """Flask, with a request's work committed when its answer is good and undone otherwise."""

    def full_dispatch_request(self) -> Response:  # type: ignore[override]
        """Answers one request inside one transaction; a page that is only read never writes."""
        try:
            response = self._read() if request.method in SAFE_METHODS else self._write()
        except BaseException:
            db.session.rollback()
            raise
        _note_that_seen()
        _note_the_rest()
        return response

    def log_exception(self, exc_info: Any) -> None:
        """Leaves it to the page about errors: Flask would log the address, which may be a secret."""

    def _read(self) -> Response:
        with reading_only():
            response = super().full_dispatch_request()
            db.session.rollback()
            return response

    def _write(self) -> Response:
        response = super().full_dispatch_request()
        if response.status_code < 400:
            db.session.commit()
        else:
            db.session.rollback()
        return response


def _note_that_seen() -> None:
    """Keeps the sign-in from idling out, in a short transaction after the page's own."""
    person = g.get("_login_user")
    if not isinstance(person, SignedIn) or not should_note_seen(person):
        return
    try:
        note_seen(person)
        db.session.commit()
    except SQLAlchemyError:
        db.session.rollback()
        current_app.logger.exception("could not note that a sign-in is in use")


def note_afterwards(work: Callable[[], None]) -> None:
    """Has `work` done in a short transaction of its own once the page, which is only read, is made."""
    g.setdefault("to_note", []).append(work)


def _note_the_rest() -> None:
    """Does what the page asked to be noted; the answer does not depend on it."""
    try:
        for work in g.pop("to_note", []):
            work()
            db.session.commit()
    except SQLAlchemyError:
        db.session.rollback()
        current_app.logger.exception("could not note that a page was read")
