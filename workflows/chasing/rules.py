"""Pure decisions of the chase: which rung a deadline stands on, and who is told."""

from enum import StrEnum


class Part(StrEnum):
    """Why somebody was told."""

    OWNER = "owner"
    LEAD = "lead"
    ESCALATION = "escalation"
