"""The page that lists the tenant's statements, and the one on which the next is started."""

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.statements.blueprint import statements as pages
from portal.borough.statements.changing import Answer
from portal.borough.statements.detail_forms import StatementForm
from portal.borough.statements.reading import lines_of
from portal.forms.owner import owner_value
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.statements.models import Statement
from tenants.records.statements.owed import due_rules
from tenants.records.statements.queries import statements as all_statements
from tenants.records.statements.rules import StatementStatus
from tenants.records.statements.years import last_ended_year, year_following, year_words
from workflows.statements.starting import start as start_filled_in


@pages.get("/")
@requires(Permission.STATEMENT_READ)
def statements() -> str:
    """This year's statement and where it stands, when it is due and why, and every year before it."""
    today, found = clock.today(), all_statements()
    lines = lines_of(found, today)
    now = _now(found)
    year = (now.year_starts_on, now.year_ends_on) if now else last_ended_year(today)
    return render_template(
        "borough/statements/statements.html",
        lines=lines,
        now=next((line for line in lines if line.statement is now), None),
        year=year_words(*year),
        year_ends_on=year[1],
        rules=due_rules(year[1]),
        next_year=year_words(*_next_year(found)),
        today=today,
    )


def _now(found: list[Statement]) -> Statement | None:
    """The one that people work on: the latest that is not published, else the latest."""
    working = [each for each in found if each.status != StatementStatus.PUBLISHED]
    return next(iter([*working, *found]), None)


def _next_year(found: list[Statement]) -> tuple:  # type: ignore[type-arg]
    """The year after the latest statement's; the one that ended last when there is none."""
    return year_following(found[0].year_ends_on) if found else last_ended_year(clock.today())


@pages.route("/start", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def start() -> Answer:
    """Starts a statement, its sections filled in from what the portal holds."""
    found = all_statements()
    form = StatementForm(data=_likely(found))
    form.offer()
    begun: list[Statement] = []
    status = attempt(form, lambda: begun.append(_start(form))) if form.is_submitted() else 0
    if status == DONE:
        flash("The statement is started. The portal has filled in what it knows; now check its words.")
        return redirect(url_for("statements.statement", statement_id=begun[0].id))
    form.offer()
    shown = render_template("borough/statements/start.html", form=form, statement=None)
    return (shown, status) if status else shown


def _start(form: StatementForm) -> Statement:
    return start_filled_in(form.details(), form.owner.owner, by=current_person().id, today=clock.today())


def _likely(found: list[Statement]) -> dict[str, object]:
    """The next year, with the last statement's board, plan and owner; the title follows from the year."""
    starts_on, ends_on = _next_year(found)
    likely: dict[str, object] = {
        "year_starts_on": starts_on,
        "year_ends_on": ends_on,
    }
    if found:
        last = found[0]
        likely |= {"board": str(last.board_id or ""), "plan": str(last.plan_id or "")}
        likely["owner"] = owner_value(last)
    return likely
