"""Finds the words for the ids of people and posts in lines of the audit."""

from portal.borough.activity import words
from tenants.audit.queries import Change
from tenants.people.queries import names_of
from tenants.records.posts.queries import posts_with_holders


def names_for(changes: list[Change]) -> dict[str, str]:
    """Names of people and titles of the tenant's posts, by id."""
    ids = words.ids_in(changes)
    if not ids:
        return {}
    posts = {str(post.id): post.title for post, _ in posts_with_holders() if post.id in ids}
    return posts | {str(key): name for key, name in names_of(ids).items()}
