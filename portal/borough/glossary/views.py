"""The pages on which abbreviations are listed, explained, changed and taken away."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, may, requires
from portal.borough.activity.history import history_page
from portal.borough.glossary.blueprint import glossary as pages
from portal.borough.glossary.forms import SureForm, TermForm, typed_for
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.guidance.queries import abbreviations
from tenants.people.permissions import Permission
from tenants.records.glossary import queries, service
from tenants.records.glossary.models import Term

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


@pages.get("/")
@requires(Permission.HOUSE_VISIT)
def terms() -> str:
    """The tenant's own abbreviations, and everybody's."""
    own = queries.terms()
    return render_template(
        "borough/glossary/terms.html",
        own=own,
        overruled={term.title: term for term in own},
        national=abbreviations(),
        may_write=may(Permission.GLOSSARY_WRITE),
    )


@pages.route("/add", methods=["GET", "POST"])
@requires(Permission.GLOSSARY_WRITE)
def add() -> Answer:
    """Explains an abbreviation; `spelling` in the address is the one to begin with."""
    form, status = TermForm(data={"spelling": request.args.get("spelling", "")[:20]}), 200
    if form.is_submitted():
        status = attempt(form, lambda: service.add_term(form.details(), by=current_person().id))
        if status == DONE:
            return _back(f"“{form.spelling.data}” is explained from now on.")
    return render_template("borough/glossary/add.html", form=form, term=None), status


@pages.route("/<uuid:term_id>/edit", methods=["GET", "POST"])
@requires(Permission.GLOSSARY_WRITE)
def edit(term_id: UUID) -> Answer:
    """Says something else about one."""
    form = TermForm(data=typed_for(queries.get_term(term_id)))
    return _change(term_id, form, "edit", _edit, "Your changes are saved.")


@pages.route("/<uuid:term_id>/remove", methods=["GET", "POST"])
@requires(Permission.GLOSSARY_WRITE)
def remove(term_id: UUID) -> Answer:
    """Takes one away."""
    return _change(term_id, SureForm(), "remove", _remove, "The abbreviation is taken off your list.")


@pages.get("/<uuid:term_id>/history")
@requires(Permission.HOUSE_VISIT)
def history(term_id: UUID) -> str:
    """Every change of one abbreviation, newest first."""
    return history_page(term_id, "abbreviation", queries.get_term(term_id).title, url_for("glossary.terms"))


def _change(term_id: UUID, form: F, page: str, work: Callable[[Term, F], object], done: str) -> Answer:
    if not form.is_submitted():
        return _page(page, form, queries.get_term(term_id))
    found = queries.get_term_to_change(term_id)

    def do() -> None:
        form.must_be_fresh(found)
        work(found, form)

    status = attempt(form, do)
    return _back(done) if status == DONE else (_page(page, form, queries.get_term(term_id)), status)


def _page(page: str, form: VersionedForm, term: Term) -> str:
    form.catch_up(term)
    return render_template(f"borough/glossary/{page}.html", form=form, term=term)


def _edit(found: Term, form: TermForm) -> None:
    service.change_term(found, form.details(), by=current_person().id)


def _remove(found: Term, _form: SureForm) -> None:
    service.remove_term(found, by=current_person().id)


def _back(done: str) -> Response:
    flash(done)
    return redirect(url_for("glossary.terms"))
