"""A paper as a page, and as a file to keep."""

from io import BytesIO

import docx
import pytest
from flask import Flask, get_template_attribute
from pypdf import PdfReader

from portal.papers import file_name, send_pdf, send_word
from tests.factories.papers import HOSTILE, LONG_WORD, hostile_paper, paper
from tests.page import Page, text_of
from workflows.papers.content import Paper


def _page(portal: Flask, shown: Paper) -> Page:
    macro = get_template_attribute("components/paper.html", "paper_page")
    words = f"<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{macro(shown)}</body></html>"
    page = Page(200, "/", words, {})
    assert not page.faults
    return page


def test_headings_stand_in_order_when_a_paper_is_a_page(sqlite_portal: Flask) -> None:
    page = _page(sqlite_portal, paper())
    headings = [
        (each.tag, text_of(each)) for each in page.tree.iter() if each.tag in ("h1", "h2", "h3", "h4")
    ]
    assert headings == [
        ("h1", "Highlight report for the board"),
        ("h2", "Summary"),
        ("h2", "Progress"),
        ("h3", "Prevent"),
        ("h4", "Deep"),
    ]


def test_a_table_names_its_rows_and_columns_when_a_paper_is_a_page(sqlite_portal: Flask) -> None:
    (table,) = _page(sqlite_portal, paper()).tree.iter("table")
    assert text_of(table.find("caption")) == "Closed in the period"
    assert [each.get("scope") for each in table.iter("th")] == ["col"] * 3 + ["row"] * 60
    assert {each.get("data-label") for each in table.iter("td")} == {"Closed on", "Days"}


def test_a_picture_stands_in_its_address_with_words_when_a_paper_is_a_page(sqlite_portal: Flask) -> None:
    (picture,) = _page(sqlite_portal, paper()).tree.iter("img")
    assert picture.get("alt") == "Prevent 3, Pursue 5"
    assert picture.get("src", "").startswith("data:image/svg+xml;base64,")


def test_hostile_text_stays_text_when_a_paper_is_a_page(sqlite_portal: Flask) -> None:
    page = _page(sqlite_portal, hostile_paper())
    assert HOSTILE in page.text and LONG_WORD in page.text
    assert not list(page.tree.iter("b"))


def test_a_file_arrives_to_be_kept_when_it_is_sent(sqlite_portal: Flask) -> None:
    name = "Highlight report Safer Harrow March 2027"
    with sqlite_portal.test_request_context():
        word, pdf = send_word(paper(), name), send_pdf(paper(), name)
        for response in (word, pdf):
            response.direct_passthrough = False
        assert word.headers["Content-Disposition"] == f'attachment; filename="{name}.docx"'
        assert pdf.headers["Content-Disposition"] == f'attachment; filename="{name}.pdf"'
        assert "sandbox" in word.headers["Content-Security-Policy"]
        assert docx.Document(BytesIO(word.get_data())).paragraphs
        assert PdfReader(BytesIO(pdf.get_data())).pages


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Report: “Safer Harrow” 1/2", "Report “Safer Harrow” 1 2"),
        ("../../etc/passwd", "etc passwd"),
        ('a"\r\nSet-Cookie: x', "a Set-Cookie x"),
        ("\x00\ud800", "Paper"),
        ("...", "Paper"),
        ("x" * 300, "x" * 100),
    ],
)
def test_a_name_fits_every_file_system_when_a_file_is_named(typed: str, kept: str) -> None:
    assert file_name(typed) == kept
