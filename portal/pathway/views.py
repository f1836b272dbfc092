"""The walk itself: where it starts, and one step a page, of which nothing is kept."""

from datetime import date

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from portal.access import public
from portal.pathway.blueprint import pathway
from portal.pathway.content import content_of
from portal.pathway.reading import address, kept_day, shown_at, step_of, typed_day
from tenants import clock
from tenants.errors import FieldError, NotFound
from tenants.guidance.queries import pathway_guidance_editions
from tenants.pathways.walking import way_back, ways_in
from workflows.papers.legible import one_line
from workflows.pathway_charts.ways import reading_order
from workflows.published_pathways.queries import pathway_of
from workflows.published_pathways.values import Shown

_INVALID = 422
_LONGEST_SHOWN = 30


@pathway.get("/<place>/")
@public
def start(place: str) -> str | Response | tuple[str, int]:
    """What the pathway is and what it rests on, as the rules stand today or stood on the day typed in."""
    try:
        shown = _on_typed_day(place)
    except FieldError as problem:
        return _start(pathway_of(place, clock.today()), problem.words), _INVALID
    asked = request.args.get("on")
    if asked is not None and asked != kept_day(shown.on):
        return redirect(address("start", shown))
    return _start(shown)


def _on_typed_day(place: str) -> Shown:
    on = typed_day()
    today = pathway_of(place, clock.today())  # a place that is not there is not found on any day
    try:
        return pathway_of(place, on) if on else today
    except NotFound:
        first = _first_day()
        raise FieldError(
            "on", f"The day must be {first.day} {first:%B %Y} or later: the portal has no rules before it"
        ) from None


def _first_day() -> date:
    return min(edition.valid_from or date.min for edition in pathway_guidance_editions())


def _start(shown: Shown, problem: str = "") -> str:
    return render_template(
        "pathway/start.html",
        shown=shown,
        steps=reading_order(shown.pathway),
        address=address,
        today=clock.today(),
        problem=problem,
        typed=one_line(request.args.get("on", "")[:_LONGEST_SHOWN]) if problem else "",
        problems_in_title=bool(problem),
    )


@pathway.get("/<place>/<step>")
@public
def step(place: str, step: str) -> str:
    """One step: a question with its answers, or something to do and the way on."""
    shown = shown_at(place)
    found = step_of(shown, step)
    return render_template(
        "pathway/step.html",
        shown=shown,
        step=found,
        content=content_of(found, shown),
        before=_before(shown, step),
        is_only_way=len(ways_in(shown.pathway)[step]) == 1,
        step_address=lambda key: address("step", shown, step=key),
        address=address,
        today=clock.today(),
    )


def _before(shown: Shown, key: str) -> object:
    back = way_back(shown.pathway, key)
    return shown.pathway.steps[back] if back else None
