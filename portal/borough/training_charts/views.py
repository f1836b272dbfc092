"""Charts of coverage, and of what people said before and after, each for a page that has its table."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, Response

from portal.access import requires
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.training.coverage import coverage as covered
from tenants.records.training.models import Evaluation, TrainingSession
from tenants.records.training.queries import recent_evaluations
from tenants.records.training.rules import MEASURE_WORDS, Measure
from workflows.charts.bars import Change, Share, changes, changes_in_words, shares, shares_in_words
from workflows.charts.drawing import Drawing

pages = Blueprint("training_charts", __name__, url_prefix="/<tenant:slug>/training/charts")

#: More bars than this cannot be read; the table has all.
MOST_BARS = 14
COVERAGE = "Training against headcount"
ANSWERS = "What people said before and after training"

T = TypeVar("T", Share, Change)


@pages.get("/coverage.svg")
@requires(Permission.TRAINING_READ)
def coverage() -> Response:
    """How far each group is trained, gaps first."""
    return _picture(shares(COVERAGE, must_exist(coverage_shares())))


@pages.get("/confidence.svg")
@requires(Permission.TRAINING_READ)
def confidence() -> Response:
    """What people said before and after."""
    return _picture(changes(ANSWERS, must_exist(confidence_changes())))


def coverage_shares() -> list[Share]:
    """The rows of the chart of coverage; empty when there is nothing to draw."""
    lines = [line for line in covered(clock.today()) if line.headcount != 0]
    return [Share(f"{line.group}: {line.level}", line.trained, line.headcount) for line in lines][:MOST_BARS]


def confidence_changes() -> list[Change]:
    """The rows of the chart of answers, those with both a before and an after."""
    return [
        Change(_asked(each, session), each.before_percent, each.after_percent)
        for each, session in recent_evaluations()
        if each.before_percent is not None and each.after_percent is not None
    ][:MOST_BARS]


def _asked(evaluation: Evaluation, session: TrainingSession) -> str:
    return f"{session.title}: {MEASURE_WORDS[Measure(evaluation.measure)].lower()}"


def must_exist(rows: list[T]) -> list[T]:
    """The rows; NotFound when there is nothing to draw."""
    if not rows:
        raise NotFound("There is nothing to draw here yet.")
    return rows


def _picture(drawing: Drawing) -> Response:
    return Response(drawing.svg, mimetype="image/svg+xml", headers={"Cache-Control": "private, no-cache"})


@pages.app_context_processor
def offer() -> dict[str, Callable[..., Any]]:
    """Lets every template ask for the words that stand for a chart; empty when there is none."""
    return {"coverage_in_words": coverage_in_words, "answers_in_words": answers_in_words}


def coverage_in_words() -> str:
    """The text alternative of the chart of coverage."""
    rows = coverage_shares()
    return shares_in_words(COVERAGE, rows) if rows else ""


def answers_in_words() -> str:
    """The text alternative of the chart of answers."""
    rows = confidence_changes()
    return changes_in_words(ANSWERS, rows) if rows else ""
