"""The part of a form that an action and a recurring duty share: what is to be done, and by whom."""

from typing import Any

from portal.forms.fields import Choice, LongText, PlainText, Ticks, options
from portal.forms.must_choose import MustChoose
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.frameworks.queries import get_theme_set, priorities
from tenants.records.plans.details import MOST_LETTERS, Details
from tenants.records.plans.models import Action, Aim, Duty, Plan
from tenants.records.plans.queries import aims_of


class WorkForm(VersionedForm):
    """What is to be done, who owns it, and where it stands in its plan."""

    title = PlainText(
        "What is to be done?", missing="Enter what is to be done", longest=MOST_LETTERS["title"]
    )
    description = LongText(
        "Description",
        longest=MOST_LETTERS["description"],
        hint="How it will be done, and how one will know that it is. You may leave this empty.",
    )
    owner = OwnerField()
    aim = MustChoose("Aim", asks="Choose an aim", missing="Choose the aim that it serves")
    partners = LongText(
        "Partners", longest=MOST_LETTERS["partners"], rows=3, hint="One organisation on each line"
    )
    priority = Choice(
        "Network priority", hint="The priority of the London network that it answers to, if any"
    )
    guarded = ("title", "description", "partners")

    def offer(self, plan: Plan) -> None:
        """Fills in what can be chosen in this plan; to be called inside the tenant's scope."""
        self.owner.offer_everybody()
        self.aim.offer((str(aim.id), aim.title) for aim in aims_of(plan.id))
        in_force = [(one.code, one.title) for one in priorities(clock.today())]
        kept = self.priority.object_data
        if kept and kept not in dict(in_force):
            in_force.append((kept, f"{kept} (no longer in force)"))
        self.priority.choices = options([("", "None"), *in_force])

    def details(self, **values: Any) -> Details:
        """What was typed, once the form is valid."""
        owner = self.owner.owner
        return Details(
            title=self.title.data or "",
            description=self.description.data or "",
            partners=tuple(filter(None, (line.strip() for line in (self.partners.data or "").split("\n")))),
            owner_person_id=owner.person_id,
            owner_post_id=owner.post_id,
            priority_code=self.priority.data or None,
            **values,
        )


class ActionForm(WorkForm):
    """An action's words, owner and themes."""

    themes = Ticks("Further themes", hint="Themes that it serves beside the theme of its aim")

    def offer(self, plan: Plan) -> None:
        """Fills in the plan's own themes as well."""
        super().offer(plan)
        self.themes.choices = options(
            (theme.key, theme.title) for theme in get_theme_set(plan.theme_set_code).themes
        )

    def further_themes(self, aim: Aim) -> tuple[str, ...]:
        """The themes ticked, without the aim's own."""
        return tuple(key for key in self.themes.data or () if key != aim.theme_key)


def typed_for(work: Action | Duty) -> dict[str, Any]:
    """What the form shows of work that exists already."""
    return {
        "title": work.title,
        "description": work.description,
        "owner": owner_value(work),
        "aim": str(work.aim_id),
        "partners": work.partners,
        "priority": work.priority_code or "",
    }
