"""The pages on which people record what a session changed, and take an evaluation away again."""

from uuid import UUID

from flask import render_template

from portal.access import current_person, requires
from portal.borough.training.answering import Answer, answer, back_to
from portal.borough.training.blueprint import training as pages
from portal.borough.training.session_forms import ConfirmForm, EvaluationForm, typed_evaluation
from portal.borough.training.session_page import asked_about, said
from tenants.errors import FieldError, NotFound
from tenants.people.permissions import Permission
from tenants.records.training import sessions as service
from tenants.records.training.models import Evaluation
from tenants.records.training.queries import get_evaluation, get_session


@pages.route("/sessions/<uuid:session_id>/evaluations/add", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def evaluate(session_id: UUID) -> Answer:
    """Records what people said before and after."""
    return _evaluation(session_id, EvaluationForm())


@pages.route("/sessions/<uuid:session_id>/evaluations/<uuid:evaluation_id>/", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def evaluation(session_id: UUID, evaluation_id: UUID) -> Answer:
    """Corrects it."""
    found = _evaluation_of(session_id, evaluation_id)
    return _evaluation(session_id, EvaluationForm(data=typed_evaluation(found)), found)


def _evaluation(session_id: UUID, form: EvaluationForm, found: Evaluation | None = None) -> Answer:
    session = get_session(session_id)

    def record() -> None:
        form.must_be_fresh(session)
        if found is not None and form.measure.data != found.measure:
            raise FieldError("measure", "To change what they were asked about, remove this and add another.")
        service.evaluate(session, *form.typed(), by=current_person().id)

    def show() -> str:
        again = get_session(session_id)
        form.catch_up(again)
        return render_template("borough/training/evaluation.html", form=form, session=again, evaluation=found)

    return answer(
        form,
        record,
        show,
        lambda: back_to("session", "What people said is recorded.", session_id=session_id),
    )


@pages.route("/sessions/<uuid:session_id>/evaluations/<uuid:evaluation_id>/remove", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def remove_evaluation(session_id: UUID, evaluation_id: UUID) -> Answer:
    """Takes an evaluation away that was recorded by mistake."""
    found, session, form = _evaluation_of(session_id, evaluation_id), get_session(session_id), ConfirmForm()

    def remove() -> None:
        form.must_be_fresh(session)
        service.drop_evaluation(session, found, by=current_person().id)

    def show() -> str:
        again = get_session(session_id)
        form.catch_up(again)
        words = f"{asked_about(found)}: {said(found)}"
        return render_template(
            "borough/training/remove_evaluation.html", form=form, session=again, words=words
        )

    return answer(
        form,
        remove,
        show,
        lambda: back_to("session", "The evaluation is removed.", session_id=session_id),
    )


def _evaluation_of(session_id: UUID, evaluation_id: UUID) -> Evaluation:
    found = get_evaluation(evaluation_id)
    if found.session_id != session_id:
        raise NotFound
    return found
