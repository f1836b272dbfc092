"""Which way the mail of this work goes out, and under which name."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Event

from workflows.notices.delivery import Delivery


@dataclass(frozen=True, slots=True)
class Office:
    """The way out, the From header, the portal's own address, and whether it is closing for good."""

    delivery: Delivery
    sender: str
    base_url: str
    closing: Event = field(default_factory=Event)  # set: the message in hand is the last one


_open: ContextVar[Office | None] = ContextVar("post_office", default=None)


def current_office() -> Office:
    """The office that is open; RuntimeError when none is."""
    office = _open.get()
    if office is None:
        raise RuntimeError("no post office is open: jobs and commands open one before they send")
    return office


@contextmanager
def open_office(office: Office) -> Iterator[None]:
    """Mail sent in here goes out through `office`."""
    token = _open.set(office)
    try:
        yield
    finally:
        _open.reset(token)
