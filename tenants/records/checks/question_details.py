"""What people type about a question of a check, looked at before anything is written."""

from dataclasses import dataclass

from tenants.errors import FieldError
from tenants.guidance.models import StandardQuestions
from tenants.records.checks.models import Question
from tenants.records.checks.rules import AnswerKind

MOST_CHOICES = 12
_MOST_LETTERS = {"part": 120, "words": 400, "help": 600}
_LONGEST_CHOICE = 120


@dataclass(frozen=True, slots=True)
class QuestionDetails:
    """What people type about a question."""

    words: str
    answer: AnswerKind
    part: str = ""
    help: str = ""
    choices: tuple[str, ...] = ()
    is_required: bool = False

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if not self.words.strip():
            raise FieldError("words", "Enter the question.")
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most} characters or fewer.")
        if self.answer == AnswerKind.CHOICE:
            self._check_choices()

    def _check_choices(self) -> None:
        given = self.given
        if not 2 <= len(given) <= MOST_CHOICES:
            raise FieldError(
                "choices", f"Enter from 2 to {MOST_CHOICES} different answers, one on each line."
            )
        if any(len(each) > _LONGEST_CHOICE for each in given):
            raise FieldError("choices", f"Shorten each answer to {_LONGEST_CHOICE} characters or fewer.")

    @property
    def given(self) -> list[str]:
        """The choices without spaces round them, without empty ones, each once."""
        return list(dict.fromkeys(each.strip() for each in self.choices if each.strip()))

    def write_on(self, question: Question) -> None:
        """Copies it to the record."""
        question.part, question.words, question.help = (
            self.part.strip(),
            self.words.strip(),
            self.help.strip(),
        )
        question.answer, question.is_required = self.answer, self.is_required
        question.choices = self.given if self.answer == AnswerKind.CHOICE else []


def details_of_standard(standard: StandardQuestions) -> list[QuestionDetails]:
    """The questions of a published set."""
    return [
        QuestionDetails(
            words=each["words"],
            answer=AnswerKind(each["answer"]),
            part=each.get("part", ""),
            help=each.get("help", ""),
            choices=tuple(each.get("choices") or ()),
            is_required=bool(each.get("is_required")),
        )
        for each in standard.questions
    ]


def details_of(question: Question) -> QuestionDetails:
    """What a question says, as it is typed."""
    return QuestionDetails(
        words=question.words,
        answer=AnswerKind(question.answer),
        part=question.part,
        help=question.help,
        choices=tuple(question.choices),
        is_required=question.is_required,
    )
