"""Puts one protected figure of each authority on the map of squares, in classes that are told in words."""

from portal.network.tile_map import TileMap, tile_map
from workflows.register.cube import Axis, Cell, Code, Coverage, Cube
from workflows.register.rules import Method


def _map(**cells: Cell) -> TileMap | None:
    codes = [Code(slug, slug.title(), "leaf") for slug in cells]
    return tile_map(
        Cube(
            measure_key="referrals",
            title="Referrals",
            unit="referrals",
            method=Method.ROUNDING,
            axes=(Axis("authority", "Authority", (*codes, Code(None, "London", "total"))),),
            cells={(slug,): cell for slug, cell in cells.items()},
            tables=(),
            coverages={"2025-26-q2": Coverage(len(cells), 33)},
            limits=(),
            release_ids=(),
        ),
        {},
        "Referrals",
    )


def _steps(found: TileMap) -> dict[str, str]:
    return {each.name: each.step.words if each.step else each.cell.words for each in found.squares}


def test_every_square_stands_in_the_class_of_its_released_figure_when_it_is_rounded() -> None:
    cells = {
        slug: Cell(value, "", 4)
        for slug, value in (("barnet", 0), ("camden", 5), ("brent", 25), ("ealing", 80))
    }
    found = _map(**cells, harrow=Cell(None, "c"), enfield=Cell(None, "x"))
    assert found is not None
    assert [step.words for step in found.steps] == ["0–4", "5 to 20", "25 to 40", "45 to 60", "65 or more"]
    assert _steps(found) == {
        "Barnet": "0–4",
        "Camden": "5 to 20",
        "Brent": "25 to 40",
        "Ealing": "65 or more",
        "Harrow": "[c]",
        "Enfield": "[x]",
    }
    assert [sign for sign, _ in found.signs] == ["[c]", "[x]"]
    assert len({step.mark for step in found.steps}) == len(found.steps)  # told apart without colours


def test_nothing_is_a_class_of_its_own_when_figures_are_exact() -> None:
    found = _map(barnet=Cell(0), camden=Cell(3), brent=Cell(7))
    assert found is not None
    assert [step.words for step in found.steps] == ["0", "1 to 2", "3 to 4", "5 to 6", "7 or more"]
    assert _steps(found) == {"Barnet": "0", "Camden": "3 to 4", "Brent": "7 or more"}


def test_there_is_no_map_when_no_authority_has_a_figure() -> None:
    assert _map(barnet=Cell(None, "x")) is None
