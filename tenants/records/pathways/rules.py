"""States of an edition of a tenant's pathway, and the words about each."""

from enum import StrEnum

from tenants.editions.rules import Stations, way_of_editions


class PathwayStatus(StrEnum):
    """Where an edition stands."""

    DRAFT = "draft"
    SENT = "sent"  # waits for a second person
    PUBLISHED = "published"  # approved, and public from its day until the next one's
    WITHDRAWN = "withdrawn"


STATUS_WORDS: dict[PathwayStatus, str] = {
    PathwayStatus.DRAFT: "Draft",
    PathwayStatus.SENT: "Waiting for a second person",
    PathwayStatus.PUBLISHED: "Published",
    PathwayStatus.WITHDRAWN: "Withdrawn",
}

_S = PathwayStatus
#: Editions that somebody works on.
UNFINISHED = (_S.DRAFT, _S.SENT)
#: Working days that the people who approve have for it.
DAYS_TO_APPROVE = 5
_CLOSED: dict[PathwayStatus, str] = {
    _S.SENT: "It waits for approval, so its steps stay as they were sent. Send it back first.",
    _S.PUBLISHED: "It is published, so its steps stay as they are. Start the next edition.",
    _S.WITHDRAWN: "It is withdrawn, so its steps stay as they are. Start the next edition.",
}
WAY = way_of_editions(
    Stations(_S.DRAFT, _S.SENT, _S.PUBLISHED, _S.WITHDRAWN),
    STATUS_WORDS,
    _CLOSED,
    asked="approval",
    over="It is followed no more already",
)
