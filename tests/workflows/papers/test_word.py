"""A paper as Word opens it."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from tests.factories.papers import HOSTILE, LONG_WORD, hostile_paper, paper
from workflows.papers.content import Paper
from workflows.papers.word import as_word


def _open(written: Paper) -> Document:
    return docx.Document(BytesIO(as_word(written)))


def _styled(document: Document, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == style]


def test_headings_are_real_ones_when_a_paper_is_written() -> None:
    document = _open(paper())
    assert _styled(document, "Title") == ["Highlight report for the board"]
    assert _styled(document, "Heading 1") == ["Summary", "Progress"]
    assert _styled(document, "Heading 2") == ["Prevent"]
    assert _styled(document, "Heading 3") == ["Deep"]
    assert _styled(document, "List Bullet") == ["One", "Two"]


def test_paragraphs_keep_their_lines_when_they_are_broken() -> None:
    assert {"First.", "Second,\nbroken."} <= {each.text for each in _open(paper()).paragraphs}


def test_the_head_of_a_table_repeats_when_it_runs_over_pages() -> None:
    table = _open(paper()).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["Action", "Closed on", "Days"]
    heads = [
        row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows if row._tr.trPr is not None
    ]
    assert heads == [True] + [False] * 60
    look = table._tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert table._tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Closed in the period"
    assert sum(column.width or 0 for column in table.columns) <= Cm(17.01)


def test_a_sentence_stands_instead_of_a_table_when_there_are_no_rows() -> None:
    document = _open(paper())
    assert "Nothing: No action." in [each.text for each in document.paragraphs]
    assert len(document.tables) == 2  # the facts, and the one with rows


def test_a_picture_has_its_words_and_fits_when_it_is_drawn() -> None:
    (about,) = _open(paper()).element.body.iter(qn("wp:docPr"))
    assert about.get("descr") == "Prevent 3, Pursue 5"
    (extent,) = _open(paper()).element.body.iter(qn("wp:extent"))
    assert int(extent.get("cx")) <= Cm(17.01)


def test_the_document_says_what_it_is_when_its_properties_are_read() -> None:
    document = _open(paper())
    about = document.core_properties
    assert (about.title, about.author) == ("Highlight report for the board", "Borough of Somewhere")
    (language,) = document.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"


def test_every_page_is_marked_and_counted_when_printed() -> None:
    document = _open(paper())
    (page,) = document.sections
    assert "Draft" in page.header.paragraphs[0].text
    assert "Highlight report for the board" in page.header.paragraphs[0].text
    assert "Draft" in page.first_page_header.paragraphs[0].text
    for footer in (page.footer, page.first_page_footer):
        fields = [each.get(qn("w:instr")) for each in footer._element.iter(qn("w:fldSimple"))]
        assert fields == [" PAGE ", " NUMPAGES "]
        assert "".join(each.text or "" for each in footer._element.iter(qn("w:t"))).endswith("Page 1 of 1")
    assert (page.page_width or 0, page.left_margin or 0) == pytest.approx((Cm(21), Cm(2)), rel=0.001)


def test_the_document_opens_with_every_word_when_hostile_text_was_typed() -> None:
    document = _open(hostile_paper())
    text = "\n".join(each.text for each in document.paragraphs)
    assert HOSTILE in text and LONG_WORD in text and "bell null half form" in text
    assert HOSTILE in document.tables[2].cell(3, 0).text
    assert document.tables[2].cell(3, 1).text == "line\nline"


def test_it_is_no_old_document_when_word_opens_it() -> None:
    with ZipFile(BytesIO(as_word(paper()))) as parts:
        assert b"compatibilityMode" in parts.read("word/settings.xml")
