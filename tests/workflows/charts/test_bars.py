"""Charts say in words and in pictures the same as their numbers."""

import pytest

from workflows.charts.bars import Change, Share, changes, shares

ROWS = [
    Share("Housing", 12, 120),
    Share("Care", 140, 140),
    Share("Councillors", 3, None),
    Share("None", 0, 0),
]


def test_the_words_name_the_lowest_and_the_unknown_when_shares_are_drawn() -> None:
    drawing = shares("Training", ROWS)
    assert "Lowest: Housing, 12 of 120 (10%); Care, 140 of 140 (100%)." in drawing.alt
    assert "The headcount of 1 of 4 is not known." in drawing.alt
    assert b"<svg" in drawing.svg and drawing.png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 10, 0), (1, 3, 33), (999, 1000, 99), (7, 5, 100), (3, None, None), (0, 0, None)],
)
def test_a_share_is_everybody_only_when_nobody_is_missing(
    part: int, whole: int | None, percent: int | None
) -> None:
    assert Share("Housing", part, whole).percent == percent


def test_the_words_hold_every_number_when_changes_are_drawn() -> None:
    drawing = changes("Before and after", [Change("Sure what to do", 43, 93), Change("Worse", 60, 40)])
    assert (
        drawing.alt
        == "Before and after. Sure what to do: 43% before, 93% after; Worse: 60% before, 40% after."
    )


def test_the_same_figures_make_the_same_picture() -> None:
    assert shares("Training", ROWS).svg == shares("Training", ROWS).svg


def test_words_that_look_like_markup_or_formulas_are_drawn_as_they_are() -> None:
    hostile = [Share('<script>&"$\\foo{$ x^2', 1, 2), Share("x" * 300, 1, 2), Share("$", 0, 1)]
    assert b"<script>" not in shares("Training $1$", hostile).svg
