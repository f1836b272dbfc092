"""The pages of what is known from elsewhere, and of members who may put their figures together."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_person, may, requires
from portal.borough.drafts.blueprint import drafts as pages
from portal.borough.drafts.known_forms import (
    CoalitionForm,
    EndCoalitionForm,
    RemoveFactForm,
    form_about,
)
from portal.forms.changing import Answer, FormPages
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from workflows.register.models import Coalition, OutsideFact
from workflows.register.periods import quarter_of
from workflows.register.queries import members
from workflows.releases import known as service
from workflows.releases.measures import MEASURES, measure

_FOLDER, _HOME = "borough/drafts/known", "drafts.known"
_FACTS: FormPages[OutsideFact] = FormPages(
    "fact",
    service.get_fact,
    service.get_fact,
    folder=_FOLDER,
    home=_HOME,
    shown=lambda fact: {"line": _line(fact)},
)
_COALITIONS: FormPages[Coalition] = FormPages(
    "coalition", service.get_coalition, service.get_coalition, folder=_FOLDER, home=_HOME
)


@pages.get("/known/")
@requires(Permission.RELEASE_READ)
def known() -> str:
    """Everything that proofs reckon with besides the releases themselves."""
    return render_template(
        "borough/drafts/known/known.html",
        facts=[(fact, _line(fact)) for fact in service.facts()],
        coalitions=service.coalitions(),
        names={each.slug: each.name for each in members()},
        may_write=may(Permission.RELEASE_WRITE),
    )


@pages.route("/known/figures/add", methods=["GET", "POST"])
@requires(Permission.RELEASE_WRITE)
def add_fact() -> Answer:
    """Adds a figure of the measure in the address, or in the form."""
    about = measure(request.values.get("measure") or MEASURES[0].key)
    form, status = form_about(about), 200
    if form.is_submitted():
        by, today = current_person().id, clock.today()
        status = attempt(form, lambda: service.add_fact(form.details(about), by=by, today=today))
        if status == DONE:
            flash("It is on the list. Every release that is drafted from now on reckons with it.")
            return redirect(url_for(_HOME))
    return render_template(f"{_FOLDER}/add_fact.html", form=form, about=about, measures=MEASURES), status


@pages.route("/known/figures/<uuid:fact_id>/remove", methods=["GET", "POST"])
@requires(Permission.RELEASE_WRITE)
def remove_fact(fact_id: UUID) -> Answer:
    """Takes one off that was never published."""
    return _FACTS.change(
        fact_id, RemoveFactForm(), "remove_fact", _remove, "It is taken off the list.", lands=_list
    )


@pages.route("/known/groups/add", methods=["GET", "POST"])
@requires(Permission.RELEASE_WRITE)
def add_coalition() -> Answer:
    """Names members who may put their figures together."""
    form, status = CoalitionForm(), 200
    form.offer()
    if form.is_submitted():
        by = current_person().id
        status = attempt(
            form,
            lambda: service.name_coalition(
                form.title.data or "", form.members.data or (), form.valid_from.data, by=by
            ),
        )
        if status == DONE:
            flash("They are on the list. Every release that is drafted from now on holds against them.")
            return redirect(url_for(_HOME))
    return render_template(f"{_FOLDER}/add_coalition.html", form=form), status


@pages.route("/known/groups/<uuid:coalition_id>/end", methods=["GET", "POST"])
@requires(Permission.RELEASE_WRITE)
def end_coalition(coalition_id: UUID) -> Answer:
    """Sets the last day on which they may."""
    form = EndCoalitionForm(data={"last_on": clock.today()})
    return _COALITIONS.change(coalition_id, form, "end_coalition", _end, "The last day is set.", lands=_list)


def _remove(found: OutsideFact, form: RemoveFactForm) -> None:
    service.remove_fact(found, form.because.data or "", by=current_person().id)


def _end(found: Coalition, form: EndCoalitionForm) -> None:
    service.end_coalition(found, form.last_on.data, by=current_person().id)


def _list() -> str:
    return url_for(_HOME)


def _line(fact: OutsideFact) -> tuple[str, str, str]:
    """The measure, what the figure is of, and the quarter, in words."""
    about = measure(fact.measure_key)
    return about.title, service.words_of_fact(fact, about), quarter_of(fact.starts_on).words
