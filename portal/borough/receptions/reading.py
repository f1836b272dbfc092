"""What the page of one plan shows of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import may
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.documents.rules import how_late
from tenants.records.learning.models import Review
from tenants.records.operations.models import Operation
from tenants.records.operations.queries import get_operation
from tenants.records.pledges.queries import owner_of
from tenants.records.receptions.models import Reception, ReceptionPartner
from tenants.records.receptions.naming import reviews_of
from tenants.records.receptions.owed import open_debrief_due_on
from tenants.records.receptions.queries import get_reception, partners_of, started_from
from tenants.records.receptions.rules import (
    IN_USE,
    STANDING,
    Presence,
    ReceptionStatus,
    expected_cost,
)


@dataclass(frozen=True, slots=True)
class ReceptionPage:
    """Everything that the page of a plan shows."""

    reception: Reception
    owner_words: str
    present: tuple[ReceptionPartner, ...]
    on_call: tuple[ReceptionPartner, ...]
    expected: int | None  # whole pounds
    template: Reception | None
    started: tuple[Reception, ...]  # from this one
    operation: Operation | None
    reviews: tuple[Review, ...]
    debrief_on: date | None
    debrief_words: str
    may_write: bool
    can_review: bool

    @property
    def is_template(self) -> bool:
        """Whether plans start from it."""
        return self.reception.status == ReceptionStatus.TEMPLATE

    @property
    def is_in_use(self) -> bool:
        """Whether it is planned or open."""
        return self.reception.status in IN_USE

    @property
    def is_standing(self) -> bool:
        """Whether it can be edited."""
        return self.reception.status in STANDING

    @property
    def partners(self) -> int:
        """How many there are."""
        return len(self.present) + len(self.on_call)

    @property
    def confirmed(self) -> int:
        """How many of its partners have confirmed."""
        return sum(each.is_confirmed for each in (*self.present, *self.on_call))

    @property
    def ready(self) -> int:
        """How many lines of its checklist are ready."""
        return sum(item["is_ready"] for item in self.reception.checklist)


def open_reception_page(reception_id: UUID) -> ReceptionPage:
    """The page of a plan; NotFound when it is not the tenant's."""
    found = get_reception(reception_id)
    partners, due_on = partners_of(reception_id), open_debrief_due_on(found)
    return ReceptionPage(
        reception=found,
        owner_words=owner_of(found).words,
        present=tuple(each for each in partners if each.presence == Presence.PRESENT),
        on_call=tuple(each for each in partners if each.presence == Presence.ON_CALL),
        expected=expected_cost(found.nights, found.cost_per_night, found.other_costs),
        template=get_reception(found.template_id) if found.template_id else None,
        started=tuple(started_from(reception_id)),
        operation=get_operation(found.operation_id) if found.operation_id else None,
        reviews=tuple(reviews_of(reception_id)),
        debrief_on=due_on,
        debrief_words=how_late(due_on, clock.today()) if due_on else "",
        may_write=may(Permission.OPERATION_WRITE),
        can_review=may(Permission.LEARNING_WRITE),
    )
