"""What a supplier fills in: the questions of a part, a file, and who sends the answers."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from flask_wtf.file import FileField, FileRequired
from govuk_frontend_wtf.wtforms_widgets import GovFileInput
from wtforms import HiddenField

from portal.forms.fields import PlainText
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from portal.questionnaire.fields import answer_in, field_for, value_for
from tenants.errors import Conflict
from tenants.records.checks.answering import field_of
from tenants.records.checks.models import Question
from tenants.records.checks.rules import AnswerKind
from workflows.questionnaires.queries import Opened, Part
from workflows.questionnaires.rules import answer_words


class NoToken:
    """The signed address is the secret; the views say why no token is asked for."""

    csrf = False


class PartForm(GuardedForm):
    """The questions of one part; `seen` tells whether somebody else with the link was faster."""

    class Meta(NoToken):
        """Without a token."""

    seen = HiddenField()
    has_conflict = False
    news: tuple[str, ...] = ()

    def answers(self, part: Part) -> dict[UUID, str]:
        """What was written for each question."""
        return {each.id: answer_in(self[field_of(each.id)]) for each in part.questions}

    def must_be_fresh(self, opened: Opened, part: Part) -> None:
        """Conflict when what was saved has changed since the page was opened, and is not the same as here."""
        if self.seen.data == seen_of(opened, part) or self.answers(part) == _kept(opened, part):
            return
        self.has_conflict = True
        raise Conflict("Somebody else with this link changed these answers while you were writing.", seen=0)

    def catch_up(self, opened: Opened, part: Part) -> None:
        """Says what is saved now, and lets the next attempt save over it, knowingly."""
        if self.has_conflict:
            self.news = tuple(_line(opened, each) for each in part.questions if opened.answer(each))
        self.seen.data = seen_of(opened, part)


def part_form(opened: Opened, part: Part) -> PartForm:
    """The form of a part, filled in with what was saved."""
    fields: dict[str, Any] = {field_of(each.id): field_for(each) for each in part.questions}
    texts = [each for each in part.questions if each.answer == AnswerKind.TEXT]
    fields["guarded"] = tuple(field_of(each.id) for each in texts)
    kept = {field_of(each.id): value_for(each, opened.answer(each)) for each in part.questions}
    form: PartForm = type("QuestionsForm", (PartForm,), fields)(data=kept)
    return form


def seen_of(opened: Opened, part: Part) -> str:
    """A short text that changes whenever a saved answer of the part does."""
    return sha256(repr(list(_kept(opened, part).values())).encode()).hexdigest()[:16]


def _kept(opened: Opened, part: Part) -> dict[UUID, str]:
    return {each.id: opened.answer(each) for each in part.questions}


def _line(opened: Opened, question: Question) -> str:
    return f"{question.words} {answer_words(AnswerKind(question.answer), opened.answer(question))}"


class FileForm(PortalForm):
    """A document that shows something of what was answered."""

    class Meta(NoToken):
        """Without a token."""

    title = PlainText("What is it?", longest=160, hint="For example: our recruitment policy")
    file = FileField(
        "File",
        description="A document, picture or spreadsheet of up to 10 MB. Nothing in it may name a worker.",
        widget=GovFileInput(),
        validators=[FileRequired("Choose a file")],
    )


class EmptyForm(PortalForm):
    """Nothing but the press."""

    class Meta(NoToken):
        """Without a token."""


class SendForm(PortalForm):
    """Who sends the answers."""

    class Meta(NoToken):
        """Without a token."""

    name = PlainText("Your name", missing="Enter your name", longest=80)
    role = PlainText(
        "Your role in the company",
        missing="Enter your role in the company",
        longest=75,
        hint="For example: compliance manager",
    )
    unanswered: tuple[Question, ...] = ()

    def problems(self) -> list[tuple[str, str]]:
        """The questions that still need an answer come first; each leads to its line on the page."""
        missing = [(field_of(each.id), f"Answer this: {each.words}") for each in self.unanswered]
        return missing + super().problems()
