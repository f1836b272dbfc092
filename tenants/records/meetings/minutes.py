"""Writing down what was said and agreed under each item of a meeting."""

from uuid import UUID

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.records.meetings.agenda import must_be_fresh
from tenants.records.meetings.keeping import must_be_possible, tell
from tenants.records.meetings.models import AgendaItem
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.rules import Step

MOST_LETTERS = 8000


def take_minute(
    item: AgendaItem, text: str, *, is_to_carry: bool, seen_version: int, by: UUID | None
) -> None:
    """Writes the minute of one item, and whether it goes on the next agenda; Conflict when it has changed."""
    meeting = get_meeting(item.meeting_id)
    must_be_possible(Step.MINUTE, meeting)
    must_be_fresh(item, seen_version)
    if len(text) > MOST_LETTERS:
        raise FieldError("minute", f"Shorten this to {MOST_LETTERS:,} characters or fewer.")
    item.minute, item.is_to_carry = text.strip(), is_to_carry
    if not db.session.is_modified(item):
        return
    audit.record("minute:written", item, by=by)
    db.session.flush()
    tell(meeting)
