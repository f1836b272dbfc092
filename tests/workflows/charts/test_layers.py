"""Layers are told apart without colour, and what is not known is always crossed."""

from workflows.charts.columns import columns, panels
from workflows.charts.layers import Layer, drawn_layers, style_of
from workflows.charts.lying import groups, stacked
from workflows.charts.spans import Span, spans
from workflows.charts.titled import Frame

ADULTS, CHILDREN = Layer("Adults", (3, 0, 2)), Layer("Children", (1, None, 0))
UNKNOWN = Layer("Age not known", (0, 0, 4), is_unknown=True)
LABELS = ("Labour", "Criminal", "Not known")


def test_no_two_layers_share_a_pattern_when_seven_are_stacked() -> None:
    looks = [style_of(place)["hatch"] for place in range(7)] + [style_of(0, is_unknown=True)["hatch"]]
    assert len(set(looks)) == len(looks)


def test_a_layer_without_any_count_is_left_out_of_the_key_when_others_have_some() -> None:
    empty = Layer("Organ removal", (0, 0, 0))
    assert [layer.title for _place, layer in drawn_layers([ADULTS, empty, UNKNOWN])] == [
        "Adults",
        "Age not known",
    ]
    assert drawn_layers([empty]) == [(0, empty)]


def test_a_picture_is_an_svg_on_a_page_and_a_png_too_when_it_leaves_it() -> None:
    layers, frame = (ADULTS, CHILDREN, UNKNOWN), Frame("People by type", ("From the log.",))
    spanning = [Span("All", 3, 9, 20), Span("Published", average=23), Span("Panel")]
    on_page = [
        columns(LABELS, layers, "words", "People", unknown=(False, False, True)),
        panels(LABELS, layers[:2], "words"),
        stacked(LABELS, layers, "words", "People", unknown=(False, False, True)),
        groups(LABELS, layers[:2], "words", "People"),
        spans(spanning, "words", "Days"),
    ]
    leaving = [
        columns(LABELS, layers, "words", "People", frame=frame),
        panels(LABELS, layers[:2], "words", frame),
        stacked(LABELS, layers, "words", "People", frame=frame),
        groups(LABELS, layers[:2], "words", "People", frame=frame),
        spans(spanning, "words", "Days", frame),
    ]
    assert all(each.svg.startswith(b"<?xml") and not each.png and each.alt == "words" for each in on_page)
    assert all(each.png.startswith(b"\x89PNG") for each in leaving)


def test_the_same_picture_has_the_same_bytes_when_it_is_drawn_twice() -> None:
    first, second = (stacked(LABELS, (ADULTS, UNKNOWN), "words", "People").svg for _ in "ab")
    assert first == second


def test_a_number_is_said_in_words_when_it_alone_would_not_be_true() -> None:
    rounded = Layer("July to September", (0, None, 25), said=("0–4", "[c]", "25"))
    beside = groups(LABELS, [rounded], "words", "Referrals").svg.decode()
    assert "0–4" in beside and "[c]" in beside and "not known" not in beside
    for draw in (columns, stacked):
        wholes = draw(LABELS, [rounded], "words", "Referrals", wholes=("0–4", "[c]", "25")).svg.decode()
        assert "0–4" in wholes and "[c]" in wholes
