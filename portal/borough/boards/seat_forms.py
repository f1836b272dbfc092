"""What people type about the seats on a board."""

from uuid import UUID

from portal.forms.fields import Choice, Day, PlainText, options
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from tenants.people.queries import members_of
from tenants.records.boards.models import BoardMember
from tenants.scope import current_tenant


class SeatForm(GuardedForm):
    """One seat on a board."""

    organisation = PlainText(
        "Organisation", missing="Enter the organisation", longest=120, hint="For example: Metropolitan Police"
    )
    department = PlainText("Department or team", longest=120, hint="You may leave this empty.")
    role_words = PlainText(
        "Who usually comes?",
        longest=120,
        hint="The post, for example: Head of licensing. You may leave this empty.",
    )
    person = Choice(
        "Do they use this portal?", hint="Choose the person, and they can be invited to meetings."
    )
    guarded = ("organisation", "department", "role_words")

    def offer(self) -> None:
        """Offers the people of the tenant, and whoever has the seat already in any case."""
        people = [(str(person.id), person.name) for person, _ in members_of(current_tenant())]
        kept = self.person.object_data
        if kept and kept not in dict(people):
            people.append((kept, "The person recorded now, who has left"))
        self.person.choices = options([("", "No, or not yet"), *people])

    @property
    def person_id(self) -> UUID | None:
        """The person chosen, once the form is valid."""
        return UUID(self.person.data) if self.person.data else None


class NewSeatForm(SeatForm):
    """A new seat, with the day from which it counts."""

    since_on = Day("Since when?", hint="For example 1 4 2026. Leave it empty if nobody remembers.")


def typed_for_seat(member: BoardMember) -> dict[str, str]:
    """What the form shows of a seat."""
    return {
        "organisation": member.organisation,
        "department": member.department,
        "role_words": member.role_words,
        "person": str(member.person_id or ""),
    }


class LastDayForm(PortalForm):
    """The last day of a membership."""

    until_on = Day("Last day", missing="Enter the last day of the membership", hint="For example 31 3 2027")
