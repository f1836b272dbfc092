"""The pages on which posts and money are listed and read, with everything that was changed on them."""

from uuid import UUID

from flask import render_template, request, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.resources.blueprint import resources as pages
from portal.borough.resources.reading import open_post, open_register, open_resource
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.resources.queries import get_resource


@pages.get("/")
@requires(Permission.RESOURCE_READ)
def resources() -> str:
    """What carries the work, which posts are vacant, and the hand-overs."""
    with_ended = "ended" in request.args
    return render_template(
        "borough/resources/resources.html",
        page=open_register(clock.today(), with_ended=with_ended),
        with_ended=with_ended,
        may_write=may(Permission.RESOURCE_WRITE),
    )


@pages.get("/<uuid:resource_id>/")
@requires(Permission.RESOURCE_READ)
def resource(resource_id: UUID) -> str:
    """One post, grant, budget or service."""
    line = open_resource(get_resource(resource_id), clock.today())
    return render_template(
        "borough/resources/resource.html",
        line=line,
        resource=line.resource,
        may_write=may(Permission.RESOURCE_WRITE),
    )


@pages.get("/<uuid:resource_id>/history")
@requires(Permission.RESOURCE_READ)
def history(resource_id: UUID) -> str:
    """Every change of one of them, newest first."""
    found = get_resource(resource_id)
    back = url_for("resources.resource", resource_id=resource_id)
    return history_page(resource_id, "page", found.title, back)


@pages.get("/posts/<uuid:post_id>/")
@requires(Permission.RESOURCE_READ)
def post(post_id: UUID) -> str:
    """One post: who holds it, what pays for it, what it answers for, and its hand-overs."""
    page = open_post(post_id, clock.today())
    return render_template("borough/resources/post.html", page=page, post=page.post)
