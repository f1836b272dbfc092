"""Survivor services as open data, in the shape of Open Referral UK."""

from dataclasses import replace
from uuid import UUID

from flask import Response, jsonify, request, url_for

from portal.access import public
from portal.paging import Page, page_asked_for
from portal.survivor_services.asked import LONGEST_WORDS, wanted_in
from portal.survivor_services.blueprint import survivor_services as pages
from portal.survivor_services.words import Known
from workflows.papers.legible import one_line
from workflows.published_services.open_referral import (
    NEED,
    Values,
    as_open_referral,
    page_of_services,
    term_id,
)
from workflows.published_services.queries import Published, get_published, published_services
from workflows.published_services.search import Wanted, fitting, languages_of
from workflows.settings import settings

PAGE_SIZE, MOST_ON_A_PAGE = 50, 100


@pages.get("/services.json")
@public
def services_data() -> Response:
    """A page of services; takes the standard's `search`, `taxonomy_term_id`, `page` and `per_page`."""
    every, known = published_services(), Known.now()
    wanted = wanted_in(request.args, known.needs, known.areas, languages_of(every))
    found = fitting(every, _as_the_standard_asks(wanted, known), {**known.needs, **known.areas})
    size = min(page_asked_for(request.args.get("per_page") or str(PAGE_SIZE)) or 1, MOST_ON_A_PAGE)
    page = Page(page_asked_for(request.args.get("page")), len(found), size)
    contents = [_values(each, known) for each in found[page.offset : page.last_shown]]
    return jsonify(page_of_services(contents, total=len(found), number=page.number, size=size))


@pages.get("/services/<uuid:service_id>.json")
@public
def service_data(service_id: UUID) -> Response:
    """One service with all that belongs to it."""
    return jsonify(_values(get_published(service_id), Known.now()))


def _as_the_standard_asks(wanted: Wanted, known: Known) -> Wanted:
    """The same, with the standard's own names of parameters understood as well."""
    asked = request.args.get("taxonomy_term_id", "")
    terms = tuple(need for need in known.needs if asked in (need, term_id(NEED, need)))
    words = one_line(request.args.get("search", "")[:LONGEST_WORDS])
    return replace(wanted, needs=wanted.needs or terms, words=wanted.words or words)


def _values(published: Published, known: Known) -> Values:
    address = url_for("survivor_services.service", service_id=published.id)
    return as_open_referral(published, known.needs, known.areas, f"{settings().base_url}{address}")
