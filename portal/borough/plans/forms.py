"""What people type about a plan and about its aims."""

from uuid import UUID

from wtforms.validators import StopValidation

from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, options
from portal.forms.guarded import GuardedForm
from portal.forms.must_choose import MustChoose
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.frameworks.queries import get_theme_set, templates, theme_sets
from tenants.records.boards.queries import boards, get_board
from tenants.records.plans.models import Plan
from tenants.records.posts.queries import posts_with_holders

BLANK = "blank"
_DAY_HINT = "For example 1 4 2027. You may leave this empty."
_LAST_DAY_HINT = "For example 31 3 2029. You may leave this empty."


class PlanForm(VersionedForm):
    """A plan's title, period and notes."""

    title = PlainText("Title", missing="Enter a title for the plan", longest=160)
    starts_on = Day("First day of the plan", hint=_DAY_HINT)
    ends_on = Day("Last day of the plan", hint=_LAST_DAY_HINT)
    notes = LongText("Notes", longest=4000, hint="What readers should know about the plan")
    board = Choice("Board that oversees it", hint="Its actions are shown on the page of the board.")
    guarded = ("title", "notes")

    def offer(self) -> None:
        """Fills in the boards that have not ended, and the plan's own in any case."""
        self.board.choices = options([("", "None"), *_boards_offered(self.board.object_data)])

    @property
    def board_id(self) -> UUID | None:
        """The board chosen, once the form is valid."""
        return UUID(self.board.data) if self.board.data else None


def _boards_offered(kept: str | None) -> list[tuple[str, str]]:
    offered = [(str(board.id), board.title) for board in boards()]
    if kept and kept not in dict(offered):
        offered.append((kept, f"{get_board(UUID(kept)).title} (ended)"))
    return offered


class _PostToOwn(MustChoose):
    """The post that owns every action of a template at first; asked for only with a template."""

    def pre_validate(self, form: "StartPlanForm") -> None:
        """Lets a blank plan do without."""
        if form.start.data == BLANK or form.start.errors:
            raise StopValidation
        super().pre_validate(form)


class _ThemeSet(MustChoose):
    """The theme set of a blank plan; a template has its own."""

    def pre_validate(self, form: "StartPlanForm") -> None:
        """Lets a plan from a template do without."""
        if form.start.data != BLANK:
            raise StopValidation
        super().pre_validate(form)


class StartPlanForm(GuardedForm):
    """A new plan: blank, or from a template."""

    title = PlainText("Title", missing="Enter a title for the plan", longest=160)
    starts_on = Day("First day of the plan", hint=_DAY_HINT)
    ends_on = Day("Last day of the plan", hint=_LAST_DAY_HINT)
    start = Radios(
        "What do you want to start from?", missing="Choose a blank plan or a template", default=BLANK
    )
    theme_set = _ThemeSet("Themes", asks="Choose a set of themes", missing="Choose a set of themes")
    owner_post = _PostToOwn(
        "Post that owns every action at first",
        asks="Choose a post",
        missing="Choose the post that owns the actions at first",
        hint="Needed with a template. You can hand the actions out one by one afterwards.",
    )
    guarded = ("title",)

    def offer(self) -> None:
        """Fills in templates, theme sets and posts; to be called inside the tenant's scope."""
        known = [(template.code, template.title) for template in templates()]
        self.start.choices = options([(BLANK, "A blank plan"), *known])
        self.theme_set.offer(
            (one.code, f"{one.title}: {', '.join(theme.title for theme in one.themes)}")
            for one in theme_sets(clock.today())
        )
        self.owner_post.offer(
            (str(post.id), f"{post.title} ({holder.name if holder else 'vacant'})")
            for post, holder in posts_with_holders()
        )


class AimForm(GuardedForm):
    """What a part of the plan is for, and under which theme."""

    title = PlainText("What is the aim?", missing="Enter what this part of the plan is for", longest=200)
    theme = Radios("Theme", missing="Choose the theme that it stands under")
    guarded = ("title",)

    def offer(self, plan: Plan) -> None:
        """Fills in the plan's own themes."""
        self.theme.choices = options(
            (one.key, one.title) for one in get_theme_set(plan.theme_set_code).themes
        )
