"""What people type about a statement: its year, the board that approves it, its plan and owner."""

from typing import Any
from uuid import UUID

from portal.forms.fields import Choice, Day, PlainText, options
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from tenants.records.boards.queries import boards
from tenants.records.statements.details import LONGEST_TITLE, StatementDetails
from tenants.records.statements.models import Statement
from workflows.highlights.figures import plans


class StatementForm(VersionedForm):
    """What a statement is about."""

    year_starts_on = Day("First day of the year", missing="Enter the first day of the year")
    year_ends_on = Day(
        "Last day of the year",
        missing="Enter the last day of the year",
        hint="A council’s financial year ends on 31 March. The statement is due counted from this day.",
    )
    title = PlainText(
        "Title", longest=LONGEST_TITLE, hint="Leave it empty for “Modern slavery statement” and the year"
    )
    board = Choice(
        "Board that approves it",
        hint="Its meetings are offered when the approval is recorded. Cabinet or full council counts too.",
    )
    plan = Choice(
        "Action plan that its promises go into",
        hint="Each promise becomes an action there, with an owner and reminders.",
    )
    owner = OwnerField(hint="Who sees to it that the statement is published in time, and is reminded")
    guarded = ("title",)

    def offer(self) -> None:
        """Fills in boards, plans, people and posts; to be called inside the tenant's scope."""
        known = [(str(board.id), board.title) for board in boards(with_ended=True)]
        self.board.choices = options([("", "Not decided yet"), *known])
        self.plan.choices = options([("", "No plan"), *((str(plan.id), plan.title) for plan in plans())])
        self.owner.offer_everybody()

    def details(self) -> StatementDetails:
        """What was typed, once the form is valid."""
        assert self.year_starts_on.data and self.year_ends_on.data  # noqa: S101 - the fields made sure
        return StatementDetails(
            year_starts_on=self.year_starts_on.data,
            year_ends_on=self.year_ends_on.data,
            board_id=UUID(self.board.data) if self.board.data else None,
            plan_id=UUID(self.plan.data) if self.plan.data else None,
            title=self.title.data or "",
        )


def typed_for(statement: Statement) -> dict[str, Any]:
    """The form's values for a statement as it stands."""
    return {
        "year_starts_on": statement.year_starts_on,
        "year_ends_on": statement.year_ends_on,
        "title": statement.title,
        "board": str(statement.board_id or ""),
        "plan": str(statement.plan_id or ""),
        "owner": owner_value(statement),
    }
