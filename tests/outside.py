"""Lets a test's requests come from outside, as a browser's do."""

from contextvars import Context
from typing import Any

from flask import has_app_context
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tenants.database import db


class OutsideClient(FlaskClient):
    """A test client whose requests share nothing with the test that makes them.

    Flask would lend a request the test's own application context, and with it the test's database session,
    its open transaction and the person signed in before. So the test's work is committed first and the
    request runs in an empty context.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Commits and closes the test's own session, then makes the request."""
        if has_app_context():
            db.session.commit()
            db.session.close()
        return Context().run(super().open, *args, **kwargs)
