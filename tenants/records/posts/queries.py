"""Reading a tenant's posts and who holds them."""

from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.records.posts.models import Post


def get_post(post_id: UUID) -> Post:
    """The tenant's post; NotFound when there is none or it is another tenant's."""
    post = db.session.scalar(select(Post).where(Post.id == post_id))
    if post is None:
        raise NotFound("We could not find that post.")
    return post


def find_post_titled(title: str) -> Post | None:
    """The post with exactly this title, if there is one."""
    return db.session.scalar(select(Post).where(Post.title == title))


def posts_with_holders() -> list[tuple[Post, Person | None]]:
    """Every post of the tenant with its holder, by title."""
    statement = select(Post, Person).outerjoin(Person, Person.id == Post.holder_id).order_by(Post.title)
    return [(post, person) for post, person in db.session.execute(statement)]


def owner_words(owner_name: str | None, post_title: str | None) -> str:
    """Who owns something: "Ann Lee", "Head of Licensing (Ann Lee)", "Head of Licensing (vacant)"."""
    if post_title is None:
        return owner_name or "Nobody"
    return f"{post_title} ({owner_name or 'vacant'})"
