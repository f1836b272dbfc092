"""The results of a survey as a sheet and as a CSV file: counts and nothing else."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date

from tenants.records.surveys.models import Survey
from tenants.records.surveys.queries import Response
from tenants.records.surveys.results import QuestionResult, Results
from tenants.records.surveys.rules import LEAST_SHOWN
from workflows.workbooks.writing import About, Cell, Column, Kind, SheetTable, as_workbook

ALL_AREAS, NO_AREA = "All areas", "Area not given"
HELD_BACK = f"Held back: fewer than {LEAST_SHOWN} answers, or too few left over"
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t")
_CONFIDENTIAL = (
    "Counts of answers, which name nobody. Say beside them how many were asked and how many answered: those "
    "who did not answer may differ from those who did."
)
_COUNTS = (
    Column("Area", "The area of those who answered, or all areas together"),
    Column("Question", "As it was asked"),
    Column(
        "Answer", f"One of the answers; of numbers, a band. “{HELD_BACK}” stands where counts are not told"
    ),
    Column("Count", "How many organisations chose this answer; empty where it is held back", Kind.NUMBER),
    Column("Per cent", "Of those who answered this question", Kind.NUMBER),
    Column("Answered this question", "How many organisations", Kind.NUMBER),
    Column("Did not answer this question", "Of those who answered the survey", Kind.NUMBER),
    Column(
        "Total",
        "Of questions for a number: all numbers added up; empty where it would tell one of them",
        Kind.NUMBER,
    ),
)
_RATES = (
    Column("Area", "As the invitations give it"),
    Column("Asked", "How many organisations were sent a link", Kind.NUMBER),
    Column("Answered", "How many of them answered", Kind.NUMBER),
    Column("Response rate", "Per cent", Kind.NUMBER),
)


def area_words(area: str | None) -> str:
    """An area in words; None stands for all of them."""
    return ALL_AREAS if area is None else area or NO_AREA


def as_excel(
    survey: Survey, results: Sequence[Results], rates: Sequence[Response], *, made_for: str, on: date
) -> bytes:
    """A workbook with the counts, the response rates, and a dictionary of the columns."""
    tables = [
        SheetTable("Counts", _COUNTS, _rows(results)),
        SheetTable("Response rates", _RATES, [_rate(each) for each in rates]),
    ]
    source = f"Answers to the survey “{survey.title}”, counted by the portal"
    about = About(source, made_for, on, confidentiality=_CONFIDENTIAL)
    return as_workbook(tables, title=f"Results of {survey.title}"[:200], about=about)


def as_csv(results: Sequence[Results]) -> bytes:
    """The counts as a CSV file that Excel opens with the right letters; no cell of it is a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.heading for column in _COUNTS])
    writer.writerows([_plain(cell) for cell in row] for row in _rows(results))
    return out.getvalue().encode("utf-8-sig")


def _rows(results: Sequence[Results]) -> Iterator[tuple[Cell, ...]]:
    for each in results:
        for result in each.questions:
            yield from _of_question(area_words(each.area), result)


def _of_question(area: str, result: QuestionResult) -> Iterator[tuple[Cell, ...]]:
    words = result.question.words
    if result.is_held_back:
        yield area, words, HELD_BACK, None, None, None, None, None
    for each in result.counts:
        counts = (each.count, each.percent, result.answered, result.unanswered, result.total)
        yield area, words, each.words, *counts


def _rate(each: Response) -> tuple[Cell, ...]:
    return area_words(each.area), each.invited, each.answered, each.percent


def _plain(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_LIKE_A_FORMULA) else text
