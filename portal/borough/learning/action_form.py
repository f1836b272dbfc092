"""What people type to make an action of a lesson."""

from datetime import date
from uuid import UUID

from portal.forms.due import DueField
from portal.forms.fields import LongText, PlainText
from portal.forms.must_choose import MustChoose
from portal.forms.owner import OwnerField
from portal.forms.versioned import VersionedForm
from tenants.records.plans.details import MOST_LETTERS, Details
from tenants.records.plans.queries import aims_by_plan


class LessonActionForm(VersionedForm):
    """What is to be done, by whom, by when, and where in the council's plans it stands."""

    title = PlainText(
        "What is to be done?", missing="Enter what is to be done", longest=MOST_LETTERS["title"]
    )
    description = LongText(
        "Description", longest=MOST_LETTERS["description"], hint="Whoever does it reads this."
    )
    aim = MustChoose(
        "Where in your plans does it stand?",
        asks="Choose an aim",
        missing="Choose the aim that it serves",
        hint="Aims of the plans whose period is not over",
    )
    owner = OwnerField(hint="Who does it, and is reminded. A post stays when its holder changes.")
    due = DueField("When is it due?", missing="Enter when it is due, or: no date")
    has_aims = True

    def offer(self, today: date) -> None:
        """Fills in people, posts, and the aims of the plans that are not over."""
        self.owner.offer_everybody()
        current = [
            (str(aim.id), f"{plan.title}: {aim.title}")
            for plan, aim in aims_by_plan()
            if plan.ends_on is None or plan.ends_on >= today
        ]
        self.has_aims = bool(current)
        self.aim.offer(current)

    @property
    def aim_id(self) -> UUID:
        """The aim that was chosen, once the form is valid."""
        return UUID(str(self.aim.data))

    def details(self) -> Details:
        """What was typed, once the form is valid."""
        owner = self.owner.owner
        return Details(
            title=self.title.data or "",
            description=self.description.data or "",
            owner_person_id=owner.person_id,
            owner_post_id=owner.post_id,
        )
