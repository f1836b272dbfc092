"""A paper as a reader of PDFs opens it, with eyes or without."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.factories.papers import HOSTILE, hostile_paper, paper
from workflows.papers.content import Paper, Section
from workflows.papers.pdf import as_pdf


def _open(written: Paper) -> PdfReader:
    return PdfReader(BytesIO(as_pdf(written)))


def _tags(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, dict):
        yield node
        yield from _tags(node.get("/K", []))


def _tagged(reader: PdfReader, kind: str) -> list[Any]:
    root: Any = reader.trailer["/Root"]
    return [each for each in _tags(root["/StructTreeRoot"]) if each.get("/S") == kind]


def test_it_says_that_it_is_accessible_when_a_reader_asks() -> None:
    reader = _open(paper())
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own kind of true
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - as above
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "Highlight report for the board"
    assert reader.metadata.author == "Borough of Somewhere"


def test_headings_lists_and_tables_are_tagged_when_a_paper_is_written() -> None:
    reader = _open(paper())
    assert len(_tagged(reader, "/H1")) == 2
    assert len(_tagged(reader, "/H2")) == len(_tagged(reader, "/H3")) == 1
    assert len(_tagged(reader, "/Table")) == len(_tagged(reader, "/THead")) == 1
    assert len(_tagged(reader, "/TH")) == 3
    assert len(_tagged(reader, "/TR")) == 61
    assert _tagged(reader, "/L")
    assert [each["/Alt"] for each in _tagged(reader, "/Figure") if "/Alt" in each] == ["Prevent 3, Pursue 5"]


def test_every_page_is_marked_counted_and_headed_when_the_table_runs_on() -> None:
    pages = [" ".join(page.extract_text().split()) for page in _open(paper()).pages]
    assert len(pages) > 2
    for number, words in enumerate(pages, start=1):
        assert "Draft" in words
        assert f"Page {number} of {len(pages)}" in words
    assert sum("Closed on" in words for words in pages) > 1


def test_a_sentence_stands_instead_of_a_table_when_there_are_no_rows() -> None:
    words = " ".join(page.extract_text() for page in _open(paper()).pages)
    assert "Nothing: No action." in words


def test_hostile_text_stays_text_when_it_was_typed() -> None:
    words = "".join(page.extract_text() for page in _open(hostile_paper()).pages)
    assert "".join(HOSTILE.split()) in "".join(words.replace("\u200b", "").split())


@pytest.mark.parametrize("unknown", ["✨", "〓", "\ue008", "中", "\u1f5a"])
def test_a_square_stands_for_a_character_when_the_typeface_lacks_it(unknown: str) -> None:
    written = Paper("Somewhere", f"One {unknown} two", sections=(Section(f"Three {unknown} four"),))
    words = " ".join(page.extract_text() for page in _open(written).pages)
    assert "Three □ four" in words


def test_a_paper_is_written_when_it_has_nothing_but_its_name() -> None:
    assert len(_open(Paper("Somewhere", "A paper")).pages) == 1
    assert len(_open(Paper("", "")).pages) == 1
