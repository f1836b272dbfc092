"""The page on which anybody finds whom to ring: one box, three lists, and what was found."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import render_template, request

from portal.access import public
from portal.directory.blueprint import directory
from portal.directory.limits import current_audience, must_not_be_too_many, note_look_up
from portal.directory.phrasing import Link, Phrasing, left_out_words, other_questions, reading_words
from portal.directory.showing import Shown, shown
from portal.paging import Page, page_asked_for
from tenants import clock
from tenants.people.audiences import Audience
from tenants.records.contacts.rules import Availability
from workflows.directory import search
from workflows.directory.office_hours import is_office_hours
from workflows.directory.rules import Looked
from workflows.directory.search import PAGE_SIZE, Answer, Asked
from workflows.directory.understanding import LONGEST_QUESTION
from workflows.directory.vocabulary import Vocabulary, vocabulary
from workflows.papers.legible import one_line


@dataclass(frozen=True, slots=True)
class Found:
    """What the page says about one question."""

    sentence: str
    readings: tuple[str, ...]
    left_out: tuple[str, ...]
    others: tuple[Link, ...]
    contacts: tuple[Shown, ...]
    besides: tuple[Shown, ...]
    page: Page
    is_more: bool


@directory.get("/")
@public
def look_up() -> str:
    """The box, and below it what was found; a question is noted, but never its words."""
    known, audience = vocabulary(), current_audience()
    asked, found = _asked(known), None
    if asked != Asked(page=asked.page):
        must_not_be_too_many()
        found = _found(asked, known, audience)
    return render_template(
        "directory/look_up.html",
        asked=asked,
        found=found,
        known=known,
        hours=_HOURS,
        is_public=audience is Audience.PUBLIC,
        is_network=audience is Audience.NETWORK,
        longest=LONGEST_QUESTION,
    )


_HOURS = {Availability.OUT_OF_HOURS: "Out of hours", Availability.OFFICE: "Office hours"}


def _asked(known: Vocabulary) -> Asked:
    """The question in the address; what no list of ours offers counts as any."""
    said = request.args
    hours = said.get("hours", "")
    return Asked(
        typed=one_line(said.get("words", "")[:LONGEST_QUESTION]),
        service_key=_one_of(said.get("service", ""), known.services),
        availability=Availability(hours) if hours in _HOURS else None,
        authority=_one_of(said.get("place", ""), [slug for slug, _ in known.authorities]),
        page=page_asked_for(said.get("page")),
    )


def _one_of(said: str, offered: Collection[str]) -> str:
    return said if said in offered else ""


def _found(asked: Asked, known: Vocabulary, audience: Audience) -> Found | None:
    """The answer in words; None when nothing was asked for but words like “the council”."""
    is_open = is_office_hours(clock.london(clock.now()))
    answer = search.look_up(asked, known, audience, is_office_hours=is_open)
    if answer.understood.is_nothing:
        return None
    _note(answer)
    phrasing = Phrasing(known, answer.understood)
    return Found(
        sentence=phrasing.sentence,
        readings=tuple(reading_words(each) for each in answer.understood.readings),
        left_out=tuple(left_out_words(answer, phrasing)),
        # Where nobody is found, asking for less is no help.
        others=tuple(other_questions(phrasing, is_office_hours=is_open or not answer.entries)),
        contacts=tuple(shown(each) for each in answer.entries),
        besides=tuple(shown(each) for each in answer.besides),
        page=Page(asked.page, answer.total, PAGE_SIZE),
        is_more=answer.is_more,
    )


def _note(answer: Answer) -> None:
    understood = answer.understood
    note_look_up(
        Looked.SEARCH,
        service_key=next(iter(understood.service_keys), ""),
        places=understood.authorities,
        shown=len(answer.entries) + len(answer.besides),
    )
