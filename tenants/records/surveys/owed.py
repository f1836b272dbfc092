"""What an open survey makes somebody owe: to close it once its last day has come."""

from uuid import UUID

from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle
from tenants.records.surveys.models import Survey


def owe_close(survey: Survey, *, by: UUID | None, reason: str = "") -> None:
    """Its owner closes it on its last day and reads the results."""
    if survey.closes_on is None:
        return
    title = f"Close the survey “{survey.title}” and read its results"[:240]
    task = Task(Kind.SURVEY_CLOSE, survey.id, title, f"surveys/{survey.id}/")
    owe(task, survey.closes_on, Owner.of(survey), by=by, reason=reason)


def settle_close(survey: Survey, *, by: UUID | None) -> None:
    """It is closed."""
    settle(Kind.SURVEY_CLOSE, survey.id, by=by)
