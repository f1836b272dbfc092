"""Pure decisions about outgoing mail: what it is called, when to try again, when to give up."""

from datetime import date, timedelta
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

#: How long a sender may take over one message before another may take it up.
LEASE = timedelta(minutes=2)
#: After so many tries that failed a person has to look.
MOST_TRIES = 8
#: So often a message that may have arrived is sent again, each time the very same.
MOST_REPEATS = 5
#: Minutes to wait after the first, second … try that failed; the last one goes on.
PAUSES = (1, 5, 15, 60, 240)


def digest_key(person_id: UUID, day: date) -> str:
    """What makes a second digest for the same person and day impossible."""
    return f"digest:{person_id}:{day}"


def id_for(dedupe_key: str) -> UUID:
    """The message's id, the same however often it is worked out from the key."""
    return uuid5(NAMESPACE_URL, f"outbox:{dedupe_key}")


def message_id(message: UUID, base_url: str) -> str:
    """The Message-ID header, fixed by the row: `<uuid@host>` with the host of the portal's own address."""
    host = urlsplit(base_url).hostname or "localhost"
    return f"<{message}@{f'[IPv6:{host}]' if ':' in host else host}>"


def pause_after(tries: int, message: UUID) -> timedelta:
    """How long to wait after so many failed tries: growing, and spread by up to a fifth."""
    minutes = PAUSES[min(max(tries, 1), len(PAUSES)) - 1]
    return timedelta(seconds=minutes * 60 * (1 + (message.int % 21) / 100))
