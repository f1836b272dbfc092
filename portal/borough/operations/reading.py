"""What the page of one operation shows of it."""

from dataclasses import dataclass
from uuid import UUID

from portal.access import may
from portal.borough.operations.words import Words, words_on
from tenants.people.permissions import Permission
from tenants.records.learning.models import Review
from tenants.records.operations.lists import ListedOperation, with_parts
from tenants.records.operations.models import Operation
from tenants.records.operations.naming import receptions_of, reviews_of
from tenants.records.operations.queries import get_operation
from tenants.records.receptions.models import Reception


@dataclass(frozen=True, slots=True)
class OperationPage:
    """An operation with its words, and the plans and reviews that belong to it."""

    operation: Operation
    listed: ListedOperation
    words: Words
    can_review: bool
    receptions: tuple[Reception, ...]
    reviews: tuple[Review, ...]


def open_operation(operation_id: UUID) -> OperationPage:
    """The page of an operation; NotFound when it is not the tenant's."""
    found = get_operation(operation_id)
    (listed,) = with_parts([found])
    return OperationPage(
        operation=found,
        listed=listed,
        words=words_on(found.held_on),
        can_review=may(Permission.LEARNING_WRITE),
        receptions=tuple(receptions_of(operation_id)),
        reviews=tuple(reviews_of(operation_id)),
    )
