"""A chart on paper: one page, tagged, and told in words."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.workflows.pathway_charts.pathways import going_round, hostile, own
from workflows.pathway_charts.chart import Chart
from workflows.pathway_charts.paper import chart_pdf


def _opened(chart: Chart) -> PdfReader:
    return PdfReader(BytesIO(chart_pdf(chart, "Borough of Somewhere")))


def _tags(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, dict):
        yield node
        yield from _tags(node.get("/K", []))


def _told(reader: PdfReader) -> str:
    """What a screen reader says in place of the picture."""
    root: Any = reader.trailer["/Root"]
    told = {
        each["/Alt"]
        for each in _tags(root["/StructTreeRoot"])
        if each.get("/S") == "/Figure" and "/Alt" in each
    }
    (words,) = told
    return str(words)


@pytest.mark.parametrize("slug", ["barnet", "bexley"])
def test_every_step_and_answer_is_on_one_page_when_a_chart_is_printed(slug: str) -> None:
    chart = own(slug)
    reader = _opened(chart)
    (page,) = reader.pages
    printed = " ".join(page.extract_text().split())
    told = _told(reader)
    for step in chart.pathway.steps.values():
        assert step.title in told
        for option in step.options:
            assert f"{option.words}: go to " in told
    assert chart.title in printed and "In immediate danger, ring 999." in printed
    assert all(words in printed.replace("\n", " ") for words in chart.about)


def test_it_says_that_it_is_accessible_when_a_reader_asks() -> None:
    reader = _opened(own("bexley"))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own kind of true
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata is not None and reader.metadata.title == "Bexley’s referral pathway"


@pytest.mark.parametrize("chart", [going_round(), hostile()], ids=["round", "hostile"])
def test_a_page_comes_out_when_a_pathway_is_odd(chart: Chart) -> None:
    reader = _opened(chart)
    assert len(reader.pages) == 1
    assert all(step.title[:5] in _told(reader) for key, step in chart.pathway.steps.items() if key in "ac")
