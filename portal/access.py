"""Who may see a page: one mark on every view, and whose house it opens."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from flask import abort, current_app, g, redirect, request
from flask_login import current_user
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from portal.transactions import SAFE_METHODS
from tenants.authorities.rules import RESERVED
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.people.queries import Belonging
from tenants.people.sign_ins import SignedIn
from tenants.scope import tenant_scope

View = Callable[..., Any]

#: The mark of a view that needs no sign-in, and of one that needs no more than that.
PUBLIC = "public"
SIGNED_IN = "signed-in"

_LOCAL = re.compile(r"/(?!/)[!-\[\]-~]*")  # printable ASCII but no backslash, which browsers read as a slash


class TenantSlug(BaseConverter):
    """A tenant's part of an address; never one of the portal's own words."""

    # Without a “/” in it one pattern serves all rules; with one, each request tries a pattern for each.
    regex = f"(?!(?:{'|'.join(sorted(RESERVED))})\\Z)[a-z][a-z0-9-]{{0,59}}"


def find_current_person() -> SignedIn | None:
    """Whoever is signed in, if anybody."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def current_person() -> SignedIn:
    """Whoever is signed in, on a page that nobody else can see."""
    person = find_current_person()
    if person is None:
        abort(401)
    return person


def find_current_belonging() -> Belonging | None:
    """The membership through which the page is seen, on a tenant's page."""
    belonging: Belonging | None = g.get("belonging")
    return belonging


def current_belonging() -> Belonging:
    """The membership through which a tenant's page is seen."""
    belonging: Belonging = g.belonging
    return belonging


def may(permission: Permission | str) -> bool:
    """Whether the person may do this in the tenant in view."""
    belonging = find_current_belonging()
    return belonging is not None and belonging.may(Permission(permission))


def public(view: View) -> View:
    """Marks a view that anybody may see."""
    return _marked(view, PUBLIC, view)


def signed_in(view: View) -> View:
    """Marks a view for everybody who is signed in."""

    @wraps(view)
    def guarded(**values: Any) -> Any:
        if find_current_person() is None:
            return go_and_sign_in()
        return view(**values)

    return _marked(guarded, SIGNED_IN, view)


def requires(permission: Permission) -> Callable[[View], View]:
    """Marks a view of `/<tenant:slug>/…` for members whose role has `permission`; others get 404.

    The view and its template run inside the tenant's scope. The slug is not handed on: url_for fills it in.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(slug: str, **values: Any) -> Any:
            person = find_current_person()
            if person is None:
                return go_and_sign_in()
            belonging = person.belonging_to(slug)
            if belonging is None or not belonging.may(permission):
                raise NotFound
            g.belonging = belonging
            with tenant_scope(belonging.tenant_id):
                return view(**values)

        return _marked(guarded, permission, view)

    return guard


def go_and_sign_in() -> Response:
    """To the sign-in page, and from there back to where the person was; 401 keeps what was being sent."""
    if request.method not in SAFE_METHODS:
        abort(401)
    return redirect(f"/sign-in?{urlencode({'next': local_path(request.full_path.rstrip('?'))})}")


def local_path(wanted: str | None) -> str:
    """The address within the portal, or the front page for anything that could lead elsewhere."""
    return wanted if wanted and _LOCAL.fullmatch(wanted) else "/"


def address_with(name: str, value: object) -> str:
    """The address of the page in view with one of its query values changed, so that a filter is kept."""
    kept = [(key, each) for key, each in request.args.items(multi=True) if key != name]
    return f"{request.path}?{urlencode([*kept, (name, value)])}"


def fill_in_slug(endpoint: str, values: dict[str, Any]) -> None:
    """Lets url_for leave out the tenant: it is the one in view."""
    belonging = find_current_belonging()
    if belonging is not None and "slug" not in values and _takes_slug(endpoint):
        values["slug"] = belonging.slug


def _takes_slug(endpoint: str) -> bool:
    return current_app.url_map.is_endpoint_expecting(endpoint, "slug")


def _marked(guarded: View, mark: str, view: View) -> View:
    if hasattr(view, "access"):
        raise TypeError(f"{view.__name__} has two access marks")
    guarded.access = mark  # type: ignore[attr-defined]
    return guarded
