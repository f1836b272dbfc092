"""Who may do what to one statement, beyond what their role allows anywhere."""

from portal.access import current_person, may
from tenants.editions import rules
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.statements.models import Statement
from tenants.records.statements.queries import hands_in


def has_sent(statement: Statement) -> bool:
    """Whether it was the person themselves who sent it for review."""
    return statement.sent_by_id == current_person().id


def may_send_back(statement: Statement) -> bool:
    """Whether the person may return it: who may approve, and who sent it themselves."""
    return may(Permission.STATEMENT_APPROVE) or has_sent(statement)


def must_send_back(statement: Statement) -> None:
    """NotAllowed for anybody else."""
    if not may_send_back(statement):
        raise NotAllowed("Only whoever sent this statement, or a lead of this council, can send it back.")


def is_second_person(statement: Statement) -> bool:
    """Whether the person had no hand in it."""
    return rules.is_second_person(current_person().id, hands=hands_in(statement))
