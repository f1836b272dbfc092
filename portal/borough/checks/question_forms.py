"""What people type about a question of a set."""

from typing import Any

from portal.forms.fields import LongText, PlainText, Radios, Tick, options
from portal.forms.versioned import VersionedForm
from tenants.records.checks.models import Question
from tenants.records.checks.question_details import QuestionDetails
from tenants.records.checks.rules import AnswerKind

ANSWER_WORDS: dict[AnswerKind, str] = {
    AnswerKind.YES_NO: "Yes or no",
    AnswerKind.TEXT: "Words",
    AnswerKind.NUMBER: "A whole number",
    AnswerKind.DAY: "A date",
    AnswerKind.CHOICE: "One of the answers that I list",
}


class QuestionForm(VersionedForm):
    """One question, and what sort of answer it takes."""

    words = LongText("Question", missing="Enter the question", longest=400, rows=2)
    help = LongText("Help under the question", longest=600, rows=2)
    part = PlainText(
        "Heading it stands under", longest=120, hint="Questions one after the other with the same heading"
    )
    answer = Radios(
        "Kind of answer",
        missing="Choose what sort of answer it takes",
        choices=options((kind.value, words) for kind, words in ANSWER_WORDS.items()),
    )
    choices = LongText(
        "The answers to choose from",
        longest=1500,
        rows=5,
        hint="One on each line. Only for a list of answers.",
    )
    is_required = Tick("It must be answered")

    @property
    def details(self) -> QuestionDetails:
        """The question, once the form is valid."""
        return QuestionDetails(
            words=self.words.data or "",
            answer=AnswerKind(self.answer.data),
            part=self.part.data or "",
            help=self.help.data or "",
            choices=tuple((self.choices.data or "").splitlines()),
            is_required=bool(self.is_required.data),
        )


class EditionForm(VersionedForm):
    """Nothing but the press, for the edition as it was seen."""


def typed_of(question: Question) -> dict[str, Any]:
    """What the form shows of a question that is kept."""
    return {
        "words": question.words,
        "help": question.help,
        "part": question.part,
        "answer": str(question.answer),
        "choices": "\n".join(question.choices),
        "is_required": question.is_required,
    }
