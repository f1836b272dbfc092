"""A paper as a Word document, with real headings, lists and tables that a screen reader can follow."""

from io import BytesIO
from typing import assert_never

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph as WordParagraph

from tenants import clock
from workflows.papers.columns import Head, shares_in
from workflows.papers.content import Block, Bullets, Facts, Paper, Paragraph, Picture, Section, Table
from workflows.papers.legible import named, one_line, paragraphs_of
from workflows.papers.word_styles import TEXT_WIDTH, prepare_styles
from workflows.papers.word_tables import add_facts, add_table

_DEEPEST = 3
_LONGEST_PROPERTY = 255


def as_word(paper: Paper) -> bytes:
    """The paper as a .docx file."""
    document = docx.Document()
    prepare_styles(document)
    _lay_out(document)
    _write_properties(document, paper)
    _write_margins(document, paper)
    _write_title(document, paper)
    for section in paper.sections:
        _write_section(document, section, 1)
    _number_pictures(document)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _lay_out(document: Document) -> None:
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    page.header_distance = page.footer_distance = Cm(1)


def _write_properties(document: Document, paper: Paper) -> None:
    about = document.core_properties
    about.title = one_line(paper.title)[:_LONGEST_PROPERTY]
    about.author = about.last_modified_by = one_line(paper.organisation)[:_LONGEST_PROPERTY]
    about.subject = one_line(paper.subtitle)[:_LONGEST_PROPERTY]
    about.category = one_line(paper.marking)[:_LONGEST_PROPERTY]
    about.comments, about.language = "", "en-GB"
    about.created = about.modified = clock.now().replace(tzinfo=None)


def _write_margins(document: Document, paper: Paper) -> None:
    """The title heads every page but the first, which has it in full; the marking stands on every page."""
    page = document.sections[0]
    page.different_first_page_header_footer = True
    marking, title = one_line(paper.marking), one_line(paper.title)
    _write_line(page.first_page_header.paragraphs[0], "", marking)
    _write_line(page.header.paragraphs[0], title, marking)
    for footer in (page.first_page_footer, page.footer):
        line = footer.paragraphs[0]
        _write_line(line, one_line(paper.organisation), "Page ")
        _add_number(line, "PAGE")
        line.add_run(" of ")
        _add_number(line, "NUMPAGES")


def _write_line(line: WordParagraph, left: str, right: str) -> None:
    line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{left}\t{right}")


def _add_number(line: WordParagraph, field: str) -> None:
    """A number that Word counts itself."""
    line._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _write_title(document: Document, paper: Paper) -> None:
    if paper.organisation:
        document.add_paragraph(one_line(paper.organisation), style="Subtitle")
    document.add_paragraph(named(paper.title, "Untitled"), style="Title")
    if paper.subtitle:
        document.add_paragraph(one_line(paper.subtitle), style="Subtitle")
    add_facts(document, paper.about)


def _write_section(document: Document, section: Section, level: int) -> None:
    document.add_paragraph(named(section.heading, "Untitled"), style=f"Heading {min(level, _DEEPEST)}")
    widths = shares_in(section.blocks)
    for block in section.blocks:
        _write_block(document, block, widths)
    for part in section.parts:
        _write_section(document, part, level + 1)


def _write_block(document: Document, block: Block, widths: dict[Head, list[float]]) -> None:
    match block:
        case Paragraph():
            for part in block.paragraphs():
                document.add_paragraph(part)
        case Bullets(items):
            for item in items:
                document.add_paragraph("\n".join(paragraphs_of(item)), style="List Bullet")
        case Facts():
            add_facts(document, block)
        case Table():
            add_table(document, block, widths[block.head])
        case Picture():
            _add_picture(document, block)
        case _:
            assert_never(block)


def _add_picture(document: Document, picture: Picture) -> None:
    document.add_paragraph(one_line(picture.caption), style="Caption")
    paragraph = document.add_paragraph()
    shape = paragraph.add_run().add_picture(BytesIO(picture.png))
    if shape.width > TEXT_WIDTH:
        shape.height = shape.height * TEXT_WIDTH // shape.width
        shape.width = TEXT_WIDTH
    shape._inline.docPr.set("descr", named(picture.alt, "A drawing"))
    shape._inline.docPr.set("title", one_line(picture.caption))


def _number_pictures(document: Document) -> None:
    """Word asks for another number on each drawing."""
    for number, about in enumerate(document.element.body.iter(qn("wp:docPr")), start=1):
        about.set("id", str(number))
