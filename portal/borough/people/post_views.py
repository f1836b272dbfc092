"""Pages on which posts are added, filled and vacated."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.people.blueprint import pages
from portal.borough.people.forms import VACANT, HolderForm, PostForm
from portal.forms.refusals import DONE, attempt
from tenants.people.permissions import Permission
from tenants.people.queries import members_of
from tenants.records.posts.queries import get_post
from tenants.records.posts.service import create_post, fill_post

Answer = Response | tuple[str, int]


@pages.route("/posts/new", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def new_post() -> Answer:
    """Adds a post, vacant or filled."""
    form = PostForm(holder=VACANT)
    form.offer(_members())
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _add(form))
        if status == DONE:
            flash(f"The post “{form.title.data}” is added.")
            return redirect(url_for("people.people"))
    return render_template("borough/people/new_post.html", form=form), status


@pages.route("/posts/<uuid:post_id>/holder", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def holder(post_id: UUID) -> Answer:
    """Says who holds a post now, or that nobody does."""
    post = get_post(post_id)
    title = post.title
    form = HolderForm(holder=str(post.holder_id) if post.holder_id else VACANT)
    form.offer(_members())
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: fill_post(post, form.holder_id(), by=current_person().id))
        if status == DONE:
            flash(f"The post “{title}” is {'filled' if form.holder_id() else 'vacant'} now.")
            return redirect(url_for("people.people"))
    return render_template("borough/people/holder.html", form=form, title=title), status


def _add(form: PostForm) -> None:
    create_post(form.title.data, holder_id=form.holder_id(), by=current_person().id)


def _members() -> list[tuple[UUID, str]]:
    return [(person.id, person.name) for person, _ in members_of(current_belonging().tenant_id)]
