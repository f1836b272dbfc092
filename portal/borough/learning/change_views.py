"""The pages on which a review is added, edited, agreed and taken away."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_person, requires
from portal.borough.learning.blueprint import learning as pages
from portal.borough.learning.changing import change
from portal.borough.learning.forms import AgreeForm, ReviewForm, SureForm, typed_review
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.learning import service
from tenants.records.learning.details import LONGEST_TITLE
from tenants.records.learning.models import Review
from tenants.records.learning.queries import find_operation_title, find_reception, get_review
from tenants.records.learning.rules import ReviewKind


@pages.route("/add", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def add_review() -> Answer:
    """Adds a review; the address may name the operation or the reception that it is about."""
    operation_id, reception_id = _asked("operation_id"), _asked("reception_id")
    form, status = ReviewForm(data=_begun(operation_id, reception_id)), 200
    form.offer(operation_id, reception_id)
    if form.is_submitted():
        added: list[Review] = []
        status = attempt(form, lambda: added.append(_add(form)))
        if status == DONE:
            flash("The review is added. Now write down what was found and what is to be learned.")
            return redirect(url_for("learning.review", review_id=added[0].id))
        form.offer(operation_id, reception_id)
    return render_template("borough/learning/add.html", form=form, review=None), status


@pages.route("/<uuid:review_id>/edit", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def edit(review_id: UUID) -> Answer:
    """Changes what was looked at, and how."""
    form = ReviewForm(data=typed_review(get_review(review_id)))
    return change(review_id, form, "edit", _edit, "Your changes are saved.", check_shown=_open, offer=_offer)


@pages.route("/<uuid:review_id>/agree", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def agree(review_id: UUID) -> Answer:
    """Fixes what the review says."""
    form = AgreeForm(data={"agreed_on": clock.today()})
    done = "The review is agreed. It stays as it is; say here what becomes of its lessons."
    return change(review_id, form, "agree", _agree, done, check_shown=_open)


@pages.route("/<uuid:review_id>/remove", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def remove(review_id: UUID) -> Answer:
    """Asks whether a review that is under way is to be taken away, and takes it away."""
    return change(
        review_id,
        SureForm(),
        "remove",
        lambda found, _form: service.remove_review(found, by=current_person().id),
        "The review is taken away.",
        check_shown=_open,
        lands=lambda: url_for("learning.reviews"),
    )


def _begun(operation_id: UUID | None, reception_id: UUID | None) -> dict[str, object]:
    """What the form shows at first: whoever adds it sees to it, and a debrief says of what."""
    reception, operation = find_reception(reception_id), find_operation_title(operation_id)
    about = reception.title if reception is not None else operation
    begun: dict[str, object] = {"held_on": clock.today(), "owner": f"person:{current_person().id}"}
    if about is None:
        return begun
    return begun | {
        "title": f"Debrief: {about}"[:LONGEST_TITLE],
        "kind": ReviewKind.DEBRIEF.value,
        "operation": str(operation_id or "") if operation is not None else "",
        "reception": str(reception_id or "") if reception is not None else "",
    }


def _asked(name: str) -> UUID | None:
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None


def _open(found: Review) -> None:
    service.must_be_under_way(found)


def _offer(found: Review, form: ReviewForm) -> None:
    form.offer(found.operation_id, found.reception_id)


def _add(form: ReviewForm) -> Review:
    by, today = current_person().id, clock.today()
    return service.add_review(form.details(), form.owner.owner, by=by, today=today)


def _edit(found: Review, form: ReviewForm) -> None:
    by, today = current_person().id, clock.today()
    service.edit_review(found, form.details(), form.owner.owner, by=by, today=today)


def _agree(found: Review, form: AgreeForm) -> None:
    service.agree(found, form.agreed_on.data, by=current_person().id, today=clock.today())
