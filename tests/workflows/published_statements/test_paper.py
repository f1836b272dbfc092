"""A statement as a paper: what comes first, how typed points become lists, and how a draft is marked."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from tenants.records.statements.copies import KeptCopy, PromiseCopy, SectionCopy, StatementCopy
from tenants.records.statements.rules import AREA_WORDS, LEVEL_WORDS
from workflows.papers.content import Bullets, Paragraph
from workflows.papers.pdf import as_pdf
from workflows.papers.word import as_word
from workflows.published_statements.paper import (
    DRAFT,
    INVENTED,
    KEPT,
    PROMISES,
    blocks_of,
    level_sentence,
    statement_paper,
)
from workflows.published_statements.values import as_copy, as_values

COPY = StatementCopy(
    title="Modern slavery statement 2025/26",
    year_starts_on=date(2025, 4, 1),
    year_ends_on=date(2026, 3, 31),
    introduction="Why we write this.",
    sections=tuple(
        SectionCopy(area.value, words, "What we do.\n\n- One\n- Two", "Level 1: good practice")
        for area, words in AREA_WORDS.items()
    ),
    promises=(
        PromiseCopy("training", "Train every buyer", date(2027, 3, 31)),
        PromiseCopy("risk", "Look again"),
    ),
    kept=(KeptCopy("Map the tiers", "Partly done", "Two sectors of four."),),
    approved_by_board="Cabinet",
    approved_on=date(2026, 9, 14),
    signed_by="Robin Example",
    signed_role="Leader of the council",
    signed_on=date(2026, 9, 15),
    guidance_title="Guidance of March 2025",
)
UNSIGNED = replace(COPY, approved_on=None, signed_by="", signed_role="", signed_on=None)


def test_a_copy_is_the_same_when_it_has_been_plain_values() -> None:
    assert as_copy(as_values(COPY)) == COPY
    assert as_copy(as_values(UNSIGNED)) == UNSIGNED


def test_who_approved_and_signed_it_comes_first_when_it_is_a_paper() -> None:
    paper = statement_paper(COPY, "London Borough of Barnet", published_on=date(2026, 9, 20))
    assert paper.about.pairs[:3] == (
        ("Approved by", "Cabinet, on 14 September 2026"),
        ("Signed by", "Robin Example, Leader of the council, on 15 September 2026"),
        ("Published", "20 September 2026"),
    )
    headings = [section.heading for section in paper.sections]
    assert headings == ["Introduction", *AREA_WORDS.values(), PROMISES, KEPT]
    assert paper.marking == ""


def test_nothing_is_said_to_be_approved_when_it_is_a_draft() -> None:
    paper = statement_paper(UNSIGNED, "London Borough of Barnet", marking=DRAFT, is_demonstration=True)
    assert dict(paper.about.pairs)["Approved by"] == dict(paper.about.pairs)["Signed by"] == "Not yet"
    assert DRAFT in paper.marking and INVENTED in paper.marking


def test_points_become_a_list_when_lines_begin_with_a_dash() -> None:
    found = blocks_of("We check:\n- agencies\n• cleaners \n\nAnd then\nwe look again.\n-\n")
    assert found == (
        Paragraph("We check:"),
        Bullets(("agencies", "cleaners")),
        Paragraph("\nAnd then\nwe look again.\n-"),
    )
    assert blocks_of(" \n ") == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (LEVEL_WORDS["level-2"], "By our own assessment this section reaches Level 2 (best practice)."),  # type: ignore[index]
        (LEVEL_WORDS["absent"], "By our own assessment this section does not reach Level 1 yet."),  # type: ignore[index]
    ],
)
def test_a_level_is_told_in_a_sentence_when_a_section_has_one(words: str, told: str) -> None:
    assert level_sentence(words) == told


def test_the_pdf_is_tagged_and_marked_on_every_page_when_it_is_a_draft() -> None:
    long = replace(UNSIGNED, introduction="\n\n".join(["A long paragraph of plain words. " * 12] * 20))
    reader = PdfReader(BytesIO(as_pdf(statement_paper(long, "London Borough of Barnet", marking=DRAFT))))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] == True  # type: ignore[index] # noqa: E712 - pypdf's own true
    assert catalogue["/Lang"] == "en-GB"  # type: ignore[index]
    assert len(reader.pages) > 2
    assert all(DRAFT in page.extract_text() for page in reader.pages)


def test_the_word_file_has_headings_and_points_when_it_is_written() -> None:
    written = docx.Document(BytesIO(as_word(statement_paper(COPY, "London Borough of Barnet"))))
    styles = {paragraph.text: paragraph.style.name for paragraph in written.paragraphs if paragraph.style}
    assert styles["Due diligence"] == "Heading 1"
    assert styles["Two"] == "List Bullet"
    assert [table.rows[0].cells[0].text for table in written.tables[1:]] == ["Promise", "Promise"]
