"""Opens what a job needs around it: the application, a session of its own, a way out for mail."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from flask import Flask

from portal.config import Settings
from workflows.notices.delivery import Delivery, FileDelivery, NotifyDelivery
from workflows.notices.office import Office, open_office
from workflows.notices.smtp import SmtpDelivery


def delivery_for(settings: Settings) -> Delivery:
    """The way out that PORTAL_MAIL names."""
    match settings.mail:
        case "smtp":
            return SmtpDelivery(settings.smtp_url)
        case "notify":
            return NotifyDelivery(settings.notify_key)
        case _:
            return FileDelivery(settings.instance / "mail")


def office_for(settings: Settings, closing: Event | None = None) -> Office:
    """The post office of this installation."""
    return Office(delivery_for(settings), settings.mail_from, settings.base_url, closing or Event())


@contextmanager
def surroundings(app: Flask, office: Office) -> Iterator[None]:
    """An application context of its own, whose session goes when it ends, with the post office open."""
    with app.app_context(), open_office(office):
        yield
