"""A chart says all that its pathway says, to eyes and to ears."""

from xml.etree import ElementTree

import pytest

from tests.workflows.pathway_charts.pathways import going_round, hostile, own
from workflows.pathway_charts.chart import Chart, in_words
from workflows.pathway_charts.svg import draw
from workflows.pathway_charts.ways import told, ways_of

_SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"barnet": own("barnet"), "bexley": own("bexley"), "round": going_round()}


def _drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(draw(chart).svg)  # noqa: S314 - we made it ourselves


def _words(element: ElementTree.Element) -> list[str]:
    """Each text of the picture with its lines joined, as somebody reads it."""
    return [" ".join("".join(text.itertext()).split()) for text in element.iter(f"{_SVG}text")]


@pytest.mark.parametrize("name", DRAWN)
def test_every_title_and_every_answer_is_seen_when_a_pathway_is_drawn(name: str) -> None:
    chart = DRAWN[name]
    picture = _drawn(chart)
    boxes = {
        each.get("data-step"): " ".join(_words(each)) for each in picture.iter() if each.get("data-step")
    }
    words = _words(picture)
    rows = [step for key, step in chart.pathway.steps.items() if key != "lost"]
    assert boxes.keys() == {step.key for step in rows}
    for step in rows:
        assert f". {step.title}" in boxes[step.key]
        for option in step.options:
            shown = told(step, option)
            assert shown in words or f"{shown}: this step again" in boxes[step.key] or not shown
        for contact in step.contacts:
            reach = "" if contact.is_missing else contact.phone or contact.email
            assert reach in boxes[step.key].replace(" ", "") or reach in boxes[step.key]


@pytest.mark.parametrize("name", DRAWN)
def test_every_way_is_an_arrow_when_a_pathway_is_drawn(name: str) -> None:
    chart = DRAWN[name]
    arrows = [each for each in _drawn(chart).iter() if each.get("data-from")]
    drawn = sorted((str(each.get("data-from")), str(each.get("data-to"))) for each in arrows)
    steps = chart.pathway.steps.values()
    leads = [(step.key, option.goes_to) for step in steps for option in step.options]
    assert drawn == sorted((start, goes_to) for start, goes_to in leads if start != goes_to)
    for arrow, way in zip(arrows, ways_of(chart.pathway), strict=True):
        is_broken = any(each.get("stroke-dasharray") for each in arrow)
        assert is_broken == (way.basis == "inferred")


@pytest.mark.parametrize("name", DRAWN)
def test_ears_hear_every_step_and_answer_when_a_chart_is_read_out(name: str) -> None:
    chart = DRAWN[name]
    said = _drawn(chart).findtext(f"{_SVG}desc") or ""
    assert said == in_words(chart)
    for key, step in chart.pathway.steps.items():
        if key != "lost":
            assert step.title in said
            for option in step.options:
                goes_to = chart.pathway.steps[option.goes_to].title.rstrip("?")
                assert f"{option.words}: go to " in said and goes_to in said


def test_nothing_becomes_markup_when_words_are_hostile() -> None:
    drawn = draw(hostile()).svg
    picture = ElementTree.fromstring(drawn)  # noqa: S314 - we made it ourselves
    assert not {each.tag for each in picture.iter()} & {f"{_SVG}script", f"{_SVG}b"}
    assert not any(name.startswith("on") for each in picture.iter() for name in each.attrib)
    assert "<script>alert(1)</script>" in " ".join(_words(picture))
    assert "style" not in {name for each in picture.iter() for name in each.attrib}


def test_the_same_pathway_makes_the_same_picture_when_it_is_drawn_again() -> None:
    assert draw(own("barnet")).svg == draw(own("barnet")).svg
