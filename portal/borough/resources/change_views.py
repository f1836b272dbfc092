"""The pages on which posts and money are added, edited, decided on and ended."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_person, requires
from portal.borough.resources.blueprint import resources as pages
from portal.borough.resources.changing import change_resource
from portal.borough.resources.forms import DecideForm, EndForm, ResourceForm, typed_for
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.posts.queries import posts_with_holders
from tenants.records.resources import service
from tenants.records.resources.models import Resource
from tenants.records.resources.queries import get_resource


@pages.route("/add", methods=["GET", "POST"])
@requires(Permission.RESOURCE_WRITE)
def add() -> Answer:
    """Adds a post, grant, budget or service; `post` in the address is the post that it pays for."""
    form, status = ResourceForm(data={"post": request.args.get("post", ""), "status": "secured"}), 200
    _offer(form)
    if form.is_submitted():
        added: list[Resource] = []
        status = attempt(form, lambda: added.append(_add(form)))
        if status == DONE:
            flash(f"“{form.title.data}” is added.")
            return redirect(url_for("resources.resource", resource_id=added[0].id))
        _offer(form)
    return render_template("borough/resources/add.html", form=form, resource=None), status


@pages.route("/<uuid:resource_id>/edit", methods=["GET", "POST"])
@requires(Permission.RESOURCE_WRITE)
def edit(resource_id: UUID) -> Answer:
    """Changes what stands about it."""
    form = ResourceForm(data=typed_for(get_resource(resource_id)))
    done = "Your changes are saved."
    return change_resource(resource_id, form, "edit", _edit, done, offer=lambda _found, form: _offer(form))


@pages.route("/<uuid:resource_id>/decide", methods=["GET", "POST"])
@requires(Permission.RESOURCE_WRITE)
def decide(resource_id: UUID) -> Answer:
    """Says what comes after it."""
    return change_resource(resource_id, DecideForm(), "decide", _decide, "The decision is kept.")


@pages.route("/<uuid:resource_id>/end", methods=["GET", "POST"])
@requires(Permission.RESOURCE_WRITE)
def end(resource_id: UUID) -> Answer:
    """Says that it carries the work no more."""
    form = EndForm(data={"ended_on": clock.today()})
    return change_resource(resource_id, form, "end", _end, "It has ended. It stays here to read.")


def _offer(form: ResourceForm) -> None:
    form.offer((post.id, post.title) for post, _ in posts_with_holders())


def _add(form: ResourceForm) -> Resource:
    by, today = current_person().id, clock.today()
    return service.add_resource(form.details(), form.owner.owner, by=by, today=today)


def _edit(found: Resource, form: ResourceForm) -> None:
    by, today = current_person().id, clock.today()
    service.edit_resource(found, form.details(), form.owner.owner, by=by, today=today)


def _decide(found: Resource, form: DecideForm) -> None:
    service.decide(found, form.words.data or "", by=current_person().id)


def _end(found: Resource, form: EndForm) -> None:
    by, today = current_person().id, clock.today()
    service.end_resource(found, form.ended_on.data, form.reason.data or "", by=by, today=today)
