"""The page on which a later version of a released quarter is asked for, and drafted."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.drafts.blueprint import drafts as pages
from portal.borough.drafts.forms import AgainForm
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.audit import service as audit
from tenants.database import db, reading_only
from tenants.errors import Refusal
from tenants.people.permissions import Permission
from workflows.contributions.vintages import prepare_vintage
from workflows.register.models import Release
from workflows.register.periods import quarter_at
from workflows.releases.conditions import must_be_replaceable
from workflows.releases.drafts import get_draft
from workflows.releases.service import Prepared, draft_prepared, prepare_again


@pages.get("/<uuid:release_id>/again")
@requires(Permission.RELEASE_WRITE)
def again(release_id: UUID) -> str:
    """What a later version is, and its two steps."""
    return _page(release_id, AgainForm(formdata=None))


@pages.post("/<uuid:release_id>/again/ask")
@requires(Permission.RELEASE_WRITE)
def ask_again(release_id: UUID) -> Answer:
    """Prepares in every house what has changed since it was given, for its lead to look at."""
    form = AgainForm()
    changed: list[int] = []
    status = attempt(form, lambda: changed.append(_ask(release_id)))
    if status != DONE:
        return _page(release_id, form), status
    flash(_asked_words(changed[0]))
    return redirect(url_for("drafts.again", release_id=release_id))


@pages.post("/<uuid:release_id>/again/draft")
@requires(Permission.RELEASE_WRITE)
def draft_again(release_id: UUID) -> Answer:
    """Builds the later version, proves it together with what was released, and keeps it as a draft."""
    form = AgainForm()
    if not form.validate_on_submit():
        return _page(release_id, form), 422
    try:
        prepared = _prepared(release_id)
    except Refusal as refusal:
        form.show(refusal)
        return _page(release_id, form), 409
    drafted: list[Release] = []
    status = attempt(form, lambda: drafted.append(_write(prepared)))
    if status != DONE:
        return _page(release_id, form), status
    flash("The later version is drafted. Nobody outside sees it until a second person publishes it.")
    return redirect(url_for("drafts.release", release_id=drafted[0].id))


def _ask(release_id: UUID) -> int:
    release = get_draft(release_id)
    must_be_replaceable(release)
    quarter, vintage = quarter_at(release.period), release.vintage + 1
    changed = prepare_vintage(quarter, vintage, today=clock.today())
    audit.record("release:asked-again", get_draft(release_id), by=current_person().id, changed=changed)
    return changed


def _asked_words(changed: int) -> str:
    if not changed:
        return "Nothing has changed in any authority’s records, so there is nothing to ask for."
    found = "One set of figures has" if changed == 1 else f"{changed} sets of figures have"
    return (
        f"{found} changed since they were given. The leads look at them now, and what nobody decides on is "
        "given by itself."
    )


def _prepared(release_id: UUID) -> Prepared:
    """The figures, made before anything is written: it takes seconds, in which others can go on saving."""
    db.session.rollback()
    try:
        with reading_only():
            return prepare_again(get_draft(release_id), today=clock.today())
    finally:
        db.session.rollback()


def _write(prepared: Prepared) -> Release:
    return draft_prepared(prepared, by=current_person().id, today=clock.today())[0]


def _page(release_id: UUID, form: AgainForm) -> str:
    return render_template("borough/drafts/again.html", form=form, release=get_draft(release_id))
