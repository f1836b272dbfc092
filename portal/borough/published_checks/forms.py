"""What is said when a check is published, and what is asked and answered about one."""

from portal.forms.fields import LongText, Tick
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from workflows.published_checks.enquiries import LONGEST


class PublishForm(PortalForm):
    """What others may know of a check besides that it was made."""

    is_named = Tick("Say that it was us")
    with_outcome = Tick("Say what we found: the outcome, and nothing more")


class AskForm(GuardedForm):
    """A question to whoever made a published check."""

    words = LongText(
        "What do you want to know?",
        missing="Write what you want to know",
        longest=LONGEST,
        hint="Do not write anything about a worker or a victim.",
    )
    guarded = ("words",)


class AnswerForm(GuardedForm):
    """The answer to a question."""

    words = LongText("Your answer", missing="Write your answer", longest=LONGEST)
    guarded = ("words",)


class ConfirmForm(PortalForm):
    """A button that says yes."""
