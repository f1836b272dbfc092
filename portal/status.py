"""Pages about the portal itself: whether it is well, and what it promises."""

from datetime import timedelta

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint, Response, current_app, render_template
from sqlalchemy.exc import SQLAlchemyError

from portal.access import public
from portal.config import ROOT
from tenants import clock
from tenants.database import db
from tenants.people.sign_ins import LIMITS_IN_WORDS
from workflows.runs.queries import last_tick_at

pages = Blueprint("status", __name__)

#: How long the scheduler may be silent before /ready says so; the pages go on working without it.
SILENCE = timedelta(minutes=10)


@pages.get("/health")
@public
def health() -> Response:
    """The process answers."""
    return _plain("ok")


@pages.get("/ready")
@public
def ready() -> Response:
    """Whether the database answers and is migrated (else 503), and when the scheduler was last heard of."""
    problem = _problem_with_database()
    if problem:
        return _plain(problem, 503)
    return _plain(f"ready\n{_words_on_scheduler()}")


@pages.get("/help")
@public
def help() -> str:
    """Answers to what people ask most."""
    return render_template("status/help.html")


@pages.get("/accessibility")
@public
def accessibility() -> str:
    """How accessible the portal is, and whom to tell where it is not."""
    return render_template("status/accessibility.html")


@pages.get("/privacy")
@public
def privacy() -> str:
    """What the portal keeps about people, and what it never keeps."""
    return render_template("status/privacy.html", limits=LIMITS_IN_WORDS)


@pages.get("/.well-known/security.txt")
@public
def security() -> Response:
    """Where to report a weakness; it expires, so that nobody trusts one that is forgotten."""
    expires = (clock.now() + timedelta(days=90)).strftime("%Y-%m-%dT00:00:00Z")
    mail = current_app.config["SETTINGS"].mail_from
    address = mail.partition("<")[2].rstrip("> ") or mail
    return _plain(f"Contact: mailto:{address}\nExpires: {expires}\nPreferred-Languages: en")


def _plain(words: str, status: int = 200) -> Response:
    return Response(words + "\n", status, mimetype="text/plain")


def _problem_with_database() -> str:
    """Why the database cannot be used, in words; empty when it can."""
    try:
        with db.engine.connect() as connection:
            found = set(MigrationContext.configure(connection).get_current_heads())
    except SQLAlchemyError:
        return "the database does not answer"
    wanted = set(ScriptDirectory(str(ROOT / "migrations")).get_heads())
    return "" if found == wanted else "the database has to be migrated: flask db upgrade"


def _words_on_scheduler() -> str:
    at = last_tick_at()
    if at is None:
        return "scheduler: never heard of"
    seconds = int((clock.now() - at).total_seconds())
    is_late = timedelta(seconds=seconds) > SILENCE
    return (
        f"scheduler: {'silent for' if is_late else 'heard of'} {seconds} seconds{'' if is_late else ' ago'}"
    )
