"""What the agreement of a review settles: the debrief that was owed about a reception."""

from uuid import UUID

from tenants.records.learning.models import Review
from tenants.records.learning.queries import find_reception
from tenants.records.receptions.owed import settle_debrief


def settle_debrief_of(review: Review, *, by: UUID | None) -> None:
    """The debrief of the reception that the review is about has been held; nothing without one."""
    reception = find_reception(review.reception_id)
    if reception is not None:
        settle_debrief(reception, by=by)
