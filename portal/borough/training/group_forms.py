"""What people type about a staff group, its headcount and the levels it needs."""

from wtforms.validators import StopValidation

from portal.borough.training.fields import LevelChoice, Number
from portal.forms.fields import Day, PlainText, Radios, options
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from portal.forms.whole_number import WholeNumber
from tenants.records.training.models import StaffGroup
from tenants.records.training.rules import MOST_PEOPLE

STAFF, COUNCILLORS, OUTSIDE = "staff", "councillors", "outside"
_KINDS = (
    (STAFF, "Staff of the council"),
    (COUNCILLORS, "Councillors"),
    (OUTSIDE, "People outside the council"),
)


class GroupForm(GuardedForm):
    """Who belongs to a group."""

    title = PlainText(
        "What is the group called?",
        missing="Enter what the group is called",
        longest=120,
        hint="For example Housing officers, or Private landlords",
    )
    department = PlainText("Department", longest=120, hint="You may leave this empty.")
    kind = Radios("Who are they?", missing="Choose who they are", choices=options(_KINDS), default=STAFF)
    guarded = ("title",)

    @property
    def is_councillors(self) -> bool:
        """Whether they are councillors."""
        return bool(self.kind.data == COUNCILLORS)

    @property
    def is_outside(self) -> bool:
        """Whether they do not work for the council."""
        return bool(self.kind.data == OUTSIDE)


class NewGroupForm(GroupForm):
    """A new group, with its headcount if that is known."""

    people = Number(
        "How many people are in it?",
        hint="Leave this empty when you do not know. People outside the council are not counted.",
    )


def typed_group(group: StaffGroup) -> dict[str, str]:
    """What the form shows of a group."""
    kind = COUNCILLORS if group.is_councillors else OUTSIDE if group.is_outside else STAFF
    return {"title": group.title, "department": group.department, "kind": kind}


class HeadcountForm(PortalForm):
    """How many people a group has on a day."""

    people = WholeNumber("How many people are in it?", least=0, most=MOST_PEOPLE)
    counted_on = Day("On which day were they counted?", missing="Enter the day on which they were counted")


class _NeededLevel(LevelChoice):
    """A level, which must be chosen."""

    def pre_validate(self, form: PortalForm) -> None:
        """Refuses the line that only asks."""
        if not self.data:
            raise StopValidation("Choose the level that the group needs")
        super().pre_validate(form)


class RequirementForm(PortalForm):
    """Which level a group needs."""

    level = _NeededLevel("Which level do they need?", none="Choose a level")
    valid_from = Day("From which day?", hint="Leave this empty when it has always been so.")
