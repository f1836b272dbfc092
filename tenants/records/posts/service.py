"""Making posts and saying who holds them."""

from uuid import UUID

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.people.queries import is_member
from tenants.records.posts.models import Post
from tenants.records.posts.queries import find_post_titled
from tenants.scope import current_tenant


def create_post(title: str, *, holder_id: UUID | None = None, by: UUID | None) -> Post:
    """Adds a post, vacant unless `holder_id` is a member of the tenant; FieldError otherwise."""
    title = title.strip()
    if find_post_titled(title):
        raise FieldError("title", f"There is already a post called “{title}”.")
    _must_be_member(holder_id)
    post = Post(title=title, holder_id=holder_id)
    db.session.add(post)
    audit.record("post:created", post, by=by)
    return post


def fill_post(post: Post, holder_id: UUID | None, *, by: UUID | None) -> None:
    """Says who holds the post now; None leaves it vacant."""
    _must_be_member(holder_id)
    post.holder_id = holder_id
    audit.record("post:filled" if holder_id else "post:vacated", post, by=by)


def _must_be_member(holder_id: UUID | None) -> None:
    if holder_id is not None and not is_member(holder_id, current_tenant()):
        raise FieldError("holder", "Choose somebody who belongs to this council, or leave the post vacant.")
