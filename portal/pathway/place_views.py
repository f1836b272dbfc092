"""The page on which a reader chooses the place whose pathway to follow."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import public
from portal.pathway.blueprint import pathway
from portal.pathway.reading import day_asked_for, kept_day
from workflows.directory.understanding import understand
from workflows.directory.vocabulary import vocabulary
from workflows.papers.legible import one_line
from workflows.published_pathways.queries import places as all_places
from workflows.published_pathways.values import Place

_LONGEST_NAME = 100


@pathway.get("/")
@public
def places() -> str | Response:
    """Every place, narrowed to those that the words may mean; straight there when they mean one."""
    on, words = day_asked_for(), one_line(request.args.get("place", "")[:_LONGEST_NAME])
    everywhere = all_places(on)
    found = _meant(words, everywhere) if words else everywhere
    if words and len(found) == 1:
        return redirect(url_for("pathway.start", place=found[0].slug, on=kept_day(on)))
    return render_template(
        "pathway/places.html", words=words, found=found, everywhere=everywhere, on=kept_day(on)
    )


def _meant(words: str, everywhere: list[Place]) -> list[Place]:
    """By part of a name, or else as the directory understands it: misspelt, a postcode, a neighbourhood."""
    called = [place for place in everywhere if place.is_called(words)]
    if called:
        return [place for place in called if place.name.casefold() == words.casefold()] or called
    understood = understand(words, vocabulary(), lambda _: (), is_office_hours=True)
    return [place for place in everywhere if place.slug in understood.authorities]
