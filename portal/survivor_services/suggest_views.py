"""The page on which somebody of any member suggests a survivor service."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, signed_in
from portal.forms.refusals import DONE, attempt
from portal.survivor_services.blueprint import survivor_services as pages
from portal.survivor_services.forms import SuggestForm
from portal.survivor_services.words import Known
from tenants import clock
from tenants.errors import NotAllowed
from workflows.survivor_services.suggesting import suggest_service

_THANKS = (
    "Thank you. The secretariat looks at your suggestion and writes to you when it has decided. "
    "Nobody sees it in the directory before that."
)


@pages.route("/services/suggest", methods=["GET", "POST"])
@signed_in
def suggest() -> str | Response | tuple[str, int]:
    """Puts a service before the secretariat."""
    who = _who()
    form, status = SuggestForm(), DONE
    form.offer(Known.now())
    if form.is_submitted():
        status = attempt(form, lambda: _suggest(form, who))
        if status == DONE:
            flash(_THANKS)
            return redirect(url_for("survivor_services.services"))
    return render_template("survivor_services/suggest.html", form=form), status


def _who() -> str:
    """The person and where they work; NotAllowed for somebody who belongs to no member."""
    person = current_person()
    if not person.belongings:
        raise NotAllowed("Only people of a council or partner of the network can suggest a service.")
    return f"{person.name}, {person.belongings[0].tenant_name}"


def _suggest(form: SuggestForm, who: str) -> None:
    suggest_service(form.details(), who, by=current_person().id, today=clock.today())
