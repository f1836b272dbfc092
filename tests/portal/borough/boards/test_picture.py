"""The picture of who reports to whom: columns, lines, words, and nothing that could break it."""

from itertools import pairwise
from xml.etree.ElementTree import Element

from portal.borough.boards.layers import SPACE, Edge, lay_out
from portal.borough.boards.picture import Box, Picture, draw
from tests.portal.borough.boards.drawn import elements_drawn

GROUP, BOARD, OUTSIDE, PANEL = (
    Box("group", "Operational Group", "Operational group"),
    Box("board", "VAWG Board", "Strategic board"),
    Box("outside", "Bi-borough Board", is_named_only=True),
    Box("panel", "A panel on its own", "Panel", "Paused", is_dashed=True),
)
LINES = (Edge("group", "board", "own part"), Edge("group", "outside"))


def _all(picture: Picture, tag: str) -> list[Element]:
    return elements_drawn(picture.address, tag)


def test_every_board_and_line_is_drawn_when_some_stand_alone() -> None:
    picture = draw([GROUP, BOARD, OUTSIDE, PANEL], LINES)
    boxes = _all(picture, "rect")
    assert len(boxes) == 4
    assert len([one for one in boxes if one.get("stroke-dasharray")]) == 1
    assert len([one for one in boxes if one.get("rx") == "22"]) == 1
    assert len([one for one in _all(picture, "path") if one.get("marker-end")]) == 2
    assert "Reporting to nobody, and nobody reports to them" in [one.text for one in _all(picture, "text")]


def test_it_is_said_in_sentences_when_the_picture_cannot_be_seen() -> None:
    assert draw([GROUP, BOARD, OUTSIDE, PANEL], LINES).alt == (
        "Who reports to whom. Operational Group reports to VAWG Board (own part) and to Bi-borough Board. "
        "VAWG Board reports to nobody. A panel on its own reports to nobody."
    )


def test_everything_lies_within_the_picture_when_names_are_long_and_boards_many() -> None:
    boxes = [Box("top", "Top " * 40)] + [Box(str(n), f"{n} " + "Neighbourhood" * 9) for n in range(11)]
    edges = [Edge(str(n), "top" if n < 5 else str(n - 5), "for a part " * (n % 3)) for n in range(9)]
    picture = draw(boxes, edges)
    for one in _all(picture, "rect"):
        x, y, width, height = (float(str(one.get(name))) for name in ("x", "y", "width", "height"))
        assert x >= 0 and y >= 0
        assert x + width <= picture.width and y + height <= picture.height


def test_no_two_boxes_of_a_column_touch_when_lines_pass_between_them() -> None:
    heights = {name: 60.0 for name in "abcdefg"}
    edges = [Edge("b", "a"), Edge("c", "b"), Edge("d", "a"), Edge("e", "c"), Edge("e", "a"), Edge("f", "a")]
    layout = lay_out(heights, edges)
    assert [sorted(one.key for one in column if not one.is_passage) for column in layout.columns] == [
        ["a", "g"],
        ["b", "d", "f"],
        ["c"],
        ["e"],
    ]
    for column in layout.columns:
        for above, below in pairwise(column):
            assert below.y >= above.y + above.height + SPACE
    assert min(one.y for column in layout.columns for one in column) == 0


def test_it_is_drawn_all_the_same_when_lines_run_in_a_circle() -> None:
    picture = draw([GROUP, BOARD], [Edge("group", "board"), Edge("board", "group"), Edge("group", "group")])
    assert len(_all(picture, "rect")) == 2


def test_markup_stays_words_when_it_stands_in_a_name() -> None:
    picture = draw([Box("x", "<b>&</b>", '"quoted"')], [])
    assert [one.text for one in _all(picture, "text")] == ["<b>&</b>", '"quoted"']


def test_there_is_nothing_to_draw_when_there_is_no_board() -> None:
    assert draw([], []).alt == "Who reports to whom."
