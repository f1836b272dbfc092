"""The page that shows what was changed in a tenant."""

from uuid import UUID

from flask import Blueprint, render_template, request

from portal.access import may, requires
from portal.borough.activity import words
from portal.paging import Page, page_asked_for
from tenants.audit.queries import (
    Change,
    Wanted,
    changes,
    count_changes,
    kinds_changed,
    people_who_changed_something,
)
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.posts.queries import posts_with_holders

pages = Blueprint("activity", __name__, url_prefix="/<tenant:slug>/activity")

#: Kinds whose lines hold what is not out yet, such as minutes; told only to those who write them.
WRITERS_ONLY: dict[Permission, tuple[str, ...]] = {
    Permission.MEETING_WRITE: ("agendaitem", "decision", "paper"),
    Permission.HIGHLIGHT_WRITE: ("highlightreport",),
}


@pages.get("/")
@requires(Permission.ACTIVITY_READ)
def activity() -> str:
    """Every change, newest first, narrowed by who and what; the address says which."""
    untold = _untold()
    kinds = [kind for kind in kinds_changed() if kind not in untold]
    asked = request.args.get("kind")
    kind = asked if asked in kinds else None
    wanted = Wanted(by_id=_person_asked_for(), kind=kind, without=untold)
    page = Page(page_asked_for(request.args.get("page")), count_changes(wanted))
    shown = changes(wanted, offset=page.offset, limit=page.size)
    names = _names(shown)
    return render_template(
        "borough/activity/activity.html",
        page=page,
        wanted=wanted,
        entries=[(each, words.what_happened(each), words.lines_of(each, names)) for each in shown],
        people=people_who_changed_something(),
        kinds=[(kind, words.kind_words(kind).capitalize()) for kind in kinds],
    )


def _untold() -> tuple[str, ...]:
    """The kinds of which the person is told nothing."""
    return tuple(kind for needed, kinds in WRITERS_ONLY.items() if not may(needed) for kind in kinds)


def _person_asked_for() -> UUID | None:
    try:
        return UUID(request.args.get("person", ""))
    except ValueError:
        return None


def _names(shown: list[Change]) -> dict[str, str]:
    """Words for the ids of people and posts among the values."""
    ids = words.ids_in(shown)
    posts = {str(post.id): post.title for post, _ in posts_with_holders() if post.id in ids}
    return posts | {str(key): name for key, name in names_of(ids).items()}
