"""What the account page says of the person's calendar feed."""

from dataclasses import dataclass
from datetime import datetime

from flask import session, url_for

from portal.access import current_person
from workflows.calendar.addresses import find_feed_of
from workflows.settings import settings

#: Where the browser's session keeps a new address until the next page shows it, once.
NEW_TOKEN = "calendar-feed"  # noqa: S105 - a name, not a secret


@dataclass(frozen=True, slots=True)
class FeedSection:
    """Whether there is a feed, since when, when it was last read, and its address right after it was made."""

    made_at: datetime | None
    read_at: datetime | None
    address: str


def feed_section() -> FeedSection:
    """The section for whoever is signed in; the address is there once and never again."""
    feed = find_feed_of(current_person().id)
    token = session.pop(NEW_TOKEN, "")
    if feed is None:
        return FeedSection(None, None, "")
    address = settings().base_url + url_for("calendar.feed", token=token) if token else ""
    return FeedSection(feed.made_at, feed.read_at, address)
