"""What people type about decisions, about taking an entry out, and about how the log is kept."""

from typing import Any
from uuid import UUID

from portal.forms.fields import Choice, Day, LongText, Tick, options
from portal.forms.form import PortalForm
from portal.forms.versioned import VersionedForm
from tenants.counting.standard import Standard
from tenants.records.posts.queries import posts_with_holders
from tenants.records.referrals.decided import STAGE_WORDS
from tenants.records.referrals.models import Referral
from tenants.records.referrals.owed import LONGEST_REASON
from tenants.records.referrals.rules import RECONSIDERED_OUTCOMES
from tenants.records.referrals.service import LONGEST_REASON as LONGEST_REMOVAL
from tenants.records.referrals.service import Decisions
from tenants.records.referrals.settings import LogSettings

_EXAMPLE = "The day on the letter, for example 22 11 2026. Leave it empty if you do not know it."
_NO_DECISION = "No decision yet"
_NEVER_A_PERSON = "Never anything about the person."


class DecisionForm(VersionedForm):
    """What was decided, by whom and when, and whether a negative decision is looked at again."""

    decision_maker = Choice("Who decides?")
    reasonable_outcome = Choice("Reasonable grounds decision")
    reasonable_on = Day("Day of the reasonable grounds decision", hint=_EXAMPLE)
    conclusive_outcome = Choice("Conclusive grounds decision")
    conclusive_on = Day("Day of the conclusive grounds decision", hint=_EXAMPLE)
    reconsidered_stage = Choice("Which decision is to be looked at again?")
    reconsideration_asked_on = Day("Asked on", hint="Leave it empty if you do not know the day.")
    reconsidered_outcome = Choice("What came of it?")
    reconsidered_on = Day("Answered on", hint=_EXAMPLE)

    def offer(self, standard: Standard) -> None:
        """Fills in what can be chosen."""
        makers, outcomes = standard.field("decision_maker"), standard.field("outcome")
        self.decision_maker.choices = options(
            [("", "Not answered"), *((each.key, each.title) for each in makers.options if _stays(each, self))]
        )
        decided = [(each.key, each.title) for each in outcomes.offered()]
        for field in (self.reasonable_outcome, self.conclusive_outcome):
            field.choices = options([("", _NO_DECISION), *decided])
        stages = [(stage.value, words) for stage, words in STAGE_WORDS.items()]
        self.reconsidered_stage.choices = options([("", "None"), *stages])
        again = [(each.value, outcomes.title_of(each)) for each in RECONSIDERED_OUTCOMES]
        self.reconsidered_outcome.choices = options([("", "Not answered yet"), *again])

    def decisions(self) -> Decisions:
        """What was typed, once the form is valid."""
        typed: dict[str, Any] = {name: self[name].data or _empty(name) for name in _NAMES}
        return Decisions(**typed)


def _stays(option: Any, form: DecisionForm) -> bool:
    return not option.is_ended or option.key == form.decision_maker.data


_NAMES = tuple(Decisions.__dataclass_fields__)


def _empty(name: str) -> str | None:
    return None if name.endswith("_on") else ""


def decisions_of(referral: Referral) -> dict[str, Any]:
    """What the form shows of an entry as it stands."""
    return {name: getattr(referral, name) for name in _NAMES}


class DeclineForm(VersionedForm):
    """Why nobody asks that a negative decision is looked at again."""

    reason = LongText(
        "Why?",
        missing="Say why nobody asks",
        longest=LONGEST_REASON,
        rows=3,
        hint=f"For example: no new evidence. {_NEVER_A_PERSON}",
    )


class RemoveForm(VersionedForm):
    """Why an entry is taken out."""

    reason = LongText(
        "Why?",
        missing="Say why it is deleted",
        longest=LONGEST_REMOVAL,
        rows=3,
        hint=f"For example: logged twice. {_NEVER_A_PERSON}",
    )


class SettingsForm(PortalForm):
    """What the log leaves out, and who is reminded."""

    has_gender = Tick("Ask for gender")
    has_nationality = Tick("Ask for the nationality group")
    owner_post = Choice(
        "Which post is reminded?",
        missing="Choose one of the posts in the list",
        hint="Of the last day to ask that a negative decision is looked at again.",
    )

    def offer(self) -> None:
        """Fills in the tenant's posts."""
        posts = (
            (str(post.id), f"{post.title} ({holder.name if holder else 'vacant'})")
            for post, holder in posts_with_holders()
        )
        self.owner_post.choices = options([("", "No post: the leads are"), *posts])

    def chosen(self) -> LogSettings:
        """What was chosen, once the form is valid."""
        post = self.owner_post.data
        return LogSettings(
            bool(self.has_gender.data), bool(self.has_nationality.data), UUID(post) if post else None
        )
