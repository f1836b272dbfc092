"""The pages on which operations are listed, counted and read."""

from dataclasses import replace
from uuid import UUID

from flask import render_template, request, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.operations.blueprint import operations as pages
from portal.borough.operations.filters import choices, read, sentence
from portal.borough.operations.periods import period_asked_for, periods
from portal.borough.operations.reading import open_operation
from portal.borough.operations.words import in_words, number, words_on
from portal.paging import Page
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.operations.figures import summary
from tenants.records.operations.lists import PAGE_SIZE, count_listed, page_of_operations
from tenants.records.operations.queries import find_first_day, get_operation
from tenants.records.operations.rules import ARREST_WORDS, OPERATION_WORDS

_SHOWING = {"kind_words": OPERATION_WORDS, "in_words": in_words, "number": number}


@pages.get("/")
@requires(Permission.OPERATION_READ)
def operations() -> str:
    """The operations of a period, newest first, with what they came to together."""
    today = clock.today()
    words = words_on(today)
    asked = read(request.args, words, today)
    wanted = asked.wanted()
    total = count_listed(wanted)
    page = Page(asked.page, total, PAGE_SIZE)
    return render_template(
        "borough/operations/operations.html",
        asked=replace(asked, page=page.number),
        sentence=sentence(asked, total, words),
        page=page,
        rows=page_of_operations(wanted, page.offset, page.size),
        figures=summary(asked.period.starts_on, asked.period.ends_on),
        periods=periods(find_first_day(), today),
        choices=choices(words),
        words=words,
        arrest_words=ARREST_WORDS,
        may_write=may(Permission.OPERATION_WRITE),
        **_SHOWING,
    )


@pages.get("/figures")
@requires(Permission.OPERATION_READ)
def figures() -> str:
    """What the operations of a period came to: every number, with how many operations did not say."""
    today = clock.today()
    offered = periods(find_first_day(), today)
    period = period_asked_for(request.args.get("period"), offered)
    return render_template(
        "borough/operations/figures.html",
        period=period,
        periods=offered,
        figures=summary(period.starts_on, period.ends_on),
        words=words_on(today),
        arrest_words=ARREST_WORDS,
        **_SHOWING,
    )


@pages.get("/<uuid:operation_id>/")
@requires(Permission.OPERATION_READ)
def operation(operation_id: UUID) -> str:
    """One operation: who took part, what it was about, and what came of it."""
    page = open_operation(operation_id)
    return render_template(
        "borough/operations/operation.html",
        page=page,
        operation=page.operation,
        arrest_words=ARREST_WORDS,
        may_write=may(Permission.OPERATION_WRITE),
        **_SHOWING,
    )


@pages.get("/<uuid:operation_id>/history")
@requires(Permission.OPERATION_READ)
def history(operation_id: UUID) -> str:
    """Every change of an operation, newest first."""
    found = get_operation(operation_id)
    back = url_for("operations.operation", operation_id=operation_id)
    return history_page(operation_id, "operation", found.title, back)
