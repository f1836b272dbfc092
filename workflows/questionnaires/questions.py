"""Which questions would go to a supplier now, before they are sent."""

from tenants import clock
from tenants.guidance.queries import standard_questions
from tenants.records.checks.models import Question, SupplierCheck
from tenants.records.checks.queries import find_set_in_use, questions_in
from tenants.records.checks.question_details import details_of_standard
from tenants.records.checks.rules import CheckKind
from workflows.questionnaires.queries import Part, by_part


def foreseen_parts(check: SupplierCheck) -> tuple[Part, ...]:
    """The questions as the supplier would see them; nothing is taken over by looking."""
    if check.question_set_id is not None:
        return by_part(questions_in(check.question_set_id))
    kind = CheckKind(check.kind)
    in_use = find_set_in_use(kind)
    return by_part(questions_in(in_use.id) if in_use else _of_standard(kind))


def _of_standard(kind: CheckKind) -> list[Question]:
    standard = next(iter(standard_questions(kind.value, clock.today())), None)
    asked = []
    for details in details_of_standard(standard) if standard else ():
        question = Question()
        details.write_on(question)
        asked.append(question)
    return asked
