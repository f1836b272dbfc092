"""The field in which somebody chooses who owns a piece of work: a person, or a post."""

from typing import Any
from uuid import UUID

from flask import render_template
from markupsafe import Markup

from portal.forms.must_choose import MustChoose
from tenants.people.queries import members_of
from tenants.records.obligations.service import Owner
from tenants.records.posts.models import Owned
from tenants.records.posts.queries import posts_with_holders
from tenants.scope import current_tenant

_PERSON, _POST = "person", "post"


class _GroupedSelect:
    """A GOV.UK select with a heading over each kind of owner, which the library's macro does not have."""

    def __call__(self, field: Any, **_kwargs: Any) -> Markup:
        """The component as HTML."""
        return Markup(  # noqa: S704 - the template escapes what it shows
            render_template("borough/actions/owner_field.html", field=field)
        )


class OwnerField(MustChoose):
    """One of the tenant's people and posts, as `person:<id>` or `post:<id>`."""

    widget = _GroupedSelect()

    def __init__(self, label: str = "Owner", *, missing: str = "Choose who owns it", **kwargs: Any) -> None:
        kwargs.setdefault("hint", "A post keeps its actions when the person who holds it changes.")
        super().__init__(label, asks="Choose a person or a post", missing=missing, **kwargs)
        self.people: list[tuple[str, str]] = []
        self.posts: list[tuple[str, str]] = []

    def offer_everybody(self) -> None:
        """Offers the people and posts of the tenant in view; to be called inside its scope."""
        self.people = [(f"{_PERSON}:{person.id}", person.name) for person, _ in members_of(current_tenant())]
        self.posts = [
            (f"{_POST}:{post.id}", f"{post.title} ({holder.name if holder else 'vacant'})")
            for post, holder in posts_with_holders()
        ]
        self.offer([*self.people, *self.posts])

    @property
    def owner(self) -> Owner:
        """Who was chosen, once the form is valid."""
        kind, _, key = str(self.data).partition(":")
        return Owner(person_id=UUID(key)) if kind == _PERSON else Owner(post_id=UUID(key))


def owner_value(work: Owned) -> str:
    """The field's value for whoever owns the record now; empty when nobody does."""
    if work.owner_person_id:
        return f"{_PERSON}:{work.owner_person_id}"
    return f"{_POST}:{work.owner_post_id}" if work.owner_post_id else ""
