"""Tables of a paper in Word: a head that repeats on each page, and widths that fit the text."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from workflows.papers.content import Facts, Table
from workflows.papers.legible import one_line
from workflows.papers.word_styles import CELL, FACTS, TABLE, TEXT_WIDTH

#: A row with fewer letters than this in each cell stays on one page.
_SHORT = 600
_TERM_SHARE = 0.3


def add_table(document: Document, table: Table, widths: Sequence[float]) -> None:
    """Writes a table under its caption; a sentence instead of one without rows."""
    if not table.rows:
        _say_nothing(document, table)
        return
    document.add_paragraph(one_line(table.caption), style="Caption")
    written = _begin(document, TABLE, (len(table.rows) + 1, len(table.head)), widths)
    _describe(written, one_line(table.caption))
    _write_row(written, 0, table.head, table.numbers)
    _mark(written.rows[0]._tr, "w:tblHeader")
    for place, row in enumerate(table.rows, start=1):
        _write_row(written, place, row, table.numbers)
    _leave_room(document)


def add_facts(document: Document, facts: Facts) -> None:
    """Writes pairs as a table of two columns without a head."""
    if not facts.pairs:
        return
    written = _begin(document, FACTS, (len(facts.pairs), 2), (_TERM_SHARE, 1 - _TERM_SHARE))
    written._tblPr.find(qn("w:tblLook")).set(qn("w:firstRow"), "0")
    written._tblPr.find(qn("w:tblLook")).set(qn("w:val"), "0080")
    for place, pair in enumerate(facts.pairs):
        _write_row(written, place, pair, frozenset())
    _leave_room(document)


def _say_nothing(document: Document, table: Table) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{one_line(table.caption)}: ").bold = True
    paragraph.add_run(one_line(table.nothing))


def _begin(document: Document, style: str, size: tuple[int, int], widths: Sequence[float]) -> WordTable:
    table: WordTable = document.add_table(*size, style=style)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Length(int(TEXT_WIDTH * share))
    look = table._tblPr.find(qn("w:tblLook"))
    look.set(qn("w:val"), "00A0")  # a first row and a first column, no stripes
    for name, is_on in (("firstRow", "1"), ("firstColumn", "1"), ("noVBand", "1"), ("noHBand", "1")):
        look.set(qn(f"w:{name}"), is_on)
    return table


def _describe(table: WordTable, words: str) -> None:
    """Names the table to a screen reader."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), words)
    table._tblPr.append(caption)


def _write_row(table: WordTable, place: int, texts: Sequence[str], numbers: frozenset[int]) -> None:
    row = table.rows[place]
    for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = table.columns[column].width
        _write_cell(cell, text, is_number=column in numbers)
    if max(map(len, texts), default=0) < _SHORT:
        _mark(row._tr, "w:cantSplit")


def _write_cell(cell: _Cell, text: str, *, is_number: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL
    paragraph.add_run(text.strip())
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _mark(row: CT_Row, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _leave_room(document: Document) -> None:
    """Word sets whatever follows straight against a table; an empty line is the only way to part them."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(6)
