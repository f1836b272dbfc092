"""What people type to turn a minute into an action: as little as possible."""

from datetime import date
from uuid import UUID

from portal.forms.due import EXAMPLES, DueField
from portal.forms.fields import LongText, PlainText
from portal.forms.guarded import GuardedForm
from portal.forms.must_choose import MustChoose
from portal.forms.owner import OwnerField
from tenants.frameworks.queries import theme_titles
from tenants.records.meetings.models import AgendaItem
from tenants.records.plans.details import MOST_LETTERS, Details
from tenants.records.plans.models import Aim, Plan
from tenants.records.plans.queries import aims_by_plan


class MinuteActionForm(GuardedForm):
    """What is to be done, by whom and by when, and where it stands in a plan."""

    title = PlainText(
        "What is to be done?", missing="Enter what is to be done", longest=MOST_LETTERS["title"]
    )
    owner = OwnerField()
    due = DueField("When is it due?", hint=EXAMPLES, missing="Enter a date, or “no date” if there is none")
    aim = MustChoose(
        "Where does it stand in a plan?",
        asks="Choose a plan and its aim",
        missing="Choose the plan and the aim that it serves",
    )
    description = LongText(
        "Description", longest=MOST_LETTERS["description"], hint="You may leave this empty."
    )
    guarded = ("title", "description")

    @classmethod
    def about(cls, item: AgendaItem) -> "MinuteActionForm":
        """The form for an item, its title filled in."""
        is_named = item.title if item.kind == "item" else ""
        return cls(data={"title": is_named, "description": item.minute})

    def offer(self, board_id: UUID, today: date) -> None:
        """Fills in owners and aims, those of plans that the board oversees first, the newest after them."""
        self.owner.offer_everybody()
        known = sorted(aims_by_plan(), key=lambda pair: _closeness(pair[0], board_id))
        offered = [(plan, aim) for plan, aim in known if not _is_past(plan, today)]
        themes = theme_titles()  # an aim of the same name may stand under two of them
        self.aim.offer(
            (str(aim.id), f"{plan.title}: {aim.title} ({themes[aim.theme_key]})") for plan, aim in offered
        )
        if self.aim.data is None and offered and not self.is_submitted():
            self.aim.data = str(_first(offered).id)

    @property
    def details(self) -> Details:
        """What was typed, once the form is valid."""
        owner = self.owner.owner
        return Details(
            title=self.title.data or "",
            description=self.description.data or "",
            owner_person_id=owner.person_id,
            owner_post_id=owner.post_id,
        )


def _closeness(plan: Plan, board_id: UUID) -> tuple[bool, int]:
    """Plans of the board first, then those that began last."""
    began = plan.starts_on.toordinal() if plan.starts_on else 0
    return plan.board_id != board_id, -began


def _is_past(plan: Plan, today: date) -> bool:
    return plan.ends_on is not None and plan.ends_on < today


def _first(offered: list[tuple[Plan, Aim]]) -> Aim:
    return offered[0][1]
