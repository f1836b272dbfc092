"""Turns refusals and failures into pages in plain words."""

import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, g, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from portal.collisions import COLLISIONS, is_collision
from tenants.database import db
from tenants.errors import Conflict, FieldError, NotAllowed, NotFound, Refusal, WrongState

Answer = tuple[str, int]

#: Fields that are never written into a page, not even for the person who typed them.
SECRET_FIELDS = {"password", "again", "current"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What an error page says: a title, and sentences on what to do next."""

    title: str
    words: tuple[str, ...]


UNREADABLE = Problem(
    "The portal could not read that",
    ("Something in the address or the form was not as expected. Go back, check it, and try again.",),
)
PROBLEMS: dict[int, Problem] = {
    400: UNREADABLE,
    401: Problem(
        "You have been signed out",
        ("It had been a while since you last opened a page. What you sent is not saved yet.",),
    ),
    403: Problem("You cannot do that here", ("Your role here does not include this.",)),
    404: Problem(
        "Page not found",
        (
            "Check the address if you typed it. If you followed a link, the page may have moved.",
            "If you expected to see it, ask the lead of that council whether you have been added.",
        ),
    ),
    405: Problem(
        "This address cannot be opened like that",
        ("It only works from a button on one of the portal’s pages. Go back and use the button.",),
    ),
    409: Problem("This has changed in the meantime", ("Go back, reload the page, and try again.",)),
    413: Problem(
        "That is too large",
        ("A file may have up to 10 MB. Go back: what you typed is still there. Choose a smaller file.",),
    ),
    500: Problem(
        "Sorry, something went wrong here",
        ("It is our fault and not yours. Nothing was saved. Go back and try again in a few minutes.",),
    ),
}
FORGED = Problem(
    "This page had been open for too long",
    ("To be safe, we have not saved it yet. Nothing is lost: go back, and what you typed is still there.",),
)
REFUSALS: tuple[tuple[type[Refusal], int], ...] = (
    (NotFound, 404),
    (NotAllowed, 403),
    (WrongState, 409),
    (Conflict, 409),
    (FieldError, 422),
)


def explain_errors(app: Flask) -> None:
    """Registers a page for each way in which a request can fail."""
    app.register_error_handler(Refusal, _refused)
    for kind in COLLISIONS:
        app.register_error_handler(kind, _second)
    app.register_error_handler(CSRFError, lambda _error: _page(FORGED, 400, unsent=_unsent()))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(InternalServerError, _broken)


def _refused(refusal: Refusal) -> Answer:
    status = next((status for kind, status in REFUSALS if isinstance(refusal, kind)), 409)
    problem = PROBLEMS.get(status, UNREADABLE)
    if status == 404:
        return _page(problem, status)
    return _page(Problem(problem.title, (refusal.words,)), status)


def _second(problem: Exception) -> Answer:
    """Somebody else changed the same in that moment; anything else the database says is a fault of ours."""
    if not is_collision(problem):
        raise problem
    return _page(PROBLEMS[409], 409)


def _http_error(error: HTTPException) -> Any:
    """Keeps what the error says to the browser, such as which methods an address takes."""
    status = error.code or 500
    if status < 400:
        return error
    unsent = _unsent() if status == 401 else []
    page, _ = _page(PROBLEMS.get(status, UNREADABLE), status, unsent=unsent)
    kept = [(name, value) for name, value in error.get_headers() if name != "Content-Type"]
    return page, status, kept


def _broken(error: InternalServerError) -> Answer:
    """Says nothing of the cause; the log has it, under the same reference."""
    reference = secrets.token_hex(4)
    rule = request.url_rule.rule if request.url_rule else "an unknown address"
    cause = error.original_exception or error
    current_app.logger.error("reference %s: %s %s", reference, request.method, rule, exc_info=cause)
    return _page(PROBLEMS[500], 500, reference=reference)


def _unsent() -> list[tuple[str, str]]:
    """What was typed, to be offered again; nothing when another site sent it, or it holds a password."""
    typed = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    is_ours = urlsplit(request.headers.get("Origin", "")).netloc == request.host
    return typed if is_ours and not SECRET_FIELDS & {name for name, _ in typed} else []


def _page(problem: Problem, status: int, **values: Any) -> Answer:
    """Undoes what the request had begun, so that the page reads from a clean transaction."""
    db.session.rollback()
    g.setdefault("belonging", None)
    return render_template("errors/problem.html", problem=problem, status=status, **values), status
