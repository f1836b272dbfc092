"""What an organisation fills in: a field for each question of the survey."""

from collections.abc import Sequence
from typing import Any

from portal.forms.form import PortalForm
from portal.survey.fields import field_for
from tenants.records.surveys.answers import field_of
from tenants.records.surveys.questions import Question


class AnswerForm(PortalForm):
    """The questions; no token, because the signed address is the secret."""

    class Meta:
        """Without a token; the view says why."""

        csrf = False

    questions: Sequence[Question] = ()

    def given(self) -> dict[str, list[str]]:
        """What was chosen, by the keys of the questions."""
        return {each.key: _listed(self[field_of(each.key)].data) for each in self.questions}


def answer_form(questions: Sequence[Question], **kwargs: Any) -> AnswerForm:
    """The form of a survey."""
    fields = {field_of(each.key): field_for(each, number) for number, each in enumerate(questions, start=1)}
    kind: type[AnswerForm] = type("SurveyForm", (AnswerForm,), {**fields, "questions": tuple(questions)})
    return kind(**kwargs)


def _listed(data: Any) -> list[str]:
    return [str(each) for each in data] if isinstance(data, list) else [str(data or "")]
