"""The pages on which a charter is taken on, edited, ended and taken up again."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_person, requires
from portal.borough.pledges.blueprint import pledges as pages
from portal.borough.pledges.changing import change_pledge
from portal.borough.pledges.forms import EndForm, PledgeForm, SureForm, TakeOnForm, typed_for
from portal.borough.pledges.reading import charters_left
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.pledges import service
from tenants.records.pledges.models import Pledge
from tenants.records.pledges.queries import get_pledge


@pages.route("/take-on", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def take_on() -> Answer:
    """Takes a charter on."""
    form, status = TakeOnForm(data={"charter": request.args.get("charter", "")}), 200
    form.offer(charters_left(clock.today()))
    if form.is_submitted():
        taken: list[Pledge] = []
        status = attempt(form, lambda: taken.append(_take_on(form)))
        if status == DONE:
            flash("The charter is on your list. Now say how far each commitment has come.")
            return redirect(url_for("pledges.pledge", pledge_id=taken[0].id))
        form.offer(charters_left(clock.today()))
    return render_template("borough/pledges/take_on.html", form=form, pledge=None), status


@pages.route("/<uuid:pledge_id>/edit", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def edit(pledge_id: UUID) -> Answer:
    """Changes when and by whom it was taken on, and who answers for it."""
    form = PledgeForm(data=typed_for(get_pledge(pledge_id)))
    return change_pledge(pledge_id, form, "edit", _edit, "Your changes are saved.", offer=_offer)


@pages.route("/<uuid:pledge_id>/end", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def end(pledge_id: UUID) -> Answer:
    """Says that the charter is followed no more, and why."""
    return change_pledge(pledge_id, EndForm(), "end", _end, "The charter has ended. Its reports stay here.")


@pages.route("/<uuid:pledge_id>/take-up", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def take_up(pledge_id: UUID) -> Answer:
    """Follows an ended charter again."""
    done = "You follow this charter again, from where it was left."
    return change_pledge(pledge_id, SureForm(), "take_up", _take_up, done)


def _offer(_found: Pledge, form: PledgeForm) -> None:
    form.owner.offer_everybody()


def _take_on(form: TakeOnForm) -> Pledge:
    by, today = current_person().id, clock.today()
    return service.take_on(str(form.charter.data), form.details(), form.owner.owner, by=by, today=today)


def _edit(found: Pledge, form: PledgeForm) -> None:
    by, today = current_person().id, clock.today()
    service.edit_pledge(found, form.details(), form.owner.owner, by=by, today=today)


def _end(found: Pledge, form: EndForm) -> None:
    service.end_pledge(found, form.reason.data or "", by=current_person().id, today=clock.today())


def _take_up(found: Pledge, _form: SureForm) -> None:
    service.take_up_again(found, by=current_person().id, today=clock.today())
