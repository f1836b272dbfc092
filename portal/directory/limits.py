"""Guards the directory: who sees how much of it, how often, and that each look-up is noted."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from flask import abort, current_app, make_response, render_template, request

from portal.access import find_current_person
from portal.transactions import note_afterwards
from tenants import clock
from tenants.errors import NotFound
from tenants.people.audiences import Audience, audience_of
from workflows.directory.limits import (
    Opened,
    Reader,
    note,
    note_stopped,
    signed_in_reader,
    spent_limit,
    unknown_reader,
)
from workflows.directory.rules import Limit, Looked


def current_audience() -> Audience:
    """How near to the network whoever asks for the page stands."""
    person = find_current_person()
    return audience_of(person.belongings if person else None)


def must_be_of_the_network() -> None:
    """NotFound for partners, councillors and everybody outside: gaps and lists are the network's own."""
    if current_audience() < Audience.NETWORK:
        raise NotFound


def note_look_up(
    kind: Looked,
    *,
    service_key: str = "",
    places: Iterable[str] = (),
    entry_id: UUID | None = None,
    shown: int = 0,
) -> None:
    """Has it noted once the page is made; `places` are slugs of authorities, `shown` counts entries."""
    reader = _reader()
    opened = Opened(kind, service_key, tuple(places), entry_id, shown)
    note_afterwards(lambda: note(reader, opened))


def must_not_be_too_many() -> None:
    """Ends the request with a page that says so, and whom to call, when the reader has had enough."""
    reader = _reader()
    limit = spent_limit(reader, clock.now())
    if limit is not None:
        note_afterwards(lambda: note_stopped(reader, limit.within))
        _stop(limit)


def _reader() -> Reader:
    """Whoever asks for the page, as their look-ups are counted."""
    person = find_current_person()
    if person is not None:
        return signed_in_reader(person.id, current_audience())
    return unknown_reader(request.remote_addr or "", current_app.config["SETTINGS"].secret_key)


def _stop(limit: Limit) -> None:
    is_for_the_day = limit.within >= timedelta(days=1)
    is_known = find_current_person() is not None
    page = render_template("directory/too_many.html", is_for_the_day=is_for_the_day, is_known=is_known)
    answer = make_response(page, 429)
    answer.headers["Retry-After"] = str(int(min(limit.within, timedelta(hours=1)).total_seconds()))
    abort(answer)
